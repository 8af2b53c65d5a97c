/** A number as C's `%.{digits}g` writes it: significant digits, with an exponent where it is very small or large. */
export function floatText(value: number, digits: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa, exponent] = rounded(value, digits).split("e") as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < digits) return trimmed(Number(`${mantissa}e${exponent}`).toFixed(digits - 1 - power));
  return `${trimmed(mantissa)}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** Digits that every number of double precision with so few in front of a tie is exact with. */
const EXACT_DIGITS = 60;

/** In exponential notation; what lies in the middle goes to the even digit, where JavaScript goes to the larger number. */
function rounded(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(EXACT_DIGITS).split("e") as [string, string];
  const kept = mantissa.slice(0, mantissa.length - EXACT_DIGITS + digits - 1);
  const isTie = /^50*$/.test(mantissa.slice(kept.length));
  const isEven = "02468".includes(kept.at(-1) as string);
  return isTie && isEven ? `${kept}e${exponent}` : value.toExponential(digits - 1);
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
