import { berElement } from "../../bytes/ber.ts";
import { uint } from "../../bytes/numbers.ts";
import type { ExchangeOf } from "../../definition/messages.ts";
import { wrappingToken } from "./spnego-tokens.ts";

const SEQUENCE = 0x30;
const INTEGER = 2;
const APPLICATION = 0x40;
const NUMBER = 0x1f;
/** RFC 4511 4.2 to 4.13: the operations that ask for something and those that answer; a search has several answers. */
const requests = new Set([0, 3, 6, 8, 10, 12, 14, 23]);
const responses = new Set([1, 4, 5, 7, 9, 11, 13, 15, 19, 24, 25]);
const BUFFER_HEAD = 4;
/** Octets of the number of a message. */
const LONGEST_NUMBER = 4;

/** Which request or response a message is, also in a buffer of a security layer that can be read. */
export const ldapExchange: ExchangeOf = (bytes, start, end) => {
  if (bytes[start] === SEQUENCE) return messageAt(bytes, start, end);
  const at = start + BUFFER_HEAD;
  const token = at < end ? wrappingToken(bytes, at, end) : undefined;
  return token && !token.sealed ? messageAt(bytes, at + token.size, end) : undefined;
};

function messageAt(bytes: Uint8Array, start: number, end: number): ReturnType<ExchangeOf> {
  const message = berElement(bytes, start, end, SEQUENCE);
  const identifier = message && berElement(bytes, message.start, message.end, INTEGER);
  if (!identifier) return undefined;
  const { start: from, end: to } = identifier;
  if (to >= end || to - from > LONGEST_NUMBER || (bytes[to] & 0xc0) !== APPLICATION) return undefined;
  const operation = bytes[to] & NUMBER;
  if (!requests.has(operation) && !responses.has(operation)) return undefined;
  return { answers: responses.has(operation), number: uint(bytes, from, to - from) };
}
