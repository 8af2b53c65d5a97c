import { u32 } from "../bytes/numbers.ts";

/** Octets of a datagram in front of samples: of its head without the agent's address, and of that by its type. */
const HEAD = 24;
const addresses: { readonly [type: number]: number } = { 1: 4, 2: 16 };
const VERSION = 5;
/** Octets of samples of flows in front of their records, by their type. */
const flowHeads: { readonly [type: number]: number } = { 1: 32, 3: 44 };
const RECORD_HEADER = 8;
const RAW_HEADER = 1;
const RAW_HEAD = 16;
/** Samples and records that are looked at. */
const LIMIT = 1000;

/** Where a sampled header ends, of which the first octet is at `at`, behind its length: with what fills its last four octets. */
export function sampledHeaderEnd(bytes: Uint8Array, at: number, end: number): number {
  const padded = at + Math.ceil(u32(bytes, at - 4) / 4) * 4;
  return Math.min(end, padded);
}

/** A header that was sampled: its protocol by sFlow's number, and where it is. */
export interface SampledHeader {
  readonly protocol: number;
  readonly start: number;
  readonly end: number;
}

/** The headers that samples of flows in the datagram bytes[start..end) hold. */
export function sampledHeaders(bytes: Uint8Array, start: number, end: number): SampledHeader[] {
  const found: SampledHeader[] = [];
  if (end - start < HEAD + 8 || u32(bytes, start) !== VERSION) return found;
  const address = addresses[u32(bytes, start + 4)];
  if (address === undefined) return found;
  let at = start + HEAD + address;
  for (let i = 0; i < LIMIT && at + RECORD_HEADER <= end; i++) {
    const stop = at + RECORD_HEADER + u32(bytes, at + 4);
    const head = flowHeads[u32(bytes, at)];
    if (head !== undefined) rawHeaders(bytes, at + RECORD_HEADER + head, Math.min(end, stop), found);
    at = stop;
  }
  return found;
}

/** Those in records bytes[from..end). */
function rawHeaders(bytes: Uint8Array, from: number, end: number, found: SampledHeader[]): void {
  for (let at = from; at + RECORD_HEADER <= end && found.length < LIMIT;) {
    const stop = at + RECORD_HEADER + u32(bytes, at + 4);
    const header = at + RECORD_HEADER + RAW_HEAD;
    if (u32(bytes, at) === RAW_HEADER && header < Math.min(stop, end))
      found.push({
        protocol: u32(bytes, at + RECORD_HEADER),
        start: header,
        end: sampledHeaderEnd(bytes, header, Math.min(stop, end)),
      });
    at = stop;
  }
}
