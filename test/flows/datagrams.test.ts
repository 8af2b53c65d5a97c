import { describe, expect, it } from "vitest";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { Session } from "../../src/flows/session.ts";
import { Ether, IP, packet, Raw, SNMP, TFTP, UDP } from "../../src/toolkit/index.ts";
import type { Layer } from "../../src/definition/protocol.ts";
import { seenBy } from "./streams.ts";

const [client, server] = ["10.0.0.1", "10.0.0.2"];
/** A datagram between the two; `from` and `to` are ports; the client has those above 40000. */
function datagram(from: number, to: number, ...above: Layer[]): Uint8Array {
  const [src, dst] = from >= 40000 ? [client, server] : [server, client];
  return packet(Ether(), IP({ src, dst }), UDP({ sport: from, dport: to }), ...above).bytes;
}

/** Of each packet its path behind UDP, and the values of some fields. */
function seen(packets: readonly Uint8Array[], names: readonly string[]): string[] {
  const session = new Session(standardCatalog(), standardWalk);
  return packets.map((bytes, index) => {
    const { path, fields } = seenBy(session, bytes, index + 1);
    return [path.replace("eth:ethertype:ip:udp", ""), ...names.flatMap((name) => fields.get(name) ?? [])].join(" ");
  });
}

const raw = (hex: string): Layer =>
  Raw({ load: Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)) });

describe("transfers of TFTP", () => {
  it("go on between ports of both sides' choice, and count blocks beyond 65535", () => {
    const request = TFTP({ op: "RRQ", body: { filename: "f", mode: "octet" } } as never);
    const packets = [
      datagram(40001, 69, request),
      datagram(3000, 40001, raw("0003000161")),
      datagram(40001, 3000, raw("00040001")),
      datagram(3000, 40001, raw("0003ffff")),
      datagram(3000, 40001, raw("0003000061")),
      datagram(3000, 40002, raw("0003000161")),
    ];
    expect(seen(packets, ["tftp.request_frame", "tftp.block.full"])).toEqual([
      ":tftp",
      ":tftp:data 1 1",
      ":tftp 1 1",
      ":tftp 1 0",
      ":tftp:data 1 0",
      ":data",
    ]);
  });
});

describe("conversations of SNMP", () => {
  it("are counted anew behind the first request, as in Wireshark", () => {
    const request = SNMP({} as never);
    const packets = [
      datagram(40001, 161, request),
      datagram(161, 40001, request),
      datagram(40001, 161, request),
      datagram(40002, 161, request),
    ];
    expect(seen(packets, ["udp.stream"])).toEqual([":snmp 0", ":snmp 1", ":snmp 1", ":snmp 2"]);
  });
});
