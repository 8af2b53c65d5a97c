import { describe, expect, it } from "vitest";
import { parseIPv4, parseIPv6 } from "../../src/bytes/addresses.ts";
import type { DumpLine } from "../../src/definition/dump-line.ts";
import { FlowTable } from "../../src/flows/flow-table.ts";
import { RelativeSequences } from "../../src/flows/relative-numbers.ts";

const SYN = 0x02;
const ACK = 0x10;

/** A segment between two sockets, written as `address.port`. */
function relate(
  numbers: RelativeSequences,
  from: string,
  to: string,
  seq: number,
  ack: number,
  flags = ACK,
): [number, number] {
  const [source, sport] = socket(from);
  const [destination, dport] = socket(to);
  const bytes = Uint8Array.from([...source, ...destination, sport >> 8, sport & 255, dport >> 8, dport & 255]);
  const size = source.length;
  const line = { bytes, network: { source: 0, destination: size, addressSize: size } } as unknown as DumpLine;
  numbers.relate(line, 2 * size, seq, ack, flags);
  return [numbers.seq, numbers.ack];
}

function socket(text: string): [Uint8Array, number] {
  const dot = text.lastIndexOf(".");
  const address = text.slice(0, dot);
  return [(parseIPv4(address) ?? parseIPv6(address)) as Uint8Array, Number(text.slice(dot + 1))];
}

describe("relative sequence numbers", () => {
  for (const [name, client, server] of [
    ["IPv4", "10.0.0.1.40000", "10.0.0.2.80"],
    ["IPv6", "fd00::1.40000", "fd00::2.80"],
  ] as const) {
    it(`count from the first segment with ACK, in both directions, over ${name}`, () => {
      const numbers = new RelativeSequences();
      expect(relate(numbers, server, client, 5000, 1001, SYN | ACK)).toEqual([5000, 1001]);
      expect(relate(numbers, client, server, 1001, 5001)).toEqual([1, 1]);
      expect(relate(numbers, server, client, 5001, 1101)).toEqual([1, 101]);
    });
  }

  it("start again with a SYN of the same sockets", () => {
    const numbers = new RelativeSequences();
    relate(numbers, "10.0.0.1.1", "10.0.0.2.2", 10, 20);
    expect(relate(numbers, "10.0.0.1.1", "10.0.0.2.2", 900, 800, SYN | ACK)).toEqual([900, 800]);
    expect(relate(numbers, "10.0.0.1.1", "10.0.0.2.2", 901, 800)).toEqual([1, 1]);
  });

  it("wrap at 32 bits", () => {
    const numbers = new RelativeSequences();
    relate(numbers, "10.0.0.1.1", "10.0.0.2.2", 0xfffffff0, 7);
    expect(relate(numbers, "10.0.0.1.1", "10.0.0.2.2", 0x10, 7)).toEqual([0x20, 1]);
  });

  it("tell directions apart by the addresses where the ports are the same", () => {
    const numbers = new RelativeSequences();
    relate(numbers, "10.0.0.2.7", "10.0.0.1.7", 100, 200);
    expect(relate(numbers, "10.0.0.1.7", "10.0.0.2.7", 200, 150)).toEqual([1, 50]);
  });

  it("give what selective acknowledgments count from: the other direction's first number", () => {
    const numbers = new RelativeSequences();
    relate(numbers, "10.0.0.1.1", "10.0.0.2.2", 100, 501);
    expect(numbers.sackBase).toBe(500);
    relate(numbers, "10.0.0.2.2", "10.0.0.1.1", 501, 100);
    expect(numbers.sackBase).toBe(100);
  });

  it("forget the least recently seen connection beyond the limit, and count it", () => {
    const numbers = new RelativeSequences(2);
    relate(numbers, "10.0.0.1.1", "10.0.0.9.9", 100, 1);
    relate(numbers, "10.0.0.2.1", "10.0.0.9.9", 200, 1);
    expect(relate(numbers, "10.0.0.1.1", "10.0.0.9.9", 110, 1)).toEqual([10, 1]);
    relate(numbers, "10.0.0.3.1", "10.0.0.9.9", 300, 1);
    expect(numbers.dropped).toBe(1);
    expect(relate(numbers, "10.0.0.1.1", "10.0.0.9.9", 120, 1)).toEqual([20, 1]);
    expect(relate(numbers, "10.0.0.2.1", "10.0.0.9.9", 210, 1)).toEqual([210, 1]);
  });
});

describe("a table of flows", () => {
  it("finds what a map with the same rule finds, whatever is forgotten", () => {
    const limit = 300;
    const table = new FlowTable(limit);
    const model = new Map<number, number>();
    const wrong: number[] = [];
    let dropped = 0;
    let state = 1;
    for (let i = 0; i < 20_000; i++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      const name = (state >>> 8) % 600;
      table.key.fill(name);
      const flow = table.find();
      const known = model.get(name);
      if ((flow < 0 ? undefined : table.first(flow)) !== known) wrong.push(i);
      if (flow < 0) {
        table.keep(table.add(), i, -i);
        if (model.size === limit) {
          model.delete(model.keys().next().value as number);
          dropped++;
        }
      }
      const value = known ?? i;
      model.delete(name);
      model.set(name, value);
    }
    expect(wrong).toEqual([]);
    expect([table.count, table.dropped]).toEqual([limit, dropped]);
    expect(dropped).toBeGreaterThan(1000);
  });
});
