import { expect, it } from "vitest";
import { Dissector } from "../../../src/dissect/dissector.ts";
import { PacketShapes } from "../../../src/report/statistics/packet-shapes.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";

/** A dissector that holds layers of these protocols, each in a source. */
function holding(...layers: readonly (readonly [protocol: number, source: number])[]): Dissector {
  const dissector = new Dissector(standardCatalog());
  dissector.begin(new Uint8Array(64), 0, 48);
  dissector.addSource({ bytes: new Uint8Array(16), start: 0, end: 0, title: "Reassembled TCP", field: "tcp.segments" });
  dissector.addSource({ bytes: new Uint8Array(16), start: 0, end: 0, title: "Decrypted TLS" });
  dissector.layers.push(1, 0, 0, 48);
  for (const [protocol, source] of layers) {
    dissector.layers.source = source;
    dissector.layers.push(protocol, 0, 0, 0);
  }
  return dissector;
}

it("packets of the same layers have one shape, and of others another", () => {
  const shapes = new PacketShapes<string>();
  const packets = [
    holding(),
    holding([53, 0]),
    holding([53, 0], [88, 0]),
    holding([88, 0], [53, 0]),
    holding([53, 0], [88, 1]),
    holding([53, 0], [88, 2]),
  ];
  const found = packets.flatMap((packet) => [
    shapes.find(packet, "", false),
    shapes.find(packet, "_ws.malformed", false),
  ]);
  expect(new Set(found).size).toBe(2 * packets.length);
  const cut = [shapes.find(packets[1]!, "_ws.short", false), shapes.find(packets[1]!, "_ws.short", true)];
  expect(new Set([...found, ...cut]).size).toBe(2 * packets.length + 2);
  packets.forEach((packet, i) => {
    expect(shapes.find(packet, "", false)).toBe(found[2 * i]);
    expect(shapes.find(packet, "_ws.malformed", false)).toBe(found[2 * i + 1]);
  });
});

it("remembers no more shapes than it has room for", () => {
  const shapes = new PacketShapes<string>();
  for (let a = 1; a < 200; a++) for (let b = 1; b < 100; b++) shapes.find(holdingAgain(a, b), "", false);
  const late = holdingAgain(201, 101);
  expect(shapes.find(late, "", false)).not.toBe(shapes.find(late, "", false));
  const early = holdingAgain(1, 1);
  expect(shapes.find(early, "", false)).toBe(shapes.find(early, "", false));
});

const one = holding();
function holdingAgain(...protocols: readonly number[]): Dissector {
  one.layers.count = 1;
  one.layers.source = 0;
  for (const protocol of protocols) one.layers.push(protocol, 0, 0, 0);
  return one;
}
