import { u16, u32 } from "../bytes/numbers.ts";
import { readSlot } from "../definition/layout.ts";
import type { Answering } from "../definition/messages.ts";
import type { Footprint, Mark } from "./footprint.ts";

/** Octets behind an IP header that an ICMP error quotes at least (RFC 792). */
const SURELY_QUOTED = 8;
/** How far beyond its octets a segment may be acknowledged: its SYN and its FIN count, too. */
const BEYOND = 2;
const IPV4_GROUPS = 14;
const IPV6_GROUPS = 0xff;
const EVERYBODY = 0xffff_ffff;

/**
 * How well a packet fits as an answer to another, by what their definitions say of addresses, ports, identifiers and
 * numbers, or as an ICMP error that quotes it: 0 where it is none, and the more the more the error quotes of it.
 */
export function fit(answer: Footprint, request: Footprint): number {
  return fitsBack(answer, request) ? 1 : fitOfQuote(answer.quoted, request.marks);
}

/** What a packet and its answer have in common, as a number; without the addresses where anybody may answer. */
export function keyOf(marks: readonly Mark[], withAddresses: boolean): number {
  let key = 0;
  for (const mark of marks.slice(0, 2)) key = (Math.imul(key, 31) + markKey(mark, withAddresses)) | 0;
  return key;
}

/** Whether anybody may answer a packet, or to another address than it came from. */
export function isOpen({ marks, toMany }: Footprint): boolean {
  const addresses = marks[0]?.traits.addresses;
  if (addresses === undefined) return false;
  return toMany || isGroup(marks[0], addresses.destination) || isNobody(marks[0], addresses.source);
}

function fitsBack(answer: Footprint, request: Footprint): boolean {
  const { marks } = request;
  if (marks.length === 0 || answer.marks.length < marks.length) return false;
  if (!marks.every((mark, i) => answersMark(answer.marks[i], mark, request.toMany))) return false;
  // Where nothing is known of what IP carries, it must at least be the same.
  const [asked, told] = [marks, answer.marks].map((each) => each[marks.length - 1]);
  const { addresses, carries } = asked.traits;
  if (addresses === undefined || carries === undefined) return true;
  return readSlot(asked.bytes, asked.start, carries) === readSlot(told.bytes, told.start, carries);
}

function answersMark(answer: Mark, request: Mark, toMany: boolean): boolean {
  const { traits } = request;
  if (answer.traits !== traits) return false;
  if (traits.addresses !== undefined && !areAddressesBack(answer, request, toMany)) return false;
  if (traits.ports !== undefined && !arePortsBack(answer, request)) return false;
  if (traits.acknowledges !== undefined && !isAcknowledged(answer, request)) return false;
  return traits.answers.length === 0 || traits.answers.some((rule) => answersMessage(answer, request, rule));
}

function areAddressesBack(answer: Mark, request: Mark, toMany: boolean): boolean {
  const { source, destination, size } = request.traits.addresses!;
  const isToGroup = isGroup(request, destination);
  const fromThere = toMany || isToGroup || equal(answer, source, request, destination, size);
  const toGroup = isToGroup && equal(answer, destination, request, destination, size);
  const toHere = equal(answer, destination, request, source, size) || isNobody(request, source) || toGroup;
  return fromThere && toHere;
}

function arePortsBack(answer: Mark, request: Mark): boolean {
  const { source, destination } = request.traits.ports!;
  return equal(answer, source, request, destination, 2) && equal(answer, destination, request, source, 2);
}

/** RFC 9293, 3.10.7: a segment is answered by one that acknowledges it, or by a reset that continues where it stands. */
function isAcknowledged(answer: Mark, request: Mark): boolean {
  const { sequence, acknowledgement, acknowledging, opening, refusing } = request.traits.acknowledges!;
  if (answer.headerEnd > answer.end) return false;
  const read = ({ bytes, start }: Mark, slot: typeof sequence): number => readSlot(bytes, start, slot) >>> 0;
  if (read(request, refusing) === 1) return false;
  if (read(answer, acknowledging) === 1) {
    // Who asks to open answers nothing but who asked to open.
    if (read(answer, opening) === 1 && read(request, opening) === 0) return false;
    const ahead = (read(answer, acknowledgement) - read(request, sequence)) >>> 0;
    return ahead <= request.end - request.headerEnd + BEYOND;
  }
  if (read(answer, refusing) === 0) return false;
  return read(request, acknowledging) === 0 || read(answer, sequence) === read(request, acknowledgement);
}

function answersMessage(answer: Mark, request: Mark, { kind, repeats }: Answering): boolean {
  if (!kind.request.includes(kindOf(request, kind)) || !kind.response.includes(kindOf(answer, kind))) return false;
  return repeats.every(([asked, told, size]) => equal(answer, told, request, asked, size));
}

/** How well what an error quotes, which went the same way and says the same, is a packet. */
function fitOfQuote(quoted: readonly Mark[], marks: readonly Mark[]): number {
  if (quoted.length === 0 || marks.length === 0) return 0;
  if (!quoted.every((mark, i) => i >= marks.length || isQuote(mark, marks[i]))) return 0;
  const [quote, sent] = [quoted[0], marks[0]];
  const { id } = sent.traits;
  const sameId = id !== undefined && readSlot(quote.bytes, quote.start, id) === readSlot(sent.bytes, sent.start, id);
  // A translator of addresses may have changed the checksum among these.
  const sameOctets = equal(quote, quote.headerEnd - quote.start, sent, sent.headerEnd - sent.start, SURELY_QUOTED);
  return 1 + Number(sameId) + Number(sameOctets);
}

function isQuote(quote: Mark, sent: Mark): boolean {
  const { traits } = sent;
  if (quote.traits !== traits) return false;
  const { addresses, ports, acknowledges, answers } = traits;
  if (addresses !== undefined) {
    const { source, destination, size } = addresses;
    const fromHere = equal(quote, source, sent, source, size) || isNobody(sent, source);
    if (!fromHere || !equal(quote, destination, sent, destination, size)) return false;
  }
  if (ports !== undefined && !isSameAt(quote, sent, ports.source, 2)) return false;
  if (ports !== undefined && !isSameAt(quote, sent, ports.destination, 2)) return false;
  if (acknowledges !== undefined && !isSameAt(quote, sent, acknowledges.sequence.offset, 4)) return false;
  return answers.every(({ kind, repeats }) => {
    if (!isSameAt(quote, sent, kind.offset, 1)) return false;
    if (!kind.request.includes(kindOf(sent, kind))) return true;
    return repeats.every(([asked, , size]) => isSameAt(quote, sent, asked, size));
  });
}

/** Whether octets are the same in a quote, as far as it goes. */
function isSameAt(quote: Mark, sent: Mark, at: number, size: number): boolean {
  return quote.start + at + size > quote.end || equal(quote, at, sent, at, size);
}

function equal(one: Mark, oneAt: number, other: Mark, otherAt: number, size: number): boolean {
  const [from, to] = [one.start + oneAt, other.start + otherAt];
  if (from + size > one.end || to + size > other.end) return false;
  for (let i = 0; i < size; i++) if (one.bytes[from + i] !== other.bytes[to + i]) return false;
  return true;
}

function kindOf({ bytes, start, end }: Mark, { offset, mask }: Answering["kind"]): number {
  return start + offset < end ? bytes[start + offset] & mask : -1;
}

function isGroup({ bytes, start, traits }: Mark, at: number): boolean {
  const first = bytes[start + at];
  if (traits.addresses!.size !== 4) return first === IPV6_GROUPS;
  return first >> 4 === IPV4_GROUPS || u32(bytes, start + at) === EVERYBODY;
}

function isNobody({ bytes, start, traits }: Mark, at: number): boolean {
  for (let i = 0; i < traits.addresses!.size; i++) if (bytes[start + at + i] !== 0) return false;
  return true;
}

/** The part of a mark in `keyOf`: the same for a packet, for its answer and for its quote. */
function markKey(mark: Mark, withAddresses: boolean): number {
  const { bytes, start, end, traits } = mark;
  const { addresses, ports, answers } = traits;
  if (addresses !== undefined) {
    if (!withAddresses) return addresses.size;
    const { source, destination, size } = addresses;
    return (hash(bytes, start + source, size) + hash(bytes, start + destination, size)) | 0;
  }
  if (ports !== undefined) return u16(bytes, start + ports.source) + u16(bytes, start + ports.destination);
  for (const { kind, repeats } of answers) {
    const found = kindOf(mark, kind);
    const isRequest = kind.request.includes(found);
    if (!isRequest && !kind.response.includes(found)) continue;
    for (const [asked, told, size] of repeats) {
      const at = start + (isRequest ? asked : told);
      if (at + size <= end) return hash(bytes, at, size);
    }
    return 0;
  }
  return 0;
}

function hash(bytes: Uint8Array, at: number, size: number): number {
  let value = size;
  for (let i = 0; i < size; i++) value = (Math.imul(value, 0x01000193) ^ bytes[at + i]) | 0;
  return value;
}
