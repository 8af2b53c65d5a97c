import type { Condition } from "../../bpf/condition.ts";
import type { Frame } from "../frame.ts";

/** What a word that names an encapsulation says of the packet, and where things are for all that follows in the text. */
export interface Shift {
  readonly condition: Condition;
  readonly frame: Frame;
}
