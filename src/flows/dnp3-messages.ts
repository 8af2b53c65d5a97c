import { remember } from "../bytes/remember.ts";
import { u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import { Ported } from "./ported.ts";

/** Messages that are being put together; beyond them the one that was begun longest ago is given up. */
const MESSAGE_LIMIT = 1024;
/** Octets that a message may have. */
const LONGEST_MESSAGE = 1 << 15;
/** Octets of a frame's header, of user data in front of each checksum, and of a checksum. */
const HEADER = 10;
const BLOCK = 16;
const CRC = 2;
/** Where a frame has its addresses. */
const ADDRESSES = 4;
const FINAL = 0x80;
const FIRST = 0x40;
const SEQUENCE = 0x3f;

/** The segments of a message so far: their octets, and the number that the next one will have. */
interface Begun {
  readonly octets: Uint8Array;
  readonly next: number;
}

/** Puts messages together that several frames carry (IEEE 1815 8.2); each whole is a layer behind the last of them. */
export class Dnp3Messages implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly ported: Ported;
  private readonly message: number;
  private readonly begun = new Map<string, Begun>();

  constructor(passage: Passage, message: Protocol) {
    const { dissector } = passage;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.ported = new Ported(dissector);
    this.message = dissector.catalog.idOf(message);
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const start = layers.start(layer);
    const end = layers.payloadEnd(layer);
    const bytes = dissector.bytesOf(layer);
    if (start + HEADER + CRC >= end || end > sources[layers.sourceOf(layer)].end) return;
    const transport = bytes[start + HEADER];
    if ((transport & FIRST) !== 0 && (transport & FINAL) !== 0) return;
    const key = this.keyOf(layer, u32(bytes, start + ADDRESSES));
    if (key === undefined) return;
    const known = transport & FIRST ? undefined : this.begun.get(key);
    this.begun.delete(key);
    if (!known && (transport & FIRST) === 0) return;
    if (known && known.next !== (transport & SEQUENCE)) return;
    const octets = grown(known?.octets, bytes, start + HEADER, end);
    if (octets.length > LONGEST_MESSAGE) return;
    if ((transport & FINAL) === 0)
      remember(this.begun, key, { octets, next: (transport + 1) & SEQUENCE }, MESSAGE_LIMIT);
    else if (layers.count < LAYER_LIMIT) {
      layers.setTold(layer, 1);
      const source = dissector.addSource({ bytes: octets, start: 0, end: octets.length, title: "Reassembled DNP 3.0" });
      dissector.extend(this.message, 0, octets.length, source);
    }
  }

  /** Who sends a message to whom, undefined where it is not known. */
  private keyOf(layer: number, ends: number): string | undefined {
    const { addresses, ported } = this;
    const network = addresses.around(layer);
    if (network < 0 || addresses.quoted(network) || !ported.find(layer)) return undefined;
    const [from, to] = [addresses.text(network, false), addresses.text(network, true)];
    return `${from} ${ported.source} ${to} ${ported.destination} ${ends}`;
  }
}

/** What was there with the user data of a frame behind its transport octet, without the checksums. */
function grown(before: Uint8Array | undefined, bytes: Uint8Array, start: number, end: number): Uint8Array {
  const length = before?.length ?? 0;
  const whole = new Uint8Array(length + end - start);
  if (before) whole.set(before);
  let size = length;
  for (let at = start; at < end; at += BLOCK + CRC) {
    const block = bytes.subarray(at === start ? at + 1 : at, Math.max(at, Math.min(end, at + BLOCK + CRC) - CRC));
    whole.set(block, size);
    size += block.length;
  }
  return whole.subarray(0, size);
}
