import type { Page } from "./laid-out.ts";
import type { KafkaName } from "./kafka-fields.ts";

export type KafkaPage = Page<KafkaName>;

/** Octets that a number of seven bits an octet may have. */
const LONGEST = 10;

/** A number and in how many octets it stands, 0 where they are none. */
export interface Varint {
  readonly value: number;
  readonly size: number;
}
const NO_NUMBER: Varint = { value: 0, size: 0 };

/** The number at the place, seven bits an octet, the lowest first. */
export function varint(page: KafkaPage): Varint {
  let value = 0;
  let weight = 1;
  for (let size = 1; size <= Math.min(LONGEST, page.left); size++) {
    const octet = page.peek(1, size - 1);
    value += (octet & 0x7f) * weight;
    if (octet < 0x80) return { value, size };
    weight *= 0x80;
  }
  return NO_NUMBER;
}

/** The same, whose lowest bit is the sign. */
export function signedVarint(page: KafkaPage): Varint {
  const { value, size } = varint(page);
  return { value: value % 2 === 0 ? value / 2 : -(value + 1) / 2, size };
}

/** The length in front of a text, octets or a list, -1 where there is none of them. */
export function lengthAhead(page: KafkaPage, compact: boolean, octets: 2 | 4): Varint {
  if (compact) {
    const { value, size } = varint(page);
    return { value: value - 1, size };
  }
  const value = page.peek(octets);
  const most = octets === 2 ? 0x8000 : 0x80000000;
  return { value: value >= most ? value - 2 * most : value, size: page.left < octets ? 0 : octets };
}

/** Takes a text or octets behind a length of two octets, or of as many as it takes. */
export function counted(page: KafkaPage, name: KafkaName, compact: boolean, remark: "badText" | "badOctets"): void {
  const { value, size } = lengthAhead(page, compact, 2);
  if (size === 0) return page.fail();
  if (value >= -1) return void page.take(name, size + Math.max(0, value));
  page.mark(name);
  page.within(() => page.mark(remark));
  page.pass(size);
}
