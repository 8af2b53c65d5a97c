import type { FieldType } from "../../definition/kinds.ts";
import { callTerm } from "../functions/functions.ts";
import type { Operand, Range } from "../syntax-tree.ts";
import type { Value } from "../values/value.ts";
import type { FilterField, Values } from "../vocabulary.ts";
import { arithmeticTerm, constantArithmetic, negated } from "./arithmetic.ts";
import { constantFault, unknownField } from "./faults.ts";
import { literalTerm } from "./literals.ts";
import { sliceTerm } from "./slices.ts";
import { spanOf, workedOut, type Context, type Term, type Wanted } from "./term.ts";

/** What an operand means by itself; undefined for one that is only values, whose type what they are compared with tells. */
export function termOf<S>(context: Context<S>, operand: Operand): Term<S> | undefined {
  switch (operand.kind) {
    case "text":
    case "character":
      return undefined;
    case "word": {
      const field = operand.only === "value" ? undefined : context.vocabulary.field(operand.text);
      if (field) return fieldTerm(context, operand, field);
      if (operand.only === "field" || operand.octets || operand.layers) throw unknownField(context, operand);
      return undefined;
    }
    case "reference":
      return referenceTerm(context, operand);
    case "slice": {
      const of = termOf(context, operand.of);
      return of ? sliceTerm(context, of, operand.ranges, spanOf(operand)) : constantFault(context, operand.of);
    }
    case "call":
      return callTerm(context, operand);
    case "minus": {
      const of = termOf(context, operand.of);
      return of && negated(of, spanOf(operand));
    }
    case "arithmetic":
      return arithmeticTerm(context, operand);
  }
}

/** An operand that is only values, as a term of the type wanted. */
export function constantTerm<S>(context: Context<S>, operand: Operand, wanted: Wanted): Term<S> {
  switch (operand.kind) {
    case "word":
    case "text":
    case "character":
      return literalTerm(context, operand, wanted);
    case "minus":
      if (operand.of.kind === "word" || operand.of.kind === "character")
        return literalTerm(context, operand.of, wanted, "-");
      return negated(constantTerm(context, operand.of, wanted), spanOf(operand));
    case "arithmetic":
      return constantArithmetic(context, operand, wanted);
    default:
      throw new RangeError(`a ${operand.kind} is no constant`);
  }
}

function fieldTerm<S>(context: Context<S>, word: Operand & { kind: "word" }, field: FilterField<S>): Term<S> {
  context.asked.set(field.name, field);
  const span = spanOf(word);
  if (word.octets) {
    const values = field.octets(word.layers);
    return { ...workedOut(span, "FT_BYTES", values), alone: "presence" };
  }
  return {
    span,
    type: field.type,
    values: field.values(word.layers),
    field,
    whole: field.whole?.(word.layers),
    constant: undefined,
    alone: "presence",
  };
}

/** References are read when the filter is compiled: the selected packet may be gone when it runs. */
function referenceTerm<S>(context: Context<S>, reference: Operand & { kind: "reference" }): Term<S> {
  const field = context.vocabulary.field(reference.name);
  if (!field) throw unknownField(context, { ...spanOf(reference), text: reference.name });
  const type: FieldType = reference.octets ? "FT_BYTES" : field.type;
  const kept = context.selected === undefined ? [] : keptValues(field, context.selected, reference);
  const values: Values<S> = (_, found) => kept.some(found);
  return { ...workedOut(spanOf(reference), type, values), field, alone: "presence" };
}

function keptValues<S>(
  field: FilterField<S>,
  selected: S,
  { octets, layers }: { readonly octets: boolean; readonly layers: readonly Range[] | undefined },
): readonly Value[] {
  const kept: Value[] = [];
  const read = octets ? field.octets(layers) : field.values(layers);
  read(selected, (value) => {
    kept.push(value instanceof Uint8Array ? value.slice() : value);
    return false;
  });
  return kept;
}
