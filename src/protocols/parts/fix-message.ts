import { latin1 } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, mark, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { fixNames } from "./fix-names.ts";
import { laidOut, type Page } from "./laid-out.ts";

const END = 1;
const EQUALS = 0x3d;
const CHECKSUM = 10;
const LENGTH_TAG = "9=";
const TYPE_TAG = "35=";
/** How messages begin (FIX 4.2 2.3): the version, whose name begins so. */
export const FIX_BEGINNING = [0x38, EQUALS, 0x46, 0x49, 0x58] as const;
/** Octets that a segment has at least, and of a checksum with its tag. */
const LEAST = 10;
const TRAILER = 7;
/** Octets within which the length ends. */
const LONGEST_HEAD = 40;

/** The value of `tag=value` with what ends it. */
const value = derivedText("value", (octets, start, end) => {
  const [, said = ""] = latin1(octets, start, octets[end - 1] === END ? end - 1 : end).split(/=(.*)/s);
  return said;
});
const tagNumber = derivedNumber("tag", (octets, start, end) => Number(latin1(octets, start, end)));
const whole = derivedText("text", (octets, start, end) => latin1(octets, start, end));

/** Fields of messages by their tags. */
const tagged: { readonly [tag: string]: AnyField } = Object.fromEntries(
  fixNames.flatMap(([first, names]) =>
    names
      .split(" ")
      .map((name, index): readonly [string, AnyField] => [
        `tag ${first + index}`,
        custom(value, { filter: name, label: `${name} (${first + index})`, type: "FT_STRING" }),
      ]),
  ),
);
const truth = (filter: string, label: string): AnyField => u8({ filter, label, type: "FT_BOOLEAN" });

const fields: { readonly [key: string]: AnyField } = {
  continued: bytes("rest", { filter: "data", label: "Continuation Data" }),
  missing: mark({
    filter: "missing_field",
    label: "Missing mandatory field",
    expert: { severity: "Error", group: "Malformed", summary: "Missing MsgType field" },
  }),
  other: mark({ filter: "", label: "Field" }),
  otherTag: custom(tagNumber, { filter: "field.tag", label: "Field Tag", type: "FT_UINT16" }),
  otherValue: custom(whole, { filter: "field.value", label: "Field Value", type: "FT_STRING" }),
  ...tagged,
};
const worked = {
  good: truth("checksum_good", "Good Checksum"),
  bad: truth("checksum_bad", "Bad Checksum"),
};

function begins(octets: Uint8Array, at: number, end: number): boolean {
  return at + FIX_BEGINNING.length <= end && FIX_BEGINNING.every((octet, index) => octets[at + index] === octet);
}

/** Where `end` of what stands at `at` is, itself included. */
function endOf(octets: Uint8Array, at: number, end: number): number {
  const found = octets.indexOf(END, at);
  return found < 0 || found >= end ? end : found + 1;
}

/** Octets of the message at `at`, by the length that its second field tells; 0 where that is not there yet. */
export function fixSize(octets: Uint8Array, at: number, end: number): number {
  if (end - at < LEAST) return 0;
  if (!begins(octets, at, end)) return end - at;
  const length = endOf(octets, at, end);
  const body = endOf(octets, length, end);
  if (octets[body - 1] !== END && end - at < LONGEST_HEAD) return 0;
  const text = latin1(octets, length, Math.min(end, body - 1));
  if (!text.startsWith(LENGTH_TAG) || !/^\d{1,7}$/.test(text.slice(2))) return end - at;
  return body - at + Number(text.slice(2)) + TRAILER;
}

/** Whether the third field is the type of the message. */
function hasType({ bytes: octets, start, end }: Page): boolean {
  const third = endOf(octets, endOf(octets, start, end), end);
  return latin1(octets, third, Math.min(end, third + TYPE_TAG.length)) === TYPE_TAG;
}

function checksum(page: Page, at: number, stop: number): void {
  let sum = 0;
  for (let i = page.start; i < at; i++) sum = (sum + page.bytes[i]) & 0xff;
  const isGood = Number(latin1(page.bytes, at + 3, stop - 1)) === sum;
  page.within(() => {
    page.place("good", at, stop, isGood ? 1 : 0);
    page.place("bad", at, stop, isGood ? 0 : 1);
  });
}

/** A message of FIX: fields of a tag and a value each, up to a checksum; or what goes on in a stream of them. */
export const fixMessage = laidOut(
  "message of FIX",
  fields,
  (page: Page) => {
    if (!begins(page.bytes, page.at, page.end)) return void page.take("continued", page.left);
    if (!hasType(page)) return page.mark("missing");
    while (page.left > 0) {
      const { at, bytes: octets } = page;
      const stop = endOf(octets, at, page.end);
      const equals = octets.indexOf(EQUALS, at);
      const tag = equals < 0 || equals >= stop ? "" : latin1(octets, at, equals);
      if (!/^\d{1,5}$/.test(tag)) return;
      const key = `tag ${Number(tag)}`;
      if (key in fields) page.place(key, at, stop);
      else {
        page.place("other", at, stop);
        page.within(() => {
          page.place("otherTag", at, equals);
          page.place("otherValue", equals + 1, octets[stop - 1] === END ? stop - 1 : stop);
        });
      }
      if (Number(tag) === CHECKSUM) checksum(page, at, stop);
      page.pass(stop - at);
    }
  },
  { worked },
);
