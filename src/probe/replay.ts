import { u16 } from "../bytes/numbers.ts";
import { LINK } from "../flows/packet-endpoints.ts";
import type { Link } from "../link/link.ts";
import type { Rewriter } from "./rewriter.ts";
import { unlessAborted } from "./waiting.ts";

/** How fast packets follow each other: as they were captured, so many times as fast; so many, or bits, a second; at once. */
export type Tempo =
  | { readonly kind: "captured"; readonly speed: number }
  | { readonly kind: "packets"; readonly perSecond: number }
  | { readonly kind: "bits"; readonly perSecond: number }
  | { readonly kind: "top" };

/** A packet as a capture has it. */
export interface CapturedFrame {
  /** Its octets stay the caller's. */
  readonly bytes: Uint8Array;
  /** Octets on the wire. */
  readonly originalLength: number;
  readonly linkType: number;
  /** When it was captured, as whole seconds and nanoseconds within the second. */
  readonly seconds: number;
  readonly nanoseconds: number;
}

export interface ReplayCounts {
  readonly sent: number;
  readonly octets: number;
  /** Packets of which the capture had only the beginning, which was sent. */
  readonly cut: number;
  /** Packets that were longer than the interface takes, and were left out. */
  readonly tooLong: number;
}

/** Octets of Ethernet's header and of a VLAN tag in it, which the longest packet of a link does not count, and such tags. */
const ETHERNET_HEADER = 14;
const TAG = 4;
const TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8]);
/** Packets that are sent together, and between which everybody else gets a turn. */
const TOGETHER = 512;

/** Sends the packets of captures again, in a tempo. */
export class Replay {
  private readonly link: Link;
  private readonly tempo: Tempo;
  private readonly rewriter: Rewriter | undefined;
  private readonly signal: AbortSignal | undefined;
  private began: bigint | undefined;
  /** The first time of the capture, and when its packets began to be sent. */
  private base: { readonly captured: bigint; readonly sent: bigint } | undefined;
  private readonly together: Uint8Array[] = [];
  /** Packets so far. */
  sent = 0;
  private octets = 0;
  private cut = 0;
  private tooLong = 0;

  constructor(
    link: Link,
    tempo: Tempo,
    { rewriter, signal }: { rewriter?: Rewriter | undefined; signal?: AbortSignal | undefined } = {},
  ) {
    this.link = link;
    this.tempo = tempo;
    this.rewriter = rewriter;
    this.signal = signal;
  }

  get counts(): ReplayCounts {
    const { sent, octets, cut, tooLong } = this;
    return { sent, octets, cut, tooLong };
  }

  private get isOver(): boolean {
    return this.signal?.aborted === true;
  }

  /** Nanoseconds since the first packet. */
  get elapsed(): bigint {
    return this.began === undefined ? 0n : this.link.now() - this.began;
  }

  /** The capture begins anew: its first packet follows the last at once. */
  again(): void {
    this.base = undefined;
  }

  /**
   * Sends a packet when it is its time; false when it was aborted. At top speed packets are held back: see `flush`. Throws RangeError for a packet of another kind of link, and
   * what the system says.
   */
  send(frame: CapturedFrame): boolean | Promise<boolean> {
    const { link, tempo } = this;
    if (frame.linkType !== link.linkType)
      throw new RangeError(
        `${link.name} sends frames of link type ${link.linkType}, and the capture has link type ${frame.linkType}`,
      );
    if (frame.bytes.length > link.mtu + headerLength(frame)) {
      this.tooLong++;
      return !this.isOver;
    }
    this.began ??= link.now();
    if (tempo.kind !== "top") return this.sendAt(this.due(frame), frame);
    this.together.push(this.leaving(frame));
    return this.together.length < TOGETHER ? !this.isOver : this.flush();
  }

  /** Sends what is held back to be sent together: before the octets of its packets change. False when it was aborted. */
  async flush(): Promise<boolean> {
    const { link } = this;
    const frames = this.together.splice(0);
    if (link.sendAll !== undefined) await link.sendAll(frames);
    else for (const frame of frames) await link.send(frame);
    // Everybody else gets a turn.
    await link.receive(0);
    return !this.isOver;
  }

  private async sendAt(moment: bigint, frame: CapturedFrame): Promise<boolean> {
    const { link } = this;
    for (;;) {
      const left = Number(moment - link.now()) / 1e6;
      if (left <= 0 && (this.sent + 1) % TOGETHER !== 0) break;
      await unlessAborted(link.receive(Math.max(0, left)), this.signal);
      if (this.isOver || left <= 0) break;
    }
    return this.isOver ? false : this.sendNow(frame);
  }

  private sendNow(frame: CapturedFrame): boolean | Promise<boolean> {
    const waiting = this.link.send(this.leaving(frame));
    return waiting === undefined ? !this.isOver : waiting.then(() => !this.isOver);
  }

  /** The octets that are sent of a packet, which thereby counts as sent. */
  private leaving({ bytes, originalLength, linkType }: CapturedFrame): Uint8Array {
    const octets = this.rewriter === undefined ? bytes : bytes.slice();
    this.rewriter?.rewrite(octets, linkType);
    this.sent++;
    this.octets += octets.length;
    if (originalLength > octets.length) this.cut++;
    return octets;
  }

  /** When a packet is to be sent. */
  private due({ seconds, nanoseconds }: CapturedFrame): bigint {
    const { tempo, began = 0n } = this;
    switch (tempo.kind) {
      case "captured": {
        const captured = BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
        this.base ??= { captured, sent: this.link.now() };
        return this.base.sent + BigInt(Math.round(Number(captured - this.base.captured) / tempo.speed));
      }
      case "packets":
        return began + BigInt(Math.round((this.sent / tempo.perSecond) * 1e9));
      case "bits":
        return began + BigInt(Math.round(((8 * this.octets) / tempo.perSecond) * 1e9));
      case "top":
        return began;
      default:
        return tempo satisfies never;
    }
  }
}

function headerLength({ bytes, linkType }: CapturedFrame): number {
  if (linkType !== LINK.ethernet) return 0;
  return TAGS.has(u16(bytes, 12)) ? ETHERNET_HEADER + TAG : ETHERNET_HEADER;
}
