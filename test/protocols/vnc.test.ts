import { describe, expect, it } from "vitest";
import { seenIn, type Piece } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const client = (hex: string): Piece => ({ direction: 0, bytes: octets(hex) });
const server = (hex: string): Piece => ({ direction: 1, bytes: octets(hex) });
const shownOctets = (hex: string): string => hex.match(/../g)!.join(":");
const text = (words: string): string => Buffer.from(words).toString("hex");
const greeting = (version: string): Piece[] =>
  [server, client].map((side) => side(text(`RFB ${version}\n`))) satisfies Piece[];

const INIT = `0010 0010 08 08 00 01 0003 0003 0003 04 02 00 000000 00000004 ${text("test")}`;
const SET_UP = [...greeting("003.008"), server("01 01"), client("01"), server("00000000"), client("01"), server(INIT)];
const seen = (pieces: readonly Piece[], port = 5900) => seenIn(pieces, port);
const last = (pieces: readonly Piece[], port?: number) => seen(pieces, port).at(-1)!;
const shown = (hex: string) => last([...SET_UP, server(hex)]).fields;
/** An update of one rectangle of eight by two pixels. */
const update = (encoding: string, data: string) => shown(`00 00 0001 0001 0002 0008 0002 ${encoding} ${data}`);

describe("VNC", () => {
  it("follows a connection up to what the server shows, on any port", () => {
    for (const port of [5900, 7777]) {
      const packets = seen(SET_UP, port);
      expect(packets.map(({ path }) => path)).toEqual(packets.map(() => "eth:ethertype:ip:tcp:vnc"));
      expect(packets[1]!.fields.get("vnc.client_proto_ver")).toEqual(["003.008"]);
      expect(packets[4]!.fields.get("vnc.auth_result")).toEqual(["0"]);
      expect(packets[6]!.fields.get("vnc.desktop_name")).toEqual(["test"]);
    }
  });

  it("knows how clients prove who they are, and that they failed", () => {
    const proof = "11".repeat(16);
    const refused = [server("0102"), client("02"), server(proof), client(proof), server("00000001 00000003 626164")];
    const packets = seen([...greeting("003.008"), ...refused]);
    expect(packets[4]!.fields.get("vnc.auth_challenge")).toEqual([shownOctets(proof)]);
    expect(packets[6]!.fields.get("vnc.auth_error")).toEqual(["bad"]);
    const old = seen([...greeting("003.003"), server("00000002"), server(proof), client(proof)]);
    expect(old[2]!.fields.get("vnc.server_security_type")).toEqual(["2"]);
    expect(old[4]!.fields.has("vnc.auth_response")).toBe(true);
    const apple = [server("011e"), client("1e"), server(`0002 0002 aaaa bbbb`), client(`${"cc".repeat(128)} dddd`)];
    expect(last([...greeting("003.889"), ...apple]).fields.get("vnc.ard_auth_client_key")).toEqual([
      shownOctets("dddd"),
    ]);
  });

  it("goes over to TLS, and knows capabilities of TightVNC", () => {
    const encrypted = [server("0113"), client("13"), server("0002"), client("0002"), server("00 01 00000101")];
    const hello = "16 0301 0005 0100000100";
    const packets = seen([...greeting("003.008"), ...encrypted, client("00000101"), server("01"), client(hello)]);
    expect(packets[7]!.fields.get("vnc.vencrypt_auth_type")).toEqual(["257"]);
    expect(packets.at(-1)!.path).toBe("eth:ethertype:ip:tcp:vnc:tls");
    const code = `00000002 ${text("STDVVNCAUTH_")}`;
    const tight = [server("0110"), client("10"), server("00000000"), server(`00000001 ${code}`)];
    expect(last([...greeting("003.008"), ...tight]).fields.get("vnc.signature")).toEqual(["VNCAUTH_"]);
    const chosen = [client("00000001"), server("00000000"), client("01"), server(INIT)];
    const capable = server(`0001 0001 0001 0000 ${code} ${code} ${code}`);
    const known = last([...greeting("003.008"), ...tight, ...chosen, capable]);
    expect(known.fields.get("vnc.encoding_type")).toEqual(["2"]);
  });

  it("reads what clients say", () => {
    const said = (hex: string) => last([...SET_UP, client(hex)]).fields;
    expect(said("00 000000 10 10 00 01 001f 003f 001f 0b 05 00 000000").get("vnc.client_depth")).toEqual(["16"]);
    expect(said("02 00 0002 00000010 ffffff11").get("vnc.client_set_encodings_encoding_type")).toEqual(["16", "-239"]);
    expect(said("03 01 0001 0002 0003 0004").get("vnc.update_req_height")).toEqual(["4"]);
    expect(said("04 01 0000 0000ffe2").get("vnc.key")).toEqual(["0x0000ffe2"]);
    expect(said("05 01 0001 0002").get("vnc.button_1_pos")).toEqual(["1"]);
    expect(said("06 000000 00000002 6869").get("vnc.client_cut_text")).toEqual(["hi"]);
    expect(said("f8 000000 80000001 01 aa").get("vnc.fence_payload")).toEqual([shownOctets("aa")]);
  });

  it("reads rectangles in their encodings", () => {
    expect(update("00000000", "11".repeat(16)).get("vnc.raw_pixel_data")).toEqual([shownOctets("11".repeat(16))]);
    expect(update("00000001", "0005 0006").get("vnc.copyrect_src_y_pos")).toEqual(["6"]);
    const rre = update("00000002", "00000001 07 09 0001 0002 0003 0004");
    expect(rre.get("vnc.rre_subrect_height")).toEqual(["4"]);
    const hextile = update("00000005", "1e 01 02 01 07 12 34");
    expect(hextile.get("vnc.hextile_subrect_x_pos")).toEqual(["1"]);
    expect(hextile.get("vnc.hextile_subrect_height")).toEqual(["4"]);
    expect(update("00000005", `01 ${"22".repeat(16)}`).get("vnc.hextile_raw_value")).toEqual([
      shownOctets("22".repeat(16)),
    ]);
    expect(update("00000007", "80 07").get("vnc.tight_fill_color")).toEqual([shownOctets("07")]);
    const jpeg = update("00000007", `90 8201 ${"01".repeat(130)}`);
    expect(jpeg.get("vnc.tight_image_len")).toEqual(["130"]);
    expect(update("00000007", "40 01 01 0102 0304").get("vnc.tight_palette_num_colors")).toEqual(["2"]);
    expect(update("00000010", "00000002 abcd").get("vnc.zrle_data")).toEqual([shownOctets("abcd")]);
    expect(update("ffffff10", `${"01".repeat(6)} aabb ccdd`).get("vnc.cursor_encoding_bitmask")).toEqual([
      shownOctets("ccdd"),
    ]);
    expect(update("ffffff11", `${"01".repeat(16)} ccdd`).get("vnc.cursor_encoding_bitmask")).toEqual([
      shownOctets("ccdd"),
    ]);
    const screens = update("fffffecc", "01 000000 00000001 0001 0002 0003 0004 00000005");
    expect(screens.get("vnc.screen_flags")).toEqual(["5"]);
  });

  it("reads several messages of a server, and waits for the rest of one", () => {
    expect(shown("02 02").get("vnc.server_message_type")).toEqual(["2", "2"]);
    expect(shown("01 00 0005 0001 0001 0002 0003").get("vnc.colormap_blue")).toEqual(["3"]);
    const pieces = [server("00 00 0001 0001 0002 0008 0002 00000000 1111"), server("11".repeat(14))];
    const packets = seen([...SET_UP, ...pieces]);
    expect(packets.at(-2)!.fields.has("vnc.reassemble")).toBe(true);
    expect(packets.at(-1)!.fields.get("vnc.raw_pixel_data")).toEqual([shownOctets("11".repeat(16))]);
  });

  it("says nothing of what does not begin with greetings", () => {
    const [strange] = seen([client("0102030405")]);
    expect(strange!.path).toBe("eth:ethertype:ip:tcp:vnc");
    expect([...strange!.fields.keys()].some((name) => name.startsWith("vnc."))).toBe(false);
    expect(seen([client(text("RFB 3.8\n"))], 7777)[0]!.path).toBe("eth:ethertype:ip:tcp:data");
  });
});
