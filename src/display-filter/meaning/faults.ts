import { DisplayFilterError } from "../filter-error.ts";
import { unknownNameHint } from "../hints/names.ts";
import type { Operand, Word } from "../syntax-tree.ts";
import { classOf } from "../values/types.ts";
import { spanOf, written, type Context, type Term } from "./term.ts";

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
  const name = nameIn(operand);
  if (name) throw unknownField(context, name);
  const hint = loneValueHint(context, operand) ?? "one side of a comparison must be a field";
  throw new DisplayFilterError("Constant expression is invalid.", spanOf(operand), hint);
}

/** `tcp.port == 80 || 443`: a value alone where a comparison would have to be. */
function loneValueHint<S>(context: Context<S>, operand: Operand): string | undefined {
  if (operand.kind !== "word" && operand.kind !== "text") return undefined;
  const before = /([A-Za-z_][\w.]*)\s*(?:==|eq)\s*([^\s()]+)\s*(?:or|\|\|)\s*$/.exec(
    context.text.slice(0, operand.start),
  );
  return before ? `did you mean \`${before[1]} in {${before[2]}, ${written(context, operand)}}\`?` : undefined;
}

/** The first word in an operand that can only have been meant as a field. */
export function nameIn(operand: Operand): (Operand & Word) | undefined {
  switch (operand.kind) {
    case "word":
      return operand.only === undefined && /^[A-Za-z_][\w.-]*$/.test(operand.text) ? operand : undefined;
    case "minus":
    case "slice":
      return nameIn(operand.of);
    case "arithmetic":
      return nameIn(operand.left) ?? nameIn(operand.right);
    default:
      return undefined;
  }
}

/** Two terms that cannot be compared. */
export function incompatible<S>(context: Context<S>, first: Term<S>, second: Term<S>): DisplayFilterError {
  const [one, other] = [written(context, first.span), written(context, second.span)];
  const takesText = classOf(first.type) === "text" || first.field?.words !== undefined;
  const hint =
    second.field && takesText
      ? `${other} is a ${second.type === "FT_PROTOCOL" ? "protocol" : "field"}; a text is written in quotes: \`"${other}"\``
      : undefined;
  return new DisplayFilterError(`${one} and ${other} are not of compatible types.`, second.span, hint);
}
