import { SPARE } from "../../files/record.ts";
import type { Linux } from "../native/linux.ts";
import { MappedMemory } from "../native/mapped-memory.ts";
import { int32, SOL_PACKET } from "./packet-socket.ts";

export const PACKET_RX_RING = 5;
export const PACKET_VERSION = 10;
const PACKET_RESERVE = 12;
const TPACKET_V3 = 2;
export const TP_STATUS_USER = 1;

/** Octets of the shortest block, into which the largest packet must fit, and of the longest. */
const [SHORTEST_BLOCK, LONGEST_BLOCK] = [256 * 1024, 1024 * 1024];
/** So many are filled in turn, where the ring is long enough: waking up for more, each time to cold caches, costs more than packets. */
const BLOCKS = 8;
const FEWEST_BLOCKS = 2;
/** Octets that can be read behind the last block, so that wide reads near its end need no check. */
const PAGE = 4096;
/** Octets kept free in front of a packet, for a VLAN tag that the kernel took out. */
const RESERVE = 4;
/** Words of struct tpacket_block_desc. */
const BLOCK = { status: 2, packets: 3, first: 4, length: 5 } as const;

/** Packets one after another, as the kernel lays them out (struct tpacket3_hdr). */
export class FrameBlock {
  /** The same memory in three widths. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly halves: Uint16Array;
  readonly words: Uint32Array;
  /** Offset of the first packet's header. */
  readonly first: number;
  readonly packets: number;

  /** The block that is described at word `at` of memory and begins at octet `start` of it. */
  constructor({ bytes, halves, words }: Memory, at: number, start: number) {
    this.bytes = bytes;
    this.halves = halves;
    this.words = words;
    this.first = start + words[at + BLOCK.first];
    this.packets = words[at + BLOCK.packets];
  }
}

/** Memory in three widths. */
export interface Memory {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly halves: Uint16Array;
  readonly words: Uint32Array;
}

/** A buffer in three widths; octets at its end that are no whole word are seen as octets alone. */
export function memoryOf(buffer: ArrayBuffer): Memory {
  const [halves, words] = [buffer.byteLength >>> 1, buffer.byteLength >>> 2];
  return {
    bytes: new Uint8Array(buffer),
    halves: new Uint16Array(buffer, 0, halves),
    words: new Uint32Array(buffer, 0, words),
  };
}

/**
 * Memory that the kernel and we share (TPACKET_V3): the kernel fills one block after another with packets and hands each
 * over when it is full or its time is up; we hand it back.
 */
export class PacketRing {
  private readonly memory: Memory;
  private readonly status: Int32Array;
  private readonly mapped: MappedMemory;
  private readonly blocks: number;
  private readonly blockLength: number;
  /** The block that is taken next. */
  private next = 0;
  /** The block that was taken last, as long as it is not handed back. */
  private taken: number | undefined = undefined;

  /** Gives `socket`, a packet socket that receives nothing yet, a ring. Throws the system's errors. */
  constructor(linux: Linux, socket: number, bufferSize: number, retireMs: number) {
    linux.setOption(socket, SOL_PACKET, PACKET_VERSION, int32(TPACKET_V3));
    linux.setOption(socket, SOL_PACKET, PACKET_RESERVE, int32(RESERVE));
    this.blockLength = blockLength(bufferSize);
    const wanted = Math.max(FEWEST_BLOCKS, Math.floor(bufferSize / this.blockLength));
    this.blocks = allocate(linux, socket, wanted, this.blockLength, retireMs);
    this.mapped = new MappedMemory(linux, socket, this.blocks * this.blockLength, PAGE);
    this.memory = memoryOf(this.mapped.buffer);
    this.status = new Int32Array(this.mapped.buffer);
  }

  /** Takes the next block that is ours, where there is one; it stays as it is until `release()`. */
  take(): FrameBlock | undefined {
    const block = this.next;
    if (!this.isOurs(block)) return undefined;
    this.taken = block;
    this.next = this.after(1);
    return new FrameBlock(this.memory, this.place(block, 0), block * this.blockLength);
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
    const { bytes, words } = this.memory;
    const start = block * this.blockLength;
    const length = words[this.place(block, BLOCK.length)];
    const copied = memoryOf(new ArrayBuffer(length + SPARE));
    copied.bytes.set(bytes.subarray(start, start + length));
    this.next = this.after(1);
    this.handBack(block);
    return new FrameBlock(copied, 0, 0);
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
    this.mapped.clear();
  }

  /** Whether the kernel has handed a block over that nobody has taken. */
  private isOurs(block: number): boolean {
    if (block === this.taken) return false;
    return (Atomics.load(this.status, this.place(block, BLOCK.status)) & TP_STATUS_USER) !== 0;
  }

  private handBack(block: number): void {
    // Until the kernel begins the block anew, it has no packets.
    this.memory.words[this.place(block, BLOCK.packets)] = 0;
    Atomics.store(this.status, this.place(block, BLOCK.status), 0);
  }

  private after(count: number): number {
    return (this.next + count) % this.blocks;
  }

  private place(block: number, word: number): number {
    return (block * this.blockLength) / 4 + word;
  }
}

/** Octets of each block of a ring of so many: a power of two. */
function blockLength(bufferSize: number): number {
  const length = 2 ** Math.floor(Math.log2(bufferSize / BLOCKS));
  return Math.min(Math.max(length, SHORTEST_BLOCK), LONGEST_BLOCK);
}

/** Has the kernel make a ring of as many of `blocks` blocks as it has memory for; says of how many. */
function allocate(linux: Linux, socket: number, blocks: number, length: number, retireMs: number): number {
  for (let count = blocks; ; count = Math.max(FEWEST_BLOCKS, count >>> 1)) {
    const request = Uint32Array.of(length, count, length, count, retireMs, 0, 0);
    try {
      linux.setOption(socket, SOL_PACKET, PACKET_RX_RING, new Uint8Array(request.buffer));
      return count;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "ENOMEM" || count === FEWEST_BLOCKS) throw fault;
    }
  }
}
