import { bits, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { reversedMac } from "../parts/reversed-mac.ts";

/** Classes of frames, the upper half of the frame control; with a priority below, frames of LLC. */
const classes = {
  Void: 0x0,
  "SMT Frames": 0x4,
  "Async LLC": 0x5,
  Implementor: 0x6,
  Token: 0x8,
  "MAC Frames": 0xc,
  "Sync LLC": 0xd,
} as const;

const either = { filter: "addr", label: "Source or Destination Address" };

/** The Fiber Distributed Data Interface, from the frame control on. */
export const FDDI = protocol({
  name: "fddi",
  layer: "FDDI",
  title: "Fiber Distributed Data Interface",
  spec: "ISO 9314-2",
  carriedBy: { linktype: 10 },
  next: { table: "fddi.fc", by: ["fc"] },
  summary: "FDDI {src} > {dst}",
  fields: {
    fc: u8({
      label: "Frame Control",
      show: "hex",
      default: 0x50,
      parts: {
        clf: bits(4, { filter: "fc.clf", label: "Class/Length/Format", show: "hex", names: classes }),
        reserved: bits(1, { filter: "" }),
        prio: bits(3, { filter: "fc.prio", label: "Priority" }),
      },
    }),
    dst: reversedMac({ filter: "dst", label: "Destination", default: "ff:ff:ff:ff:ff:ff" }, either),
    src: reversedMac({ filter: "src", label: "Source", default: "00:00:00:00:00:00" }, either),
  },
});
