import { fixed } from "../../bytes/fixed.ts";
import { ExpressionError } from "./expression-error.ts";
import type { Span } from "./syntax-tree.ts";

const directive = /%(?:%|([-+ #0]*\d*(?:\.\d+)?[a-zA-Z]))/g;

/** `format % values`, as Python writes texts with values in them. `textOf` writes a value as %s shows it. */
export function percentFormat(
  format: string,
  values: readonly unknown[],
  textOf: (value: unknown) => string,
  at: Span,
): string {
  let next = 0;
  const text = format.replace(directive, (sign, conversion: string | undefined) => {
    if (conversion === undefined) return sign.slice(1);
    if (next >= values.length) throw new ExpressionError("there are more places than values for them", at);
    const value = values[next++];
    return converted(conversion, typeof value === "number" || typeof value === "bigint" ? value : textOf(value));
  });
  if (next < values.length) throw new ExpressionError("there are more values than places for them", at);
  return text;
}

/** A value by the format behind its colon in `f"{value:>8}"`: alignment, sign, width, precision and letter. */
export function braceFormat(format: string, value: unknown, text: string, at: Span): string {
  const [whole, fill = " ", align, flags = "", width = "", precision = "", letter = ""] =
    /^(?:(.)?([<>^]))?([+#0]*)(\d*)(\.\d+)?([a-zA-Z]?)$/s.exec(format) ?? [];
  if (whole === undefined) throw new ExpressionError(`"${format}" is no format`, at, "as in {value:>8} or {value:04x}");
  const isNumber = typeof value === "number" || typeof value === "bigint";
  const shown = converted(
    `${flags}${align === undefined && isNumber ? width : ""}${precision}${letter}`,
    isNumber ? value : text,
  );
  const missing = Math.max(0, Number(width) - shown.length);
  if (align === ">") return fill.repeat(missing) + shown;
  return align === "^"
    ? fill.repeat(missing >> 1) + shown + fill.repeat((missing + 1) >> 1)
    : shown + fill.repeat(missing);
}

/** A value by a conversion of printf's: flags, width, precision and letter; without a letter as text. */
export function converted(conversion: string, value: unknown): string {
  const [, flags = "", width = "0", precision, letter = "s"] =
    /^([-+ #0]*)(\d*)(?:\.(\d+))?([a-zA-Z]?)$/.exec(conversion) ?? [];
  let text = lettered(letter || "s", value, precision);
  if (flags.includes("+") && Number(value) >= 0) text = `+${text}`;
  if (flags.includes("#") && /[xX]/.test(letter)) text = `0${letter}${text}`;
  if (flags.includes("-")) return text.padEnd(Number(width));
  return text.padStart(Number(width), flags.includes("0") ? "0" : " ");
}

function lettered(letter: string, value: unknown, precision: string | undefined): string {
  const number = Math.trunc(Number(value));
  switch (letter) {
    case "x":
      return number.toString(16);
    case "X":
      return number.toString(16).toUpperCase();
    case "o":
      return number.toString(8);
    case "d":
    case "i":
      return String(number);
    case "f":
      return fixed(Number(value), precision === undefined ? 6 : Number(precision));
    default:
      return precision === undefined ? String(value) : String(value).slice(0, Number(precision));
  }
}
