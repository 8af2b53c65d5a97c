import { wireLength } from "../../../flows/record-head.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** The first length of each range; the last has no end. */
const RANGES = [0, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120];

/** `plen,tree`: how long packets are. */
export const packetLengths: TreeKind = {
  title: "Packet Lengths",
  begin(root) {
    const all = root.child("Packet Lengths", { averages: "whole", ordered: true });
    const nodes = RANGES.map((first, i) => {
      const next = RANGES.at(i + 1);
      return all.child(next === undefined ? `${first} and greater` : `${first}-${next - 1}`, { averages: "whole" });
    });
    return ({ packet }, time) => {
      const length = wireLength(packet);
      const range = RANGES.findLastIndex((first) => length >= first);
      all.tick(time, length);
      nodes[range].tick(time, length);
      return true;
    };
  },
};
