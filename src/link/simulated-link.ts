import { nanosecondsOf, stamp } from "./link.ts";
import type { Frame, Link, LinkAddress, LinkOptions, LinkStatistics } from "./link.ts";
import type { VirtualTime } from "./virtual-time.ts";

const LINKTYPE_ETHERNET = 1;
const MTU = 1500;

/** Frames that wait for whoever receives; those beyond are dropped and counted. */
const DEFAULT_CAPACITY = 4096;
/** A bulk link hands on a block when it holds so many frames, or its first frame is so old. */
export const BLOCK_FRAMES = 64;
export const BLOCK_MS = 50;

/** How to open a simulated link. */
export interface SimulatedLinkOptions extends LinkOptions {
  /** Frames that may wait to be received (default 4096). */
  readonly capacity?: number;
}

/** A link of a simulated network: receiving lets the network's time pass, up to what is waited for. */
export class SimulatedLink implements Link {
  readonly name: string;
  readonly linkType = LINKTYPE_ETHERNET;
  readonly mtu = MTU;
  readonly addresses: readonly LinkAddress[];
  private readonly time: VirtualTime;
  private readonly transmit: (frame: Uint8Array) => void;
  private readonly bulk: boolean;
  private readonly capacity: number;
  private waiting: Frame[] = [];
  private blockIsOver = false;
  private blocks = 0;
  private closed = false;
  private sent = 0;
  private received = 0;
  private dropped = 0;

  constructor(
    name: string,
    addresses: readonly LinkAddress[],
    time: VirtualTime,
    transmit: (frame: Uint8Array) => void,
    { latency, capacity = DEFAULT_CAPACITY }: SimulatedLinkOptions,
  ) {
    this.name = name;
    this.addresses = addresses;
    this.time = time;
    this.transmit = transmit;
    this.bulk = latency === "bulk";
    this.capacity = capacity;
  }

  now(): bigint {
    return this.time.now;
  }

  send(frame: Uint8Array): void {
    if (this.closed) throw new Error(`the link ${this.name} is closed: open it again to send`);
    this.sent++;
    this.transmit(frame.slice());
  }

  async receive(timeoutMs?: number): Promise<readonly Frame[] | undefined> {
    const until = timeoutMs === undefined ? undefined : this.time.now + nanosecondsOf(timeoutMs);
    for (;;) {
      if (this.ready) return this.take();
      if (this.closed) return undefined;
      // Whoever has something to do at this moment does it before time passes.
      await Promise.resolve();
      if (this.ready) return this.take();
      const { next } = this.time;
      if (next !== undefined && (until === undefined || next <= until)) this.time.advance(next);
      else if (until === undefined) await this.time.change();
      else {
        this.time.advance(until);
        return this.take();
      }
    }
  }

  /** Takes in a frame from the network. */
  arrive(bytes: Uint8Array): void {
    if (this.closed) return;
    if (this.waiting.length === this.capacity) {
      this.dropped++;
      return;
    }
    this.received++;
    this.waiting.push({ bytes, originalLength: bytes.length, ...stamp(this.time.now) });
    if (!this.bulk || this.waiting.length > 1) return;
    const block = this.blocks;
    this.time.plan(nanosecondsOf(BLOCK_MS), () => (this.blockIsOver ||= block === this.blocks));
  }

  statistics(): LinkStatistics {
    const { sent, received, dropped } = this;
    return { sent, received, dropped };
  }

  close(): void {
    this.closed = true;
    this.time.wakeUp();
  }

  private get ready(): boolean {
    const wanted = this.bulk && !this.blockIsOver && !this.closed ? Math.min(BLOCK_FRAMES, this.capacity) : 1;
    return this.waiting.length >= wanted;
  }

  private take(): readonly Frame[] {
    const taken = this.waiting;
    this.waiting = [];
    this.blockIsOver = false;
    this.blocks++;
    return taken;
  }
}
