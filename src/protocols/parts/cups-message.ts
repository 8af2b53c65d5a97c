import { text, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { uint } from "../../bytes/numbers.ts";
import { decodeText } from "../../bytes/text.ts";
import { cupsBits } from "./cups-bits.ts";
import { laidOut, type Page } from "./laid-out.ts";

const BLANK = 0x20;
const QUOTE = 0x22;

/** What a printer is announced with, as CUPS 1.x did. */
const worked = {
  type: u32({
    filter: "ptype",
    label: "Type",
    show: "hex",
  }),
  state: u8({
    filter: "state",
    label: "State",
    show: "hex",
    strings: { 3: "idle", 4: "processing", 5: "stopped" },
  }),
};
/** What Wireshark shows as bits of the number are bits of its digits, of the last four. */
const bitFields: { readonly [name: string]: AnyField } = Object.fromEntries(
  cupsBits.map(([filter, label, , truth]) => [
    filter,
    u8({ filter: `ptype.${filter}`, label, type: "FT_BOOLEAN", truth }),
  ]),
);
const fields = {
  uri: text("rest", { filter: "uri", label: "URI" }),
  location: text("rest", { filter: "location", label: "Location" }),
  information: text("rest", { filter: "information", label: "Information" }),
  model: text("rest", { filter: "make_model", label: "Make and model" }),
};
type CupsPage = Page;

function layBits(page: CupsPage, from: number, to: number): void {
  const first = Math.max(from, to - 4);
  const digits = uint(page.bytes, first, to - first);
  page.within(() => {
    for (const [bit, , mask] of cupsBits) page.place(bit, from, to, (digits & mask) === 0 ? 0 : 1);
  });
}

/** Takes a number in hexadecimal digits, up to the blank behind it. */
function layNumber(page: CupsPage, name: keyof typeof worked): void {
  const from = page.at;
  let to = from;
  while (to < page.end && page.bytes[to] !== BLANK) to++;
  const digits = decodeText(page.bytes, from, to);
  if (to === page.end || !/^[0-9a-f]{1,8}$/i.test(digits)) return page.fail();
  page.place(name, from, to, Number.parseInt(digits, 16));
  if (name === "type") layBits(page, from, to);
  page.at = to + 1;
}

function layQuoted(page: CupsPage, name: keyof typeof fields): void {
  while (page.left > 0 && page.bytes[page.at] === BLANK) page.at++;
  if (page.left === 0 || page.bytes[page.at] !== QUOTE) return;
  page.at++;
  let to = page.at;
  while (to < page.end && page.bytes[to] !== QUOTE) to++;
  if (to === page.end) return page.fail();
  page.take(name, to - page.at);
  page.at++;
}

/** One line: numbers, where the printer is, and three texts in quotes; what follows is not read. */
export const cupsMessage = laidOut<string, string>(
  "announcement of CUPS",
  fields,
  (page: CupsPage) => {
    layNumber(page, "type");
    if (!page.lacks) layNumber(page, "state");
    if (page.lacks) return;
    let to = page.at;
    while (to < page.end && page.bytes[to] !== BLANK) to++;
    page.take("uri", to - page.at);
    for (const name of ["location", "information", "model"] as const) if (!page.lacks) layQuoted(page, name);
  },
  { worked: { ...worked, ...bitFields } },
);
