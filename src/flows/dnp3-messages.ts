import { remember } from "../bytes/remember.ts";
import { crcDnp } from "../bytes/crc-dnp.ts";
import { u16le, u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
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
  /** The packets that they are in. */
  readonly frames: readonly number[];
  readonly next: number;
}

interface Whole {
  readonly frames: readonly number[];
  readonly length: number;
}

/** Puts messages together that several frames carry (IEEE 1815 8.2); each whole is a layer behind the last of them. */
export class Dnp3Messages implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly ported: Ported;
  private readonly message: number;
  private readonly begun = new Map<string, Begun>();
  private readonly ids: { readonly [key: string]: number };
  /** Of layers that complete a message: of which packets, and how many octets it has. */
  private readonly whole: LayerNotes<Whole>;
  /** Octets of layers that are but a part of a message. */
  private readonly part: LayerNotes<Uint8Array>;

  constructor(passage: Passage, dnp3: Protocol, message: Protocol) {
    const { dissector } = passage;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.ported = new Ported(dissector);
    this.message = dissector.catalog.idOf(message);
    this.part = new LayerNotes(passage);
    this.whole = new LayerNotes(passage);
    this.ids = passage.compiler.generatedIds(dnp3);
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const start = layers.start(layer);
    const end = layers.payloadEnd(layer);
    const bytes = dissector.bytesOf(layer);
    if (start + HEADER + CRC >= end || end > sources[layers.sourceOf(layer)].end) return;
    const transport = bytes[start + HEADER];
    if ((transport & FIRST) !== 0 && (transport & FINAL) !== 0) return this.noteSingle(layer, bytes, start, end);
    if (applicationLength(bytes, start + HEADER, end) > 0)
      this.part.add(layer, grown(undefined, bytes, start + HEADER, end));
    const key = this.keyOf(layer, u32(bytes, start + ADDRESSES));
    if (key === undefined) return;
    const known = transport & FIRST ? undefined : this.begun.get(key);
    this.begun.delete(key);
    if (!known && (transport & FIRST) === 0) return;
    if (known && known.next !== (transport & SEQUENCE)) return;
    const octets = grown(known?.octets, bytes, start + HEADER, end);
    if (octets.length > LONGEST_MESSAGE) return;
    const frames = [...(known?.frames ?? []), this.passage.packet.number];
    if ((transport & FINAL) === 0)
      remember(this.begun, key, { octets, frames, next: (transport + 1) & SEQUENCE }, MESSAGE_LIMIT);
    else if (layers.count < LAYER_LIMIT) {
      layers.setTold(layer, 1);
      this.whole.add(layer, { frames, length: octets.length });
      const source = dissector.addSource({ bytes: octets, start: 0, end: octets.length, title: "Reassembled DNP 3.0" });
      dissector.extend(this.message, 0, octets.length, source);
    }
  }

  /** A message in one frame is told of as if it had been put together. */
  private noteSingle(layer: number, bytes: Uint8Array, start: number, end: number): void {
    const length = applicationLength(bytes, start + HEADER, end);
    if (length > 0) this.whole.add(layer, { frames: [this.passage.packet.number], length });
  }

  annotate(layer: number): void {
    const { ids } = this;
    const { dissector } = this.passage;
    const whole = this.whole.of(layer);
    const part = this.part.of(layer);
    if (whole === undefined && part !== undefined) dissector.addObject(ids["part"], part);
    if (whole === undefined) return;
    const group = dissector.addMark(ids["pieces"]);
    for (const frame of whole.frames) dissector.addNumber(ids["piece"], frame);
    dissector.addNumber(ids["pieceCount"], whole.frames.length);
    dissector.addNumber(ids["wholeLength"], whole.length);
    dissector.tree.close(group, 0);
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

/** Octets of the application layer in a frame's user data; 0 where a checksum is wrong. */
function applicationLength(bytes: Uint8Array, start: number, end: number): number {
  let length = -1;
  for (let at = start; at < end; at += BLOCK + CRC) {
    const stop = Math.min(end, at + BLOCK + CRC) - CRC;
    if (stop <= at || crcDnp(bytes, at, stop) !== u16le(bytes, stop)) return 0;
    length += stop - at;
  }
  return length;
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
