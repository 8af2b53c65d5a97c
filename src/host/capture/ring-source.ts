import { release, type } from "node:os";
import type { CaptureInterface } from "../../files/capture-interface.ts";
import type { Linux } from "../native/linux.ts";
import type { Waiting } from "../native/native.ts";
import { everything } from "../attach-filter.ts";
import { CaptureError } from "./capture-error.ts";
import { FrameWalk } from "./frame-walk.ts";
import type { CaptureFilter } from "./live-capture.ts";
import { PacketRing, type FrameBlock } from "./packet-ring.ts";
import { PacketSocket, type InterfaceState, type ListeningOptions, type SocketCounts } from "./packet-socket.ts";
import type { Interpreter } from "./user-filter.ts";

/** Octets that copied blocks may take while nobody fetches packets. */
const QUEUE_LIMIT = 64 * 1024 * 1024;
const LOOPBACK = "lo";
const NANOSECONDS = 9;

/** How an interface is captured from. */
export interface RingOptions extends ListeningOptions {
  readonly bufferSize: number;
  /** Milliseconds after which a block is handed over that is not full. */
  readonly retireMs: number;
  readonly interpreter: Interpreter | undefined;
}

/** One interface (or `any`) being captured from: its socket, its ring, and the walk over its packets. */
export class RingSource {
  readonly walk: FrameWalk;
  readonly readable: Waiting;
  readonly described: CaptureInterface;
  /** Its place among those that are captured from together. */
  readonly number: number;
  state: InterfaceState = "up";
  /** Nothing was there when it was looked for last. */
  isIdle = true;
  /** Packets come so fast that the last block was full before its time. */
  isBusy = false;
  /** Packets that were delivered. */
  captured = 0;
  private readonly socket: PacketSocket;
  private readonly ring: PacketRing;
  private readonly options: RingOptions;
  /** Blocks that were copied out of the ring to make room in it, and their octets. */
  private readonly queue: FrameBlock[] = [];
  private queued = 0;

  /** Receives nothing yet. Throws CaptureError for a link type that the interface has not, and the system's errors. */
  constructor(linux: Linux, name: string, number: number, options: RingOptions) {
    this.number = number;
    const socket = new PacketSocket(linux, name, options);
    try {
      this.ring = new PacketRing(linux, socket.descriptor, options.bufferSize, options.retireMs);
    } catch (fault) {
      socket.close();
      throw fault;
    }
    const { linkType, cooked } = socket;
    const { snapLength, direction } = options;
    this.options = options;
    this.socket = socket;
    this.walk = new FrameWalk({
      linkType,
      cooked,
      snapLength,
      direction,
      loopbackIndex: linux.interfaceIndex(LOOPBACK),
    });
    this.readable = linux.native.waiting(socket.descriptor);
    this.described = { linkType, snapLength, name, timeResolution: NANOSECONDS, os: `${type()} ${release()}` };
  }

  /** Has the filter run over what is received from now on; says what the user should know of how. */
  filter(filter: CaptureFilter | undefined): string | undefined {
    const { socket, walk, options, described } = this;
    const program = filter?.(described.linkType, described.snapLength);
    const refusal = socket.filter(program ?? everything);
    walk.userFilter = undefined;
    if (program === undefined || refusal === undefined) return undefined;
    if (options.interpreter === undefined) throw new CaptureError(`the filter cannot run in the kernel: ${refusal}`);
    walk.userFilter = options.interpreter(program);
    return `${described.name}: the filter runs in user space: ${refusal}`;
  }

  /** Begins to receive. Throws the system's errors. */
  begin(): void {
    this.socket.bind();
  }

  /** Goes on to the next block of packets, where there is one; those before it are no longer there. */
  load(): boolean {
    this.ring.release();
    const copied = this.queue.shift();
    if (copied !== undefined) this.queued -= copied.bytes.length;
    const block = copied ?? this.ring.take();
    this.walk.begin(block);
    if (block !== undefined) this.isBusy = block.isFull;
    return block !== undefined;
  }

  /** Whether packets were received that cannot be fetched yet. */
  get isBegun(): boolean {
    return this.ring.isBegun;
  }

  /** Copies blocks out of a ring that fills up, so that what comes has room; up to a limit, beyond which the kernel drops. */
  relieve(): void {
    while (this.ring.isFilling && this.queued < QUEUE_LIMIT) {
      const copied = this.ring.copy();
      if (copied === undefined) return;
      this.queue.push(copied);
      this.queued += copied.bytes.length;
    }
  }

  /** Looks whether the interface is still there and up; says so when that changed. */
  look(): string | undefined {
    const state = this.socket.state(this.state);
    if (state === this.state) return undefined;
    this.state = state;
    const { name } = this.described;
    if (state === "up") return `${name} is up again`;
    return state === "down" ? `${name} went down: packets are captured again when it is up` : `${name} disappeared`;
  }

  /** Receives nothing more; what was received can still be fetched. */
  stop(): void {
    this.socket.stop();
  }

  /** Counts since the beginning, also into the description. */
  counts(began: bigint): SocketCounts {
    const counts = this.socket.counts();
    this.described.statistics = {
      timestamp: nanosecondsNow(),
      startTime: began,
      filterAccepted: BigInt(counts.received),
      osDropped: BigInt(counts.dropped),
      dropped: BigInt(counts.missed),
      delivered: BigInt(this.captured),
    };
    return counts;
  }

  close(): void {
    this.readable.close();
    this.walk.begin();
    this.socket.close();
    this.ring.close();
  }
}

/** Nanoseconds since 1970. */
export function nanosecondsNow(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e3)) * 1000n;
}
