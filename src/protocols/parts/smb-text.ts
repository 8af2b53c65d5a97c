import { u16le } from "../../bytes/numbers.ts";
import { decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { utf16At } from "./windows-values.ts";

/** Where the header of SMB 1 says whether texts are in UTF-16. */
const FLAGS2 = 10;
const UNICODE = 0x8000;

function isWide(octets: Uint8Array, layerStart: number): boolean {
  return (u16le(octets, layerStart + FLAGS2) & UNICODE) !== 0;
}

function textEnd(octets: Uint8Array, at: number, end: number, wide: boolean): number {
  const size = wide ? 2 : 1;
  for (let i = at; i + size <= end; i += size) if (octets[i] === 0 && (!wide || octets[i + 1] === 0)) return i + size;
  return end;
}

function textCodec(isWideAt: (octets: Uint8Array, layerStart: number) => boolean): Custom<Uint8Array> {
  return {
    name: "SMB text",
    single: true,
    skip: (octets, at, end, layerStart) => textEnd(octets, at, end, isWideAt(octets, layerStart)),
    read: ({ bytes }, start, end) => bytes.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
    text(octets, start, end, layerStart) {
      const text = isWideAt(octets, layerStart) ? utf16At(octets, start, end) : decodeText(octets, start, end);
      const stop = text.indexOf("\0");
      return stop < 0 ? text : text.slice(0, stop);
    },
  };
}
const flagged = textCodec(isWide);
const narrow = textCodec(() => false);

/** The octet that puts a text in UTF-16 at an even place. */
const gap: Custom<Uint8Array> = {
  name: "gap",
  skip: (octets, at, end, layerStart) =>
    isWide(octets, layerStart) && (at - layerStart) % 2 === 1 && at < end ? at + 1 : at,
  read: ({ bytes }, start, end) => bytes.slice(start, end),
  write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
};

/** A text up to its zero, or to the end of what is there, in the way that the header says; its value is its octets. */
export function smbText(filter: string, label: string): Record<"gap" | "text", AnyField> {
  return { gap: custom(gap, { filter: "" }), text: custom(flagged, { filter, label, type: "FT_STRING" }) };
}

/** A text up to its zero that is never in UTF-16. */
export function narrowText(filter: string, label: string): AnyField {
  return custom(narrow, { filter, label, type: "FT_STRING" });
}
