import { describe, expect, it } from "vitest";
import { Packet, TNS } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const text = (words: string): string => Buffer.from(words).toString("hex");
const length = (hex: string): number => octets(hex).length;
const packetOf = (type: string, body: string): string =>
  `${(8 + length(body)).toString(16).padStart(4, "0")} 0000 ${type} 00 0000 ${body}`;
const client = (hex: string): Piece => ({ direction: 0, bytes: octets(hex) });
const server = (hex: string): Piece => ({ direction: 1, bytes: octets(hex) });
const asked = (type: string, body: string) => seenIn([client(packetOf(type, body))], 1521)[0]!;
const answered = (type: string, body: string) => seenIn([server(packetOf(type, body))], 1521)[0]!.fields;

describe("TNS", () => {
  it("connects", () => {
    const words = text("(SID=a)");
    const head = "0138 012c 0000 0800 7fff 860e 0000 0100";
    const connect = `${head} 0007 0032 00000200 61 61 ${"00".repeat(16)} ${words}`;
    const { fields } = asked("01", connect);
    expect(fields.get("tns.connect_data")).toEqual(["(SID=a)"]);
    expect(fields.get("tns.ntp_flag.hangon")).toEqual(["1"]);
    expect(fields.has("tns.request")).toBe(true);
    const accept = answered("02", `0138 0000 0800 7fff 0100 0002 0018 61 61 ${text("ok")}`);
    expect(accept.get("tns.accept_data")).toEqual(["ok"]);
    expect(accept.has("tns.response")).toBe(true);
  });

  it("may be refused, sent elsewhere, aborted, marked or controlled", () => {
    expect(answered("04", `22 00 0002 ${text("no")}`).get("tns.refuse_data")).toEqual(["no"]);
    expect(answered("05", `0002 ${text("to")}`).get("tns.redirect_data")).toEqual(["to"]);
    expect(answered("09", `01 02 ${text("no")}`).get("tns.abort_data")).toEqual(["no"]);
    expect(answered("0c", "01 00 02").get("tns.marker.databyte")).toEqual(["0x00", "0x02"]);
    expect(answered("0e", "0001 aa").get("tns.control.cmd")).toEqual(["0x0001"]);
  });

  it("agrees on services, protocols and functions", () => {
    const services = asked("06", "0000 deadbeef 0011 09200100 0004 00 0000000000");
    expect(services.path).toBe("eth:ethertype:ip:tcp:tns:data");
    expect(services.fields.get("tns.data_sns.srvcnt")).toEqual(["4"]);
    const versions = asked("06", `0000 01 0605 00 ${text("me")} 00`).fields;
    expect(versions.get("tns.data_setp_req.acc_vers")).toEqual(["6", "5"]);
    expect(versions.get("tns.data_setp_req.cli_plat")).toEqual(["me"]);
    expect(answered("06", `0000 01 06 00 ${text("it")} 00 aa`).get("tns.data_setp_resp.banner")).toEqual(["it"]);
    expect(asked("06", "0000 03 76 0102").fields.get("tns.data_oci.id")).toEqual(["0x76"]);
    expect(asked("06", "0000 11 6b 0102").fields.get("tns.data_piggyback.id")).toEqual(["0x6b"]);
    expect(asked("06", "0040").fields.get("tns.data_flag.eof")).toEqual(["1"]);
    expect(asked("06", "0000 99 01").fields.has("tns.data_id")).toBe(false);
  });

  it("reads parameters and versions, whether numbers are wide or short", () => {
    const wide = `02 00 06000000 06 ${text("AUTH_A")} 01000000 01 41 00000000 06000000 06 ${text("AUTH_B")} 00000000 00000000 04010000`;
    const short = `01 02 0106 06 ${text("AUTH_A")} 0101 01 41 00 0106 06 ${text("AUTH_B")} 00 020939 0401`;
    for (const body of [wide, short]) {
      const fields = answered("06", `0000 08 ${body} aa`);
      expect(fields.get("tns.data_opi.param_name")).toEqual(["AUTH_A", "AUTH_B"]);
      expect(fields.get("tns.data_opi.param_value")).toEqual(["A"]);
    }
    for (const body of [`0700 07 ${text("Oracle9")} 00012009`, `01 07 ${text("Oracle9")} 04 09200100`]) {
      const fields = answered("06", `0000 08 ${body}`);
      expect(fields.get("tns.data_opi.vers2.banner")).toEqual(["Oracle9"]);
      expect(fields.get("tns.data_opi.vers2.version")).toEqual([String(0x09200100)]);
    }
  });

  it("counts packets in two octets or in four, and puts them together", () => {
    const long = `0000000c 06 00 0000 0000 03 01`;
    expect(seenIn([client(long)], 1521)[0]!.fields.get("tns.length")).toEqual(["12"]);
    const whole = octets(packetOf("06", "0000 03 76 0102"));
    const pieces = [whole.slice(0, 5), whole.slice(5, 11), whole.slice(11)].map((bytes): Piece => ({
      direction: 0,
      bytes,
    }));
    expect(seenIn(pieces, 1521)[2]!.fields.get("tns.data_oci.id")).toEqual(["0x76"]);
  });

  it("is built as it was, and bears being cut", () => {
    const [bytes] = segmentsOf([client(packetOf("06", "0000 03 76 0102"))], 1521);
    const read = new Packet(bytes!);
    expect(read.has(TNS)).toBe(true);
    expect(read.build()).toEqual(bytes);
    for (const type of ["01", "02", "04", "06", "0c"]) expect(asked(type, "01").fields.has("tns.type")).toBe(true);
  });
});
