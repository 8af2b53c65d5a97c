import { u32le } from "../../bytes/numbers.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import { custom, u32 } from "../../definition/fields.ts";
import { presentViews, readings } from "./radiotap-fields.ts";

const PRESENT = 4;
const EXTENDED = 0x80000000;
/** The next word has the same bits as this one; what tells of the next word is in every word. */
const NAMESPACE = 0x20000000;
const NAMESPACE_BITS = 3;
const BITS = 29;
/** The first kind of reading that the header has no field of its own for. */
const FURTHER = 21;

/** Of each bit: to what its reading is aligned, the octets it takes, and which of the fields inside begins where. */
interface Place {
  readonly align: number;
  readonly size: number;
  readonly inner: readonly (readonly [inner: number, offset: number, size: number])[];
}

const inner: Inner[] = [];
function place(
  align: number,
  size: number,
  ...fields: readonly (readonly [Inner, offset: number, size: number])[]
): Place {
  return { align, size, inner: fields.map(([field, offset, octets]) => [inner.push(field) - 1, offset, octets]) };
}
const one = (size: number, key: keyof typeof readings): Place =>
  place(size, size, [{ key, field: readings[key] }, 0, size]);

const places: readonly (Place | undefined)[] = [
  one(8, "mactime"),
  one(1, "flags"),
  one(1, "rate"),
  place(
    2,
    4,
    [{ key: "frequency", field: readings.frequency }, 0, 2],
    [{ key: "channelFlags", field: readings.channelFlags }, 2, 2],
  ),
  place(1, 2, [{ key: "hopset", field: readings.hopset }, 0, 1], [{ key: "pattern", field: readings.pattern }, 1, 1]),
  one(1, "signal"),
  one(1, "noise"),
  one(2, "quality"),
  one(2, "attenuation"),
  one(2, "dBAttenuation"),
  one(1, "power"),
  one(1, "antenna"),
  one(1, "dBSignal"),
  one(1, "dBNoise"),
  one(2, "rxFlags"),
  one(2, "txFlags"),
  place(1, 1),
  one(1, "retries"),
  place(4, 8),
  place(1, 3),
  place(4, 8),
  place(2, 12),
  place(8, 12),
  place(2, 12),
  place(2, 12),
  place(2, 6),
  place(1, 1),
  place(2, 4),
];

const octets = {
  read: ({ bytes }: { readonly bytes: Uint8Array }, start: number, end: number) => bytes.slice(start, end),
  write: (writer: { octets(bytes: Uint8Array): void }, value: Uint8Array | undefined) => {
    if (value) writer.octets(value);
  },
};

const words: Custom<Uint8Array> = {
  name: "present words",
  ...octets,
  beside: true,
  inner: [presentViews, presentViews.slice(-NAMESPACE_BITS)].map((views) => ({
    key: "word",
    field: u32({ filter: "present.word", label: "Present flags word", show: "hex", little: true, views }),
  })),
  skip(bytes, at, end) {
    for (; at + 4 <= end; at += 4) if (u32le(bytes, at) < EXTENDED) return at + 4;
    return at + 4;
  },
  visit(bytes, start, end, found) {
    for (let at = start; at + 4 <= end; at += 4) found((u32le(bytes, at - 4) & NAMESPACE) !== 0 ? 0 : 1, at, at + 4);
  },
};

const rest: Custom<Uint8Array> = {
  name: "further readings",
  ...octets,
  beside: true,
  inner,
  skip: (_bytes, _at, end) => end,
  visit(bytes, start, end, found, layerStart) {
    let at = start;
    let first = FURTHER;
    for (let word = layerStart + PRESENT; word + 4 <= start; word += 4) {
      const present = u32le(bytes, word);
      for (let bit = first; bit < BITS; bit++) {
        if (((present >>> bit) & 1) === 0) continue;
        const reading = places[bit];
        if (!reading) return;
        at += (reading.align - ((at - layerStart) % reading.align)) % reading.align;
        if (at + reading.size > end) return;
        for (const [which, offset, size] of reading.inner) found(which, at + offset, at + offset + size);
        at += reading.size;
      }
      // What the bits of a word mean that does not begin anew is not known, nor how many octets they stand for.
      if (present < EXTENDED || (present & NAMESPACE) === 0) return;
      first = 0;
    }
  },
};

/** What the header has beside the first reading of each kind: further words of bits, and what they and the higher bits stand for. */
export const furtherReadings = { words: custom(words, { filter: "" }), rest: custom(rest, { filter: "" }) };
