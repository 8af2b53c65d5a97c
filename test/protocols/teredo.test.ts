import { expect, it } from "vitest";
import { Ether, IP, IPv6, packet, Packet, Teredo, UDP } from "../../src/toolkit/index.ts";

const below = [Ether(), IP(), UDP({ sport: 3544, dport: 40000 })];

it("Teredo carries IPv6, behind what says who sent it and where from", () => {
  const plain = new Packet(packet(...below, Teredo(), IPv6()).bytes);
  expect(plain.layers.map(({ protocol }) => protocol.name)).toEqual(["eth", "ip", "udp", "teredo", "ipv6"]);
  const origin = { port: 40_000, address: "192.0.2.1" };
  const made = packet(...below, Teredo({ authentication: { id: "a" }, origin } as never), IPv6());
  const read = new Packet(made.bytes);
  expect(read.get(Teredo)).toMatchObject({ authentication: { idLength: 1, valueLength: 0 }, origin });
  expect(read.layers.at(-1)?.protocol.name).toBe("ipv6");
  expect(read.build()).toEqual(made.bytes);
});
