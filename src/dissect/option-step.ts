import type { OptionShape } from "../definition/kinds.ts";
import { fixedSize } from "../definition/layout.ts";
import type { OptionStep, Step } from "./program.ts";
import { Tree } from "./tree.ts";

/** Ids of the fields that all options of a list share. */
export type OptionFields = Pick<OptionStep, "code" | "length" | "raw">;

/** What a template is written in: one for all, because most are a few quads. */
const tree = new Tree();

/** An option and the quads it has where its value is of fixed places. */
export function optionStep(
  shape: OptionShape,
  code: number,
  id: number,
  about: OptionFields,
  value: Step | undefined,
): OptionStep {
  const last = code === shape.end;
  const alone = last || shape.single?.includes(code) === true;
  const codeSize = fixedSize(shape.code) ?? 1;
  tree.cut(0);
  const container = tree.leaf(id, 0, 0);
  tree.stamp(about.code, 0);
  const begin = alone ? codeSize : codeSize + (fixedSize(shape.length) ?? 1);
  if (!alone) tree.leaf(about.length, codeSize, begin);
  const octets = value ? stampValue(value, begin) : begin;
  tree.close(container, octets);
  return { ...about, id, value, alone, last, octets, template: tree.quads.slice(0, 4 * tree.count) };
}

/** Adds the quads of a value whose fields have fixed places and returns where they end; 0 where they have none. */
function stampValue(value: Step, at: number): number {
  if (value.op === "run" && value.otherwise === undefined) {
    tree.stamp(value.quads, at);
    return at + value.octets;
  }
  if (value.op !== "struct" || value.size !== undefined || value.program.steps.length > 0) return 0;
  if (value.program.headOtherwise || value.derived.length > 0) return 0;
  const struct = tree.leaf(value.id, at, at);
  tree.stamp(value.program.head, at);
  tree.close(struct, at + value.program.headOctets);
  return at + value.program.headOctets;
}
