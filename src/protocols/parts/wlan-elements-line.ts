import type { DumpLine } from "../../definition/dump-line.ts";

/** The elements that lines show, where they are; -1 for those that are not there. */
export interface ShownElements {
  readonly name: number;
  readonly rates: number;
  readonly channel: number;
  /** Whether the list could be read up to its end. */
  readonly whole: boolean;
}

const NAME = 0;
const RATES = 1;
const CHANNEL = 3;
const MAP = 5;
const CHALLENGE = 16;
/** Octets that the longest of them have room for; a longer one ends the list. */
const ROOM: { readonly [element: number]: number } = { [NAME]: 32, [RATES]: 16, [CHALLENGE]: 253, [MAP]: 254 };
const HEADER = 2;
const BASIC = 0x80;

/** Looks for elements in `length` octets from `at`; of several of a kind the first counts. */
export function findElements(line: DumpLine, at: number, length: number): ShownElements {
  const found = { name: -1, rates: -1, channel: -1, whole: false };
  let left = length;
  while (left > 0) {
    if (left < HEADER || !line.has(at, HEADER)) return found;
    const element = line.u8(at);
    const size = line.u8(at + 1);
    if (size > (ROOM[element] ?? size) || left < HEADER + size || !line.has(at, HEADER + size)) return found;
    if (element === NAME && found.name < 0) found.name = at;
    if (element === RATES && found.rates < 0 && size > 0) found.rates = at;
    if (element === CHANNEL && found.channel < 0 && size === 1) found.channel = at;
    at += HEADER + size;
    left -= HEADER + size;
  }
  found.whole = true;
  return found;
}

/** ` (name)` */
export function networkName(line: DumpLine, { name }: ShownElements): void {
  if (name < 0) return;
  line.text(" (");
  line.visibleText(name + HEADER, line.u8(name + 1), true);
  line.text(")");
}

/** ` [1.0* 2.0 Mbit]`, with a star at those that every station must have. */
export function rateList(line: DumpLine, { rates }: ShownElements): void {
  if (rates < 0) return;
  const count = line.u8(rates + 1);
  for (let i = 0; i < count; i++) {
    const rate = line.u8(rates + HEADER + i);
    line.text(`${i === 0 ? " [" : " "}${(0.5 * (rate & ~BASIC)).toFixed(1)}${rate & BASIC ? "*" : ""}`);
  }
  line.text(" Mbit]");
}

/** ` CH: 6` */
export function currentChannel(line: DumpLine, { channel }: ShownElements): void {
  if (channel >= 0) line.text(` CH: ${line.u8(channel + HEADER)}`);
}
