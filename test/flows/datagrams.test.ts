import { describe, expect, it } from "vitest";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { FullSession } from "../../src/flows/full-session.ts";
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
  const session = new FullSession(standardCatalog(), standardWalk);
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

describe("datagrams on ports that are nobody's", () => {
  const query = "123401000001000000000000 0361626300 0001 0001".replaceAll(" ", "");
  it("are DNS by what their heads say", () => {
    const port = 40001;
    const heads = [
      query,
      query.replace("0100", "8100"),
      query.replace("0100", "2800"),
      query.replace("00010000", "00020000"),
    ];
    expect(
      seen(
        heads.map((hex) => datagram(40000, port, raw(hex))),
        [],
      ),
    ).toEqual([":dns", ":dns", ":data", ":data"]);
  });

  it("are SIP where they begin like it, and not what other protocols begin alike", () => {
    const text = (load: string): Uint8Array => datagram(40000, 40001, Raw({ load: new TextEncoder().encode(load) }));
    expect(
      seen([text("OPTIONS sip:a@b SIP/2.0\r\nVia: x\r\n\r\n"), text("NOTIFY * HTTP/1.1\r\nHost: x\r\n\r\n")], []),
    ).toEqual([":sip", ":data"]);
  });
});
