import { expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { EIGRP, Ether, IPX, IPXRIP, IPXSAP, LLC } from "../../src/protocols/layers.ts";
import { Packet, packet, Raw } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const names = (read: Packet): readonly string[] => read.layers.map(({ protocol }) => protocol.name);
const routes = [{ net: 0x391729e2, hops: 1, ticks: 2 }];
const rip = [
  IPX({ dnet: 0x28, snet: 0x28, snode: "00:aa:00:a3:e3:a4" }),
  IPXRIP({ operation: "Response", routes }),
] as const;

it("IPX is carried by a type, by LLC, and by a length alone", () => {
  const typed = packet(Ether({ type: 0x8137 }), ...rip);
  expect(names(new Packet(typed.bytes))).toEqual(["eth", "ipx", "ipxrip"]);
  const logical = packet(Ether(), LLC({ dsap: "NetWare", ssap: "NetWare" }), ...rip);
  expect(names(new Packet(logical.bytes))).toEqual(["eth", "llc", "ipx", "ipxrip"]);
  const octets = typed.bytes.slice();
  octets.set([0, octets.length - 14], 12);
  const novell = new Packet(octets);
  expect(names(novell)).toEqual(["eth", "ipx", "ipxrip"]);
  expect(novell.get(IPX)?.len).toBe(40);
  expect(novell.get(IPXRIP)?.routes).toEqual(routes);
  expect(novell.build()).toEqual(octets);
});

it("octets of ones behind another type are no IPX", () => {
  const octets = packet(Ether({ type: 0x88b5 })).bytes;
  expect(names(new Packet(Uint8Array.of(...octets, 0xff, 0xff, 0, 30, 0, 0x45, 0, 0)))).toEqual(["eth", "data"]);
});

it("NetBIOS over IPX has names, datagrams and sessions, and says which networks a question came through", () => {
  const between = { dsocket: 0x0455, ssocket: 0x0455 };
  const message = (octets: readonly number[]) =>
    packet(Ether({ type: 0x8137 }), IPX(between), Raw({ load: Uint8Array.from(octets) }));
  const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
  const blanks = Array.from({ length: 16 }, () => 0x20);
  const said = (made: Packet) => seenBy(new FullSession(standardCatalog(), standardWalk), made.bytes, 1);
  const question = said(message([0, 0, 0, 7, ...zeros(28), 0x44, 1, ...blanks]));
  expect(question.path).toBe("eth:ethertype:ipx");
  expect(question.fields.get("nmpi.ipx_network")).toHaveLength(1);
  expect(question.fields.get("nmpi.packettype")?.map(Number)).toEqual([1]);
  expect(question.fields.get("nmpi.name_flags.registered")?.map(Number)).toEqual([1]);
  const session = said(message([0x41, 6, 1, 0, 0xff, 0xff, ...zeros(12), 9, 9]));
  expect(session.path).toBe("eth:ethertype:ipx:data");
  expect(session.fields.get("nmpi.session.dest_conn_id")?.map(Number)).toEqual([0xffff]);
  expect(question.fields.get("ipx.src")?.map(String)).toEqual(["00000000.ffffffffffff"]);
});

it("servers are advertised, and EIGRP speaks over IPX, too", () => {
  const advertised = packet(
    Ether({ type: 0x8137 }),
    IPX({ dsocket: "SAP", ssocket: "SAP" }),
    IPXSAP({ operation: "General Response", servers: [{ type: 4, title: "FILES".padEnd(48, "\0") }] }),
  );
  const read = new Packet(advertised.bytes);
  expect(names(read)).toEqual(["eth", "ipx", "ipxsap"]);
  expect(read.get(IPXSAP)?.servers[0]).toMatchObject({ type: 4, title: "FILES".padEnd(48, "\0") });
  expect(read.build()).toEqual(advertised.bytes);
  const eigrp = packet(Ether({ type: 0x8137 }), IPX({ dsocket: 0x85be, ssocket: 0x85be }), EIGRP());
  expect(names(new Packet(eigrp.bytes))).toEqual(["eth", "ipx", "eigrp"]);
});

it("names are claimed in datagrams of their own", () => {
  const load = Uint8Array.of(
    ...Array.from({ length: 32 }, () => 0),
    0xf1,
    1,
    2,
    0,
    ...Array.from({ length: 32 }, () => 0x20),
  );
  const claim = packet(Ether({ type: 0x8137 }), IPX({ dsocket: 0x0551, ssocket: 0x0550 }), Raw({ load }));
  const { fields } = seenBy(new FullSession(standardCatalog(), standardWalk), claim.bytes, 1);
  expect(["opcode", "name_type", "messageid"].map((name) => Number(fields.get(`nmpi.${name}`)))).toEqual([0xf1, 1, 2]);
});
