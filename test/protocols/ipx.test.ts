import { expect, it } from "vitest";
import { Ether, IPX, IPXRIP, LLC } from "../../src/protocols/layers.ts";
import { Packet, packet } from "../../src/toolkit/packet.ts";

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
