import { compare } from "../../src/bpf/comparison.ts";
import { calculate } from "../../src/bpf/term.ts";
import type { Condition, Meaning, Step } from "../../src/bpf/condition.ts";
import type { AncillaryName } from "../../src/bpf/instruction.ts";
import type { Value, Variable } from "../../src/bpf/value.ts";

/** A packet as a filter sees it: what was captured of it, how long it was, and what a kernel knows besides. */
export interface Seen {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly ancillary?: Partial<Record<AncillaryName, number>>;
}

/** A load beyond what was captured, or a division by zero: the packet is rejected. */
class Rejected extends Error {}

/** Whether a packet is as a filter says, found by doing what the meaning says: the reference for compilers. */
export function accepts(meaning: Meaning, packet: Seen): boolean {
  return evaluate(meaning, packet) === true;
}

/** The same; undefined where the packet is rejected because octets are missing or because of a division by zero. */
export function evaluate({ prelude, condition }: Meaning, packet: Seen): boolean | undefined {
  const variables = new Map<Variable, number>();
  try {
    run(prelude, packet, variables);
    return holds(condition, packet, variables);
  } catch (fault) {
    if (fault instanceof Rejected) return undefined;
    throw fault;
  }
}

function holds(condition: Condition, packet: Seen, variables: Map<Variable, number>): boolean {
  switch (condition.kind) {
    case "constant":
      return condition.holds;
    case "test": {
      const left = valueOf(condition.left, packet, variables);
      const right = valueOf(condition.right, packet, variables);
      return compare(left, condition.relation, right);
    }
    case "not":
      return !holds(condition.of, packet, variables);
    case "all":
      return condition.of.every((part) => holds(part, packet, variables));
    case "any":
      return condition.of.some((part) => holds(part, packet, variables));
    case "after":
      run(condition.steps, packet, variables);
      return holds(condition.condition, packet, variables);
  }
}

function run(steps: readonly Step[], packet: Seen, variables: Map<Variable, number>): void {
  for (const step of steps) {
    if (step.kind === "assign") variables.set(step.variable, valueOf(step.value, packet, variables));
    else run(holds(step.test, packet, variables) ? step.yes : step.no, packet, variables);
  }
}

function valueOf(value: Value, packet: Seen, variables: Map<Variable, number>): number {
  switch (value.kind) {
    case "constant":
      return value.k;
    case "length":
      return packet.length >>> 0;
    case "ancillary":
      return packet.ancillary?.[value.name] ?? 0;
    case "variable":
      return variables.get(value) ?? 0;
    case "load": {
      const base = value.base === undefined ? 0 : valueOf(value.base, packet, variables);
      return loadAt(packet.bytes, base + value.offset, value.size);
    }
    case "operation": {
      const left = valueOf(value.left, packet, variables);
      const right = valueOf(value.right, packet, variables);
      const result = calculate(value.operator, left, right);
      if (result === undefined) throw new Rejected();
      return result;
    }
  }
}

function loadAt(bytes: Uint8Array, at: number, size: 1 | 2 | 4): number {
  if (at + size > bytes.length) throw new Rejected();
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + bytes[at + i];
  return value;
}
