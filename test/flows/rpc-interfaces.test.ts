import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, TCP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy, valuesOf, type SeenPacket } from "./streams.ts";

const CHALLENGE = 4;
const CLIENT = 40000;
const SERVER = 49152;
const NETLOGON = "785634123412cdabef0001234567cffb";
const STRANGE = "000102030405060708090a0b0c0d0e0f";
const NDR = "045d888aeb1cc9119fe808002b104860";

const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
const little = (value: number, size: number): string =>
  Array.from({ length: size }, (_, i) => ((value >>> (8 * i)) & 0xff).toString(16).padStart(2, "0")).join("");
const message = (type: number, call: number, body: string): string =>
  `0500${little(type, 1)}0310000000${little(16 + body.length / 2, 2)}0000${little(call, 4)}${body}`;
const bind = (context: number, identifier: string): string =>
  message(11, 1, `b810b8100000000001000000${little(context, 2)}0100${identifier}01000000${NDR}02000000`);
const request = (call: number, context: number, operation: number, stub: string): string =>
  message(0, call, `00000000${little(context, 2)}${little(operation, 2)}${stub}`);
const response = (call: number, context: number, stub: string): string =>
  message(2, call, `00000000${little(context, 2)}0000${stub}`);
/** No server, a name of two characters and zero, and what the client asks to be proven by. */
const challenge = `00000000${little(3, 4)}${little(0, 4)}${little(3, 4)}410042000000${"11".repeat(8)}`;

function talk(...sent: readonly (readonly [from: "client" | "server", hex: string])[]): SeenPacket[] {
  const session = new FullSession(standardCatalog(), standardWalk);
  const next = { client: 1, server: 1 };
  return sent.map(([from, hex], i) => {
    const load = octets(hex);
    const asks = from === "client";
    const [src, dst] = asks ? ["10.0.0.1", "10.0.0.2"] : ["10.0.0.2", "10.0.0.1"];
    const [sport, dport] = asks ? [CLIENT, SERVER] : [SERVER, CLIENT];
    const seq = next[from];
    next[from] += load.length;
    const ack = next[asks ? "server" : "client"];
    const tcp = TCP({ sport, dport, seq, ack, flags: "PA" });
    return seenBy(session, packet(Ether(), IP({ src, dst }), tcp, Raw({ load })).bytes, i + 1);
  });
}

describe("DCE/RPC over connections", () => {
  it("tells calls by the interface that their context was bound to", () => {
    const seen = talk(
      ["client", bind(7, NETLOGON)],
      ["client", request(2, 7, CHALLENGE, challenge)],
      ["server", response(2, 7, "2222222222222222" + "00000000")],
    );
    expect(valuesOf(seen, "netlogon.opnum")).toEqual(["4", "4"]);
    expect(valuesOf(seen, "netlogon.computer_name")).toEqual(["AB"]);
    expect(valuesOf(seen, "netlogon.serverchallenge")).toEqual(["22:22:22:22:22:22:22:22"]);
    expect(valuesOf(seen, "netlogon.rc")).toEqual(["0x00000000"]);
    expect(valuesOf(seen, "dcerpc.request_in")).toEqual(["2", "2"]);
    expect(seen.map(({ path }) => path).at(-1)).toBe("eth:ethertype:ip:tcp:dcerpc");
  });

  it("leaves arguments alone whose interface nobody knows, or was bound in front of the capture", () => {
    const seen = talk(
      ["client", bind(1, STRANGE)],
      ["client", request(2, 1, CHALLENGE, "01020304")],
      ["client", request(3, 5, CHALLENGE, "05060708")],
    );
    expect(valuesOf(seen, "dcerpc.stub_data")).toEqual(["01:02:03:04", "05:06:07:08"]);
    expect(valuesOf(seen, "dcerpc.unknown_if_id")).toEqual(["1"]);
    expect(valuesOf(seen, "netlogon.opnum")).toEqual([]);
  });

  it("knows interfaces by their major versions, which stand behind the minor ones where the highest octet is first", () => {
    const stub = ["client", request(2, 7, CHALLENGE, challenge)] as const;
    const other = bind(7, NETLOGON).replace(`${NETLOGON}0100`, `${NETLOGON}0200`);
    expect(valuesOf(talk(["client", other], stub), "netlogon.opnum")).toEqual([]);
    expect(valuesOf(talk(["client", other], stub), "dcerpc.unknown_if_id")).toEqual(["1"]);
    const big = "05000b0300000000004800000000000110b810b8000000000100000000070100";
    const identifier = "123456781234abcdef0001234567cffb";
    const seen = talk(["client", `${big}${identifier}000200018a885d041ceb11c99fe808002b10486000000002`], stub);
    expect(valuesOf(seen, "dcerpc.cn_bind_if_ver")).toEqual(["1"]);
    expect(valuesOf(seen, "dcerpc.cn_bind_if_ver_minor")).toEqual(["2"]);
    expect(valuesOf(seen, "netlogon.opnum")).toEqual(["4"]);
  });

  it("says what is wrong with arguments that end before what they announce", () => {
    const seen = talk(
      ["client", bind(0, NETLOGON)],
      ["client", request(2, 0, CHALLENGE, `00000000${little(3, 4)}${little(0, 4)}${little(0x7fffffff, 4)}4100`)],
    );
    expect(valuesOf(seen, "dcerpc.array.actual_count")).toEqual(["2147483647"]);
    expect(valuesOf(seen, "netlogon.computer_name")).toEqual([]);
  });
});
