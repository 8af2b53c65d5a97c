import { MALFORMED, type Custom } from "./custom.ts";

/** A number worked out of octets: for fields inside custom ones, which are only shown. */
export function derivedNumber(
  name: string,
  number: (bytes: Uint8Array, start: number, end: number, layerStart: number) => number,
): Custom<number> {
  return {
    ...READ_ONLY,
    name,
    number,
    read: ({ bytes, layerStart }, start, end) => number(bytes, start, end, layerStart),
  };
}

/** A text worked out of octets, in the same way. */
export function derivedText(
  name: string,
  text: (bytes: Uint8Array, start: number, end: number, layerStart: number) => string,
): Custom<string> {
  return { ...READ_ONLY, name, text, read: ({ bytes, layerStart }, start, end) => text(bytes, start, end, layerStart) };
}

const READ_ONLY = {
  skip: () => MALFORMED,
  write(): void {
    throw new TypeError("a field that is worked out of others cannot be written");
  },
};
