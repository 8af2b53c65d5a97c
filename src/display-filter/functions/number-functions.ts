import type { FieldType } from "../../definition/kinds.ts";
import { DisplayFilterError } from "../filter-error.ts";
import { spanOf, wantedBy, workedOut, written, type Context, type Term } from "../meaning/term.ts";
import { secondsOf } from "../values/times.ts";
import { classOf } from "../values/types.ts";
import { order, type Value } from "../values/value.ts";
import { onlyField, refused, type Call, type FilterFunction } from "./function.ts";

/** The first or the last of all values of all that is given. */
function extreme(usage: string, sign: 1 | -1): FilterFunction {
  return {
    least: 1,
    most: Infinity,
    usage,
    term(context, call) {
      const terms = alike(context, call);
      return workedOut(spanOf(call), terms[0].type, (subject, found) => {
        let best: Value | undefined;
        for (const term of terms) {
          term.values(subject, (value) => {
            if (best === undefined || order(value, best) * sign > 0) best = value;
            return false;
          });
        }
        return best !== undefined && found(best);
      });
    },
  };
}

/** What is given, as terms of one type. */
function alike<S>(context: Context<S>, call: Call): readonly [Term<S>, ...Term<S>[]] {
  const known = call.given.map((operand) => context.term(operand));
  const model = known.find((term) => term !== undefined);
  if (!model) {
    const [first] = call.given;
    throw new DisplayFilterError(
      `Argument '${written(context, first)}' is not valid for ${call.name}()`,
      spanOf(first),
    );
  }
  const wanted = wantedBy(context, model);
  const terms = call.given.map((operand, i) => known[i] ?? context.constant(operand, wanted));
  const other = terms.find(({ type }) => type !== model.type);
  if (other) {
    const message = `Arguments to '${call.name}' must have the same type (expected ${model.type}, got ${other.type})`;
    throw new DisplayFilterError(message, other.span);
  }
  if (classOf(model.type) === "none") return refused(context, call, model);
  return terms as [Term<S>, ...Term<S>[]];
}

function converted(usage: string, type: FieldType, round: (value: number) => number): FilterFunction {
  return {
    least: 1,
    most: 1,
    usage,
    term(context, call) {
      const of = onlyField(context, call);
      const kind = classOf(of.type);
      if (!["integer", "float", "moment", "duration", "boolean"].includes(kind)) return refused(context, call, of);
      const isTime = kind === "moment" || kind === "duration";
      const values: Term<never>["values"] = (subject, found) =>
        of.values(subject as never, (value) => found(round(isTime ? secondsOf(value as bigint) : Number(value))));
      return workedOut(spanOf(call), type, values as Term<unknown>["values"]);
    },
  };
}

export const numberFunctions: { readonly [name: string]: FilterFunction } = {
  count: {
    least: 1,
    most: 1,
    usage: "count(field)",
    term(context, call) {
      const of = onlyField(context, call);
      if (!of.field) throw new DisplayFilterError("Only fields can be used as parameter for count()", of.span);
      return workedOut(spanOf(call), "FT_UINT32", (subject, found) => {
        let count = 0;
        of.values(subject, () => {
          count++;
          return false;
        });
        // A packet without the field has no count, as it has no value.
        return count > 0 && found(count);
      });
    },
  },
  max: extreme("max(field, …)", 1),
  min: extreme("min(field, …)", -1),
  abs: {
    least: 1,
    most: 1,
    usage: "abs(field)",
    term(context, call) {
      const of = onlyField(context, call);
      const kind = classOf(of.type);
      if (kind !== "integer" && kind !== "float" && kind !== "duration") return refused(context, call, of);
      return workedOut(spanOf(call), of.type, (subject, found) =>
        of.values(subject, (value) => found((value as number) < 0 ? -(value as number) : value)),
      );
    },
  },
  float: converted("float(field)", "FT_FLOAT", Math.fround),
  double: converted("double(field)", "FT_DOUBLE", (value) => value),
};
