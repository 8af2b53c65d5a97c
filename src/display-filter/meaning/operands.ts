import type { FieldType } from "../../definition/kinds.ts";
import { DisplayFilterError } from "../filter-error.ts";
import { callTerm } from "../functions/functions.ts";
import { unknownNameHint } from "../hints/names.ts";
import type { Operand, Range } from "../syntax-tree.ts";
import type { Value } from "../values/value.ts";
import type { FilterField, Values } from "../vocabulary.ts";
import { arithmeticTerm, constantArithmetic, negated } from "./arithmetic.ts";
import { literalTerm, type Wanted } from "./literals.ts";
import { sliceTerm } from "./slices.ts";
import { spanOf, workedOut, written, type Context, type Term } from "./term.ts";

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
      if (operand.of.kind === "word" || operand.of.kind === "character") return literalTerm(context, operand.of, wanted, "-");
      return negated(constantTerm(context, operand.of, wanted), spanOf(operand));
    case "arithmetic":
      return constantArithmetic(context, operand, wanted);
    default:
      throw new RangeError(`a ${operand.kind} is no constant`);
  }
}

/** An operand as a term: by itself, or as a value of the type wanted. */
export function termLike<S>(context: Context<S>, operand: Operand, wanted: Wanted): Term<S> {
  return termOf(context, operand) ?? constantTerm(context, operand, wanted);
}

/** What a value must be to be compared with a term. */
export function wantedBy<S>(context: Context<S>, term: Term<S>): Wanted {
  return { type: term.type, words: term.field?.words, name: written(context, term.span) };
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

/** An operand that would have to be a field and is none. */
export function unknownField<S>(
  context: Context<S>,
  operand: { readonly start: number; readonly end: number; readonly text?: string },
): DisplayFilterError {
  const name = operand.text ?? written(context, operand);
  const message = `"${name}" is not a valid protocol or protocol field.`;
  return new DisplayFilterError(message, spanOf(operand), unknownNameHint(name, context.vocabulary));
}

/** Only values on both sides: either a field's name is wrong, or there is nothing to ask a packet. */
export function constantFault<S>(context: Context<S>, operand: Operand): never {
  const inner = operand.kind === "minus" || operand.kind === "slice" ? operand.of : operand;
  if (inner.kind === "word" && inner.only === undefined && /^[A-Za-z_][\w.-]*$/.test(inner.text)) {
    throw unknownField(context, inner);
  }
  throw new DisplayFilterError("Constant expression is invalid.", spanOf(operand), "one side of a comparison must be a field");
}
