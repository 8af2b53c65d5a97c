import type { AnyField, Fields } from "../definition/kinds.ts";

/** What the writer does with a field that is not given. */
export const Step = { plain: 0, decided: 1, size: 2, count: 3, rest: 4, sum: 5, later: 6 } as const;
export type StepKind = (typeof Step)[keyof typeof Step];

/** The fields of a struct in order, as the writer goes through them. */
export interface Plan {
  readonly keys: readonly string[];
  readonly fields: readonly AnyField[];
  readonly steps: readonly StepKind[];
  /** What stands where nothing is given. */
  readonly defaults: readonly unknown[];
  /** Of big-endian integers their octets, else 0; of runs of bits their width, else 0; and what is too large for either. */
  readonly sizes: readonly number[];
  readonly widths: readonly number[];
  readonly limits: readonly number[];
  /** Whether a field measures another, so that places are kept. */
  readonly measures: boolean;
  /** Whether octets that no field took may stand at the end. */
  readonly hasRest: boolean;
}

const plans = new WeakMap<Fields, Plan>();

/** The plan for a list of fields, made once. */
export function planOf(fields: Fields): Plan {
  let plan = plans.get(fields);
  if (!plan) plans.set(fields, (plan = madeOf(fields)));
  return plan;
}

function madeOf(fields: Fields): Plan {
  const keys = Object.keys(fields);
  const inOrder = keys.map((key) => fields[key]);
  const steps = inOrder.map(stepOf);
  const sizes = inOrder.map((field) => (field.kind === "uint" && !field.little && !field.signed ? field.size : 0));
  const widths = inOrder.map((field) => (field.kind === "bits" ? field.width : 0));
  return {
    keys,
    fields: inOrder,
    steps,
    defaults: inOrder.map((field) => field.default as unknown),
    sizes,
    widths,
    limits: inOrder.map((_, i) => 2 ** (8 * sizes[i] + widths[i])),
    measures: steps.some((step) => step === Step.size || step === Step.decided),
    hasRest: !Object.hasOwn(fields, "rest"),
  };
}

/** The step of an automatic field; of others whether what they are hangs on values before them. */
export function stepOf(field: AnyField): StepKind {
  switch (field.auto?.auto) {
    case undefined:
      return field.kind === "when" || field.kind === "choice" ? Step.decided : Step.plain;
    case "sizeOf":
      return Step.size;
    case "countOf":
      return Step.count;
    case "restSize":
      return Step.rest;
    case "checksum":
      return field.auto.over === "struct" ? Step.sum : Step.later;
    default:
      return Step.later;
  }
}
