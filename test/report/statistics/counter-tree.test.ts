import { describe, expect, it } from "vitest";
import { CounterNode, counterTable } from "../../../src/report/statistics/counter-tree.ts";

const MIDDLE = "                                         ";

describe("a tree of counters", () => {
  it("shows counts, rates, shares and bursts, the largest first, names backwards where they are equal", () => {
    const root = new CounterNode("");
    const all = root.child("All");
    for (const [time, name] of [
      [0, "a"],
      [10, "b"],
      [20, "b"],
      [500, "c"],
    ] as const) {
      all.tick(time);
      all.child(name).tick(time);
    }
    const lines = counterTable("Letters", root, 500).split("\n");
    expect(lines[2]).toBe("Letters:");
    expect(lines.slice(5, 9)).toEqual([
      `All     4             ${MIDDLE} 0.0080        100%          0.0300        0.000        `,
      ` b      2             ${MIDDLE} 0.0040        50.00%        0.0200        0.000        `,
      ` c      1             ${MIDDLE} 0.0020        25.00%        0.0100        0.500        `,
      ` a      1             ${MIDDLE} 0.0020        25.00%        0.0100        0.000        `,
    ]);
  });

  it("averages values, and says nothing of an average where there is none", () => {
    const node = new CounterNode("sizes", { averages: "whole" });
    expect(node.cells(1, undefined).slice(0, 4)).toEqual(["0", "-", "-", "-"]);
    node.tick(0, 3);
    node.tick(1, 6);
    expect(node.cells(1, undefined).slice(0, 4)).toEqual(["2", "4.50", "3", "6"]);
    expect(node.json(1)).toMatchObject({ name: "sizes", count: 2, average: 4.5, min: 3, max: 6, perMillisecond: 2 });
  });

  it("counts the largest burst in a window of 100 ms, however packets are spread", () => {
    const node = new CounterNode("bursts");
    for (const time of [0, 90, 98, 180, 184]) node.tick(time);
    expect(node.json(184)).toMatchObject({ burstPerMillisecond: 0.04, burstStart: 0.09 });
  });
});
