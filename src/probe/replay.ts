import { u16 } from "../bytes/numbers.ts";
import { LINK } from "../flows/packet-endpoints.ts";
import type { Link } from "../link/link.ts";
import type { Rewriter } from "./rewriter.ts";
import { aborted } from "./waiting.ts";

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
/** Packets between which everybody else gets a turn. */
const TURN = 1024;

/** Sends the packets of captures again, in a tempo. */
export class Replay {
  private readonly link: Link;
  private readonly tempo: Tempo;
  private readonly rewriter: Rewriter | undefined;
  private readonly end: Promise<undefined>;
  private isOver = false;
  private began: bigint | undefined;
  /** The first time of the capture, and when its packets began to be sent. */
  private base: { readonly captured: bigint; readonly sent: bigint } | undefined;
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
    this.end = aborted(signal);
    signal?.addEventListener("abort", () => (this.isOver = true), { once: true });
  }

  get counts(): ReplayCounts {
    const { sent, octets, cut, tooLong } = this;
    return { sent, octets, cut, tooLong };
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
   * Sends a packet when it is its time; false when it was aborted. Throws RangeError for a packet of another kind of link, and
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
    if (tempo.kind === "top" && (this.sent + 1) % TURN !== 0) return this.sendNow(frame);
    return this.sendAt(tempo.kind === "top" ? 0n : this.due(frame), frame);
  }

  private async sendAt(moment: bigint, frame: CapturedFrame): Promise<boolean> {
    const { link } = this;
    for (;;) {
      const left = Number(moment - link.now()) / 1e6;
      if (left <= 0 && (this.sent + 1) % TURN !== 0) break;
      await Promise.race([this.end, link.receive(Math.max(0, left))]);
      if (this.isOver || left <= 0) break;
    }
    return this.isOver ? false : this.sendNow(frame);
  }

  private sendNow(frame: CapturedFrame): boolean | Promise<boolean> {
    const { bytes, originalLength, linkType } = frame;
    const octets = this.rewriter === undefined ? bytes : bytes.slice();
    this.rewriter?.rewrite(octets, linkType);
    this.sent++;
    this.octets += octets.length;
    if (originalLength > octets.length) this.cut++;
    const waiting = this.link.send(octets);
    return waiting === undefined ? !this.isOver : waiting.then(() => !this.isOver);
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
