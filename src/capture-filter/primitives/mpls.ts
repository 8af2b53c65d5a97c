import { all, type Condition, not } from "../../bpf/condition.ts";
import { carries, checkMaximum, type Frame, networkOf, notSupported } from "../frame.ts";
import { anyBitOf, matches, read } from "../place.ts";
import type { Shift } from "./shift.ts";

const LABEL_LENGTH = 4;
/** The label's bits in its word. */
const LABEL = { mask: 0xfffff000, shift: 12, largest: 0xfffff } as const;
const BOTTOM_OF_STACK = 1;

/** `mpls`, `mpls 1024`: there is a label here, and the rest of the filter looks behind it. */
export function mpls(number: number | undefined, frame: Frame): Shift {
  const conditions = [hasLabel(frame)];
  if (number !== undefined) {
    checkMaximum("MPLS label", number, LABEL.largest);
    conditions.push(matches(read(networkOf(frame), 0, 4), LABEL.mask, (number << LABEL.shift) >>> 0));
  }
  const { network, networkWithoutSnap, labels } = frame;
  return {
    condition: all(...conditions),
    frame: {
      ...frame,
      network: network + LABEL_LENGTH,
      networkWithoutSnap: networkWithoutSnap + LABEL_LENGTH,
      labels: labels + 1,
    },
  };
}

/** The link announces the first label, and each label whether another follows. */
function hasLabel(frame: Frame): Condition {
  if (frame.labels > 0) return not(anyBitOf(read(networkOf(frame), -2, 1), BOTTOM_OF_STACK));
  if (frame.linkType.mpls === undefined) throw notSupported(frame, "mpls");
  return carries(frame, frame.linkType.mpls);
}
