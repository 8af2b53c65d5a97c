/** A value of ASN.1 in hexadecimal: its tag, and contents that are hexadecimal or, in quotes, text. */
export function ber(tag: string, ...contents: string[]): string {
  const inside = contents.map((part) => (part.startsWith("'") ? hexOf(part.slice(1, -1)) : part)).join("");
  const length = inside.length / 2;
  return tag + (length < 128 ? hex(length) : `84${hex(length, 8)}`) + inside;
}
export const hex = (value: number, digits = 2): string => value.toString(16).padStart(digits, "0");
const hexOf = (text: string): string => Array.from(text, (letter) => hex(letter.charCodeAt(0))).join("");
export const octets = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
