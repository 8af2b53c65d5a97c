import { SPARE } from "../../files/record.ts";
import type { Linux } from "../native/linux.ts";
import type { Address } from "../native/native.ts";
import { int32, SOL_PACKET } from "./packet-socket.ts";

const PACKET_RX_RING = 5;
const PACKET_VERSION = 10;
const PACKET_RESERVE = 12;
const TPACKET_V3 = 2;
const TP_STATUS_USER = 1;
const TP_STATUS_BLK_TMO = 1 << 5;

/** Octets of a block: the largest packet must fit into one, and several must be there to be filled in turn. */
const BLOCK_LENGTH = 256 * 1024;
const FEWEST_BLOCKS = 2;
/** Octets that can be read behind the last block, so that wide reads near its end need no check. */
const PAGE = 4096;
/** Octets kept free in front of a packet, for a VLAN tag that the kernel took out. */
const RESERVE = 4;
/** Words of struct tpacket_block_desc. */
const BLOCK = { status: 2, packets: 3, first: 4, length: 5, firstTime: 8, lastTime: 10 } as const;

/** Packets one after another, as the kernel lays them out (struct tpacket3_hdr). */
export interface FrameBlock {
  /** The same memory in three widths. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly halves: Uint16Array;
  readonly words: Uint32Array;
  /** Offset of the first packet's header. */
  readonly first: number;
  readonly packets: number;
  /** Milliseconds from the first packet to the last, where the block was full; Infinity where its time was up. */
  readonly filledInMs: number;
}

interface Mapping {
  readonly linux: Linux;
  readonly address: Address;
  readonly length: number;
}

/** A ring's addresses are given back when nobody can look at them any more. */
const mappings = new FinalizationRegistry(({ linux, address, length }: Mapping) => linux.unmap(address, length));

/**
 * Memory that the kernel and we share (TPACKET_V3): the kernel fills one block after another with packets and hands each
 * over when it is full or its time is up; we hand it back.
 */
export class PacketRing {
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly halves: Uint16Array;
  private readonly words: Uint32Array;
  private readonly status: Int32Array;
  private readonly mapping: Mapping;
  readonly blocks: number;
  /** The block that is taken next. */
  private next = 0;
  /** The block that was taken last, as long as it is not handed back. */
  private taken: number | undefined = undefined;

  /** Gives `socket`, a packet socket that receives nothing yet, a ring. Throws the system's errors. */
  constructor(linux: Linux, socket: number, bufferSize: number, retireMs: number) {
    linux.setOption(socket, SOL_PACKET, PACKET_VERSION, int32(TPACKET_V3));
    linux.setOption(socket, SOL_PACKET, PACKET_RESERVE, int32(RESERVE));
    this.blocks = allocate(linux, socket, Math.max(FEWEST_BLOCKS, Math.floor(bufferSize / BLOCK_LENGTH)), retireMs);
    const ringLength = this.blocks * BLOCK_LENGTH;
    const length = ringLength + PAGE;
    const address = linux.reserve(length);
    linux.mapOver(address, ringLength, socket);
    const buffer = linux.native.view(address, length);
    this.mapping = { linux, address, length };
    mappings.register(buffer, this.mapping);
    this.bytes = new Uint8Array(buffer);
    this.halves = new Uint16Array(buffer);
    this.words = new Uint32Array(buffer);
    this.status = new Int32Array(buffer);
  }

  /** Takes the next block that is ours, where there is one; it stays as it is until `release()`. */
  take(): FrameBlock | undefined {
    if (!this.isOurs(this.next)) return undefined;
    this.taken = this.next;
    this.next = this.after(1);
    const { bytes, halves, words } = this;
    const described = this.describe(this.taken);
    return { ...described, bytes, halves, words, first: described.first + this.taken * BLOCK_LENGTH };
  }

  /** Hands the block that was taken back. */
  release(): void {
    if (this.taken !== undefined) this.handBack(this.taken);
    this.taken = undefined;
  }

  /** Copies the next block, where it is ours, and hands it back. */
  copy(): FrameBlock | undefined {
    const block = this.next;
    if (!this.isOurs(block)) return undefined;
    const start = block * BLOCK_LENGTH;
    const length = this.word(block, BLOCK.length);
    const bytes = new Uint8Array((length + SPARE + 3) & ~3);
    bytes.set(this.bytes.subarray(start, start + length));
    const copied = {
      bytes,
      halves: new Uint16Array(bytes.buffer),
      words: new Uint32Array(bytes.buffer),
      ...this.describe(block),
    };
    this.next = this.after(1);
    this.handBack(block);
    return copied;
  }

  /** Whether half of the ring waits to be taken. */
  get isFilling(): boolean {
    return this.isOurs(this.after((this.blocks - 1) >>> 1));
  }

  /** Whether packets are in the block that the kernel fills. */
  get isBegun(): boolean {
    return Atomics.load(this.status, this.place(this.next, BLOCK.packets)) > 0;
  }

  /** Gives the memory back; who still holds octets of it sees zeros. */
  close(): void {
    this.mapping.linux.clear(this.mapping.address, this.mapping.length);
  }

  private isOurs(block: number): boolean {
    return (Atomics.load(this.status, this.place(block, BLOCK.status)) & TP_STATUS_USER) !== 0;
  }

  private describe(block: number): Pick<FrameBlock, "first" | "packets" | "filledInMs"> {
    return {
      first: this.word(block, BLOCK.first),
      packets: this.word(block, BLOCK.packets),
      filledInMs: (this.word(block, BLOCK.status) & TP_STATUS_BLK_TMO) === 0 ? this.duration(block) : Infinity,
    };
  }

  private duration(block: number): number {
    const [from, to] = [BLOCK.firstTime, BLOCK.lastTime].map((at) => [this.word(block, at), this.word(block, at + 1)]);
    return (to[0] - from[0]) * 1e3 + (to[1] - from[1]) / 1e6;
  }

  private handBack(block: number): void {
    // Until the kernel begins the block anew, it has no packets.
    this.words[this.place(block, BLOCK.packets)] = 0;
    Atomics.store(this.status, this.place(block, BLOCK.status), 0);
  }

  private after(count: number): number {
    return (this.next + count) % this.blocks;
  }

  private word(block: number, word: number): number {
    return this.words[this.place(block, word)]!;
  }

  private place(block: number, word: number): number {
    return (block * BLOCK_LENGTH) / 4 + word;
  }
}

/** Has the kernel make a ring of as many of `blocks` blocks as it has memory for; says of how many. */
function allocate(linux: Linux, socket: number, blocks: number, retireMs: number): number {
  for (let count = blocks; ; count = Math.max(FEWEST_BLOCKS, count >>> 1)) {
    const request = Uint32Array.of(BLOCK_LENGTH, count, BLOCK_LENGTH, count, retireMs, 0, 0);
    try {
      linux.setOption(socket, SOL_PACKET, PACKET_RX_RING, new Uint8Array(request.buffer));
      return count;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "ENOMEM" || count === FEWEST_BLOCKS) throw fault;
    }
  }
}
