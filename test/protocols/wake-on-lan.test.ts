import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { Ether, IP, packet, Raw, TSP, UDP, WakeOnLan } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const session = new FullSession(standardCatalog(), standardWalk, {});
const columns = new PacketColumns(session.dissector, standardTexts, noNames);

function seen(bytes: Uint8Array) {
  const { path, fields } = seenBy(session, bytes, 1);
  columns.compose();
  return { path, fields, info: Buffer.from(columns.buffer.subarray(0, columns.length)).toString() };
}
const datagram = (port: number, load: Uint8Array): Uint8Array =>
  packet(Ether(), IP(), UDP({ sport: 40000, dport: port }), Raw({ load })).bytes;

const MAGIC = `ffffffffffff ${"020000000007".repeat(16)}`;

describe("Wake on LAN", () => {
  it("wakes stations in frames and in datagrams to any port", () => {
    const { path, fields, info } = seen(octets(`ffffffffffff 020000000001 0842 ${MAGIC}`));
    expect(path).toBe("eth:ethertype:wol");
    expect(info).toBe("MagicPacket for 02:00:00:00:00:07");
    expect(fields.get("wol.mac")).toHaveLength(16);
    const inside = seen(datagram(7, octets(`${MAGIC} 0a000001`)));
    expect(inside.path).toBe("eth:ethertype:ip:udp:wol");
    expect(inside.info).toBe("MagicPacket for 02:00:00:00:00:07, password 10.0.0.1");
    expect(seen(datagram(9, octets(`${MAGIC} 010203040506`))).fields.get("wol.passwd")).toEqual(["01:02:03:04:05:06"]);
  });

  it("is nothing that only begins alike, and is built as it was", () => {
    expect(seen(datagram(9, octets(`${MAGIC.slice(0, -2)}08`))).path).toBe("eth:ethertype:ip:udp:data");
    expect(seen(datagram(9, octets(MAGIC).slice(0, 101))).path).toBe("eth:ethertype:ip:udp:data");
    const crafted = packet(
      Ether({ src: "02:00:00:00:00:01", dst: "02:00:00:00:00:02" }),
      WakeOnLan({ message: octets(MAGIC) }),
    );
    expect(crafted.bytes).toEqual(octets(`020000000002 020000000001 0842 ${MAGIC}`));
  });
});

describe("TSP", () => {
  it("tells daemons of clocks", () => {
    const { path, fields, info } = seen(datagram(525, octets("01 01 0007 00000001 00000002 616200")));
    expect(path).toBe("eth:ethertype:ip:udp:tsp");
    expect(info).toBe("adjtime");
    expect(fields.get("tsp.usec")).toEqual(["2"]);
    expect(fields.get("tsp.name")).toEqual(["ab"]);
    expect(seen(datagram(525, octets("18 01 0007 05 00000000000000 6100"))).fields.get("tsp.hopcnt")).toEqual(["5"]);
    expect(seen(datagram(525, octets("30 30 3030"))).info).toContain("Unknown message type (48)");
  });

  it("is built of its values", () => {
    const { bytes } = packet(
      Ether(),
      IP(),
      UDP({ sport: 525, dport: 525 }),
      TSP({ type: "masterreq", sequence: 3, name: "a\0" }),
    );
    expect(bytes.slice(-14)).toEqual(octets("03 01 0003 0000000000000000 6100"));
  });
});
