import { all, type Condition, not } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { type Frame, notSupported } from "../frame.ts";
import { anyBitOf, matches, read } from "../place.ts";
import type { Primitive } from "../syntax-tree.ts";

/** Supervisory and unnumbered frames: bits of the control octet. Source: IEEE 802.2, 5.4.2. */
const FRAMES: Readonly<Record<string, readonly [mask: number, value: number]>> = {
  s: [0x03, 0x01], u: [0x03, 0x03],
  rr: [0x0f, 0x01], rnr: [0x0f, 0x05], rej: [0x0f, 0x09],
  ui: [0xef, 0x03], ua: [0xef, 0x63], disc: [0xef, 0x43], sabme: [0xef, 0x6f], test: [0xef, 0xe3], xid: [0xef, 0xaf],
  frmr: [0xef, 0x87],
}; // oxfmt-ignore

/** `llc`, `llc i`, `llc rr`: the packet has an LLC header, of this kind. */
export function llcFrame({ frame: kind, span }: Extract<Primitive, { kind: "llc" }>, frame: Frame): Condition {
  const name = kind?.toLowerCase();
  if (name !== undefined && name !== "i" && !Object.hasOwn(FRAMES, name)) {
    const hint = `there are i, ${Object.keys(FRAMES).join(", ")}`;
    throw new FilterError(`unknown LLC type name "${kind}"`, span, hint);
  }
  if (frame.linkType.llc === undefined) throw notSupported(frame, "llc");
  const isLlc = frame.linkType.llc(frame);
  if (name === undefined) return isLlc;
  const control = read(frame.payload, 2, 1);
  return all(isLlc, name === "i" ? not(anyBitOf(control, 1)) : matches(control, ...FRAMES[name]));
}
