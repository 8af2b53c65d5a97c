import { release, type } from "node:os";
import { matcherOf } from "../../bpf/matcher.ts";
import type { CaptureInterface } from "../../files/capture-interface.ts";
import type { PacketRecord } from "../../files/record.ts";
import { everything } from "../attach-filter.ts";
import { linux, type Linux } from "../native/linux.ts";
import type { Waiting } from "../native/native.ts";
import { FrameWalk } from "./frame-walk.ts";
import type { CaptureFilter, PacketTaker } from "./live-capture.ts";
import { LiveReader } from "./live-reader.ts";
import { PacketRing, type FrameBlock } from "./packet-ring.ts";
import { PacketSocket } from "./packet-socket.ts";
import { openEach, type InterfaceState, type PacketSource, type SourceCounts } from "./packet-source.ts";
import type { CaptureSettings } from "./settings.ts";

/** Octets that copied blocks may take while nobody fetches packets. */
const QUEUE_LIMIT = 64 * 1024 * 1024;
/** Milliseconds that the kernel may be late with a block. */
const SLACK_MS = 12;
const LOOPBACK = "lo";
const NANOSECONDS = 9;

/** Octets of a ring: four times tcpdump's, for a JavaScript program may pause to collect garbage. */
const RING_LENGTH = 8 * 1024 * 1024;

/** Captures through rings of Linux. Throws CaptureError and its kinds, and what the filter throws. */
export async function openRings(names: readonly string[], settings: CaptureSettings): Promise<LiveReader> {
  const system = await linux();
  const sources = openEach(names, (name) => new RingSource(system, name, settings));
  return new LiveReader("ring", sources, settings);
}

/** An interface of Linux, or `any`, captured from through the ring of a packet socket. */
export class RingSource implements PacketSource {
  readonly described: CaptureInterface;
  readonly delayMs: number;
  readonly readable: Waiting;
  readonly notices = [];
  readonly fault = undefined;
  state: InterfaceState = "up";
  captured = 0;
  isIdle = true;
  private readonly socket: PacketSocket;
  private readonly ring: PacketRing;
  private readonly walk: FrameWalk;
  /** Blocks that were copied out of the ring to make room in it, and their octets. */
  private readonly queue: FrameBlock[] = [];
  private queued = 0;

  /** Receives nothing yet. Throws CaptureError and its kinds. */
  constructor(system: Linux, name: string, settings: CaptureSettings) {
    const { bufferSize = RING_LENGTH, gatherMs, snapLength, direction } = settings;
    const socket = new PacketSocket(system, name, settings);
    try {
      this.ring = new PacketRing(system, socket.descriptor, bufferSize, gatherMs);
    } catch (fault) {
      socket.close();
      throw fault;
    }
    const { linkType, cooked } = socket;
    const loopbackIndex = system.interfaceIndex(LOOPBACK);
    this.socket = socket;
    this.walk = new FrameWalk({ linkType, cooked, snapLength, direction, loopbackIndex });
    this.readable = system.native.waiting(socket.descriptor);
    // A block is handed over at the second look at it that finds packets.
    this.delayMs = 2 * gatherMs + SLACK_MS;
    this.described = { linkType, snapLength, name, timeResolution: NANOSECONDS, os: `${type()} ${release()}` };
  }

  filter(filter: CaptureFilter | undefined): string | undefined {
    const { socket, walk } = this;
    const { name, linkType, snapLength } = this.described;
    const refusal = socket.filter(filter?.(linkType, snapLength, "kernel") ?? everything);
    walk.matcher = undefined;
    if (refusal === undefined) return undefined;
    const program = filter?.(linkType, snapLength, "here");
    if (program === undefined) return undefined;
    walk.matcher = matcherOf(program);
    return `${name}: the filter does not run in the kernel but here, on every packet: ${refusal}`;
  }

  begin(): void {
    this.socket.bind();
  }

  load(): boolean {
    this.ring.release();
    const copied = this.queue.shift();
    if (copied !== undefined) this.queued -= copied.bytes.length;
    const block = copied ?? this.ring.take();
    this.walk.begin(block);
    this.isIdle = block === undefined;
    return block !== undefined;
  }

  get isBegun(): boolean {
    return this.ring.isBegun;
  }

  get hasPackets(): boolean {
    return this.walk.hasPackets;
  }

  get seconds(): number {
    return this.walk.seconds;
  }

  get nanoseconds(): number {
    return this.walk.nanoseconds;
  }

  next(record: PacketRecord): boolean {
    if (!this.walk.next(record)) return false;
    this.captured++;
    return true;
  }

  handOver(taker: PacketTaker, most: number, record: PacketRecord): number {
    const count = this.walk.handOver(taker, most, record);
    this.captured += count;
    return count;
  }

  relieve(): void {
    while (this.ring.isFilling && this.queued < QUEUE_LIMIT) {
      const copied = this.ring.copy();
      if (copied === undefined) return;
      this.queue.push(copied);
      this.queued += copied.bytes.length;
    }
  }

  look(): string | undefined {
    const before = this.state;
    this.state = this.socket.state(before);
    if (this.state === before) return undefined;
    const { name } = this.described;
    if (this.state === "up") return `${name} is up again`;
    return this.state === "down"
      ? `${name} went down: there are no packets until it is up again`
      : `${name} disappeared`;
  }

  stop(): void {
    this.socket.stop();
  }

  counts(): SourceCounts {
    return this.socket.counts();
  }

  close(): void {
    this.readable.close();
    this.walk.begin();
    this.socket.close();
    this.ring.close();
  }
}
