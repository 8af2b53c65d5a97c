import { berElement } from "../../bytes/ber.ts";
import { uint } from "../../bytes/numbers.ts";
import type { ExchangeOf } from "../../definition/messages.ts";

const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const SEQUENCE = 0x30;
/** Tags of RFC 3416 3: what asks for something, and what answers. */
const requests = [0xa0, 0xa1, 0xa3, 0xa5, 0xa6];
const RESPONSE = 0xa2;
/** Octets of a request's number. */
const LONGEST_NUMBER = 4;

/** Tags of what stands in front of the PDU in a message, its version left out: of version 3, and of those before (RFC 3412 6). */
const fronts = [
  { before: [SEQUENCE, OCTET_STRING], scope: [OCTET_STRING, OCTET_STRING] },
  { before: [OCTET_STRING], scope: undefined },
];

/** Which request or response a message is, where it is not encrypted. */
export const snmpExchange: ExchangeOf = (bytes, start, end) => {
  const message = berElement(bytes, start, end, SEQUENCE);
  const version = message && berElement(bytes, message.start, message.end, INTEGER);
  if (!version) return undefined;
  for (const { before, scope } of fronts) {
    const at = behind(bytes, version.end, message.end, before);
    if (at === undefined) continue;
    if (!scope) return pduAt(bytes, at, message.end);
    const scoped = berElement(bytes, at, message.end, SEQUENCE);
    const inner = scoped && behind(bytes, scoped.start, scoped.end, scope);
    return inner === undefined ? undefined : pduAt(bytes, inner, message.end);
  }
  return undefined;
};

function pduAt(bytes: Uint8Array, at: number, end: number): ReturnType<ExchangeOf> {
  const tag = bytes[at];
  const answers = tag === RESPONSE;
  const pdu = answers || requests.includes(tag) ? berElement(bytes, at, end, tag) : undefined;
  const number = pdu && berElement(bytes, pdu.start, pdu.end, INTEGER);
  if (!number || number.end - number.start > LONGEST_NUMBER) return undefined;
  return { answers, number: uint(bytes, number.start, number.end - number.start) };
}

/** Where what follows elements with these tags begins. */
function behind(bytes: Uint8Array, start: number, end: number, tags: readonly number[]): number | undefined {
  let at = start;
  for (const tag of tags) {
    const element = berElement(bytes, at, end, tag);
    if (!element) return undefined;
    at = element.end;
  }
  return at;
}
