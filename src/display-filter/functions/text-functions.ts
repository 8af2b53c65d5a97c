import { formatIPv6, formatMac } from "../../bytes/addresses.ts";
import { encodeText } from "../../bytes/text.ts";
import type { FieldType } from "../../definition/kinds.ts";
import { DisplayFilterError } from "../filter-error.ts";
import { ipv4Text } from "../meaning/slices.ts";
import { spanOf, workedOut, written, type Context, type Term } from "../meaning/term.ts";
import { bitsOf, classOf } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import { onlyField, type Call, type FilterFunction } from "./function.ts";

/** A function that makes one value of each. */
function mapped<S>(call: Call, of: Term<S>, type: FieldType, make: (value: Value) => Value | undefined): Term<S> {
  return workedOut(spanOf(call), type, (subject, found) =>
    of.values(subject, (value) => {
      const made = make(value);
      return made !== undefined && found(made);
    }),
  );
}

function cased(usage: string, change: (text: string) => string): FilterFunction {
  return {
    least: 1,
    most: 1,
    usage,
    term(context, call) {
      const of = onlyText(context, call);
      return mapped(call, of, "FT_STRING", (value) => change(value as string));
    },
  };
}

function onlyText<S>(context: Context<S>, call: Call): Term<S> {
  const isWritten = call.given[0].kind === "text" || call.given[0].kind === "character";
  const term = isWritten ? undefined : onlyField(context, call);
  if (term && classOf(term.type) === "text") return term;
  throw new DisplayFilterError(
    `Only string type fields can be used as parameter for ${call.name}()`,
    spanOf(call.given[0]),
  );
}

/** ASCII letters only, as in Wireshark. */
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function integersAs(usage: string, text: (value: Value) => string): FilterFunction {
  return {
    least: 1,
    most: 1,
    usage,
    term(context, call) {
      const of = onlyField(context, call);
      if (classOf(of.type) !== "integer") {
        const message = `Only unsigned integer fields can be used as parameter for ${call.name}()`;
        throw new DisplayFilterError(message, of.span);
      }
      return mapped(call, of, "FT_STRING", text);
    },
  };
}

export const textFunctions: { readonly [name: string]: FilterFunction } = {
  upper: cased("upper(text)", upper),
  lower: cased("lower(text)", lower),
  len: {
    least: 1,
    most: 1,
    usage: "len(field)",
    term(context, call) {
      const of = onlyField(context, call);
      return mapped(call, of, "FT_UINT32", lengthOf(of.type));
    },
  },
  string: {
    least: 1,
    most: 1,
    usage: "string(field)",
    term(context, call) {
      const of = onlyField(context, call);
      const text = textOf(of.type);
      if (text) return mapped(call, of, "FT_STRING", text);
      const message = `String conversion for field "${written(context, of.span)}" is not supported`;
      throw new DisplayFilterError(message, of.span);
    },
  },
  vals: {
    least: 1,
    most: 1,
    usage: "vals(field)",
    term(context, call) {
      const of = onlyField(context, call);
      const words = of.field?.words;
      if (words) return mapped(call, of, "FT_STRING", (value) => words.of(value as number));
      throw new DisplayFilterError(`The field "${written(context, of.span)}" has no value strings`, of.span);
    },
  },
  dec: integersAs("dec(field)", String),
  hex: integersAs("hex(field)", (value) => `0x${(value as number).toString(16)}`),
};

/** Octets of a value: of numbers what their type takes, of values without a place in packets 0. */
function lengthOf(type: FieldType): (value: Value) => number {
  switch (classOf(type)) {
    case "text":
      return (value) => encodeText(value as string).length;
    case "octets":
    case "ipv6":
      return (value) => (value as Uint8Array).length;
    case "integer": {
      const octets = bitsOf(type) / 8;
      return () => octets;
    }
    case "ipv4":
      return () => 4;
    case "float":
      return () => (type === "FT_FLOAT" ? 4 : 8);
    default:
      return () => 0;
  }
}

/** How a value is written, undefined for types that `string` does not take. */
function textOf(type: FieldType): ((value: Value) => string) | undefined {
  switch (classOf(type)) {
    case "integer":
    case "float":
      return String;
    case "ipv4":
      return (value) => ipv4Text(value as number);
    case "ipv6":
      return (value) => formatIPv6(value as Uint8Array, 0);
    case "octets":
      if (type === "FT_GUID") return (value) => guidText(value as Uint8Array);
      if (type !== "FT_ETHER" && type !== "FT_EUI64") return undefined;
      return (value) => formatMac(value as Uint8Array, 0, (value as Uint8Array).length);
    default:
      return undefined;
  }
}

function guidText(octets: Uint8Array): string {
  const digits = formatMac(octets, 0, octets.length).replaceAll(":", "");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
