import { u16 } from "../bytes/numbers.ts";
import type { RouteWishes } from "../link/machine.ts";
import { ICMP } from "../protocols/network/icmp.ts";
import { ICMPv6 } from "../protocols/network/icmpv6.ts";
import type { Quote } from "./icmp-error.ts";
import type { ArrivedFrame, Outlet } from "./outlet.ts";
import { Outstanding, type AnswerKind, type Answered } from "./outstanding.ts";
import { valuesIn } from "./probe-layers.ts";
import { probePacket, type ProbeMethod } from "./probe-packet.ts";
import type { PacketOctets } from "./requests.ts";

/** What hops are asked with, where nothing is said. */
export const HOP_METHOD: ProbeMethod = "udp";

/** What traces of ways have in common; the defaults are those of traceroute(8). */
export interface HopOptions extends RouteWishes {
  /** Datagrams (default), echo requests, or segments that ask for a connection. */
  readonly method?: ProbeMethod | undefined;
  /** The port of UDP (default 33434) or TCP (default 80); the same for all probes, so that they stay one flow. */
  readonly port?: number | undefined;
  /** The port, or the echo identifier, of the first flow; others follow (default: any). */
  readonly sourcePort?: number | undefined;
  /** Flows to try, each on a way of its own where routers share out traffic by flow (default 1). */
  readonly flows?: number | undefined;
  /** The most hops (default 30). */
  readonly maxTtl?: number | undefined;
  /** Milliseconds for which each answer is waited for (default 5000, and less where other hops answered sooner). */
  readonly waitMs?: number | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** A label that a packet carried when its hops were used up (RFC 4950). */
export interface HopLabel {
  readonly label: number;
  readonly exp: number;
  readonly bottom: boolean;
  readonly ttl: number;
}

/** Who answered a probe. */
export interface HopAnswer {
  readonly from: string;
  readonly kind: AnswerKind;
  readonly rttMs: number;
  /** Hops that the answer had left: where it is not what the hop would lead to expect, the way back is another. */
  readonly ttl: number;
  /** traceroute's mark for an error that ends the trace (`!H`, `!X`); else empty. */
  readonly mark: string;
  /** Whether the way ends here: the target answers, or somebody lets the probe go no further. */
  readonly isLast: boolean;
  /** Outermost first. */
  readonly labels: readonly HopLabel[];
  /** Whether an address translator changed the probe before it came here. */
  readonly isTranslated: boolean;
  /** When, in nanoseconds since 1970. */
  readonly at: bigint;
}

/** A probe to a hop of the way to a target. */
export interface HopProbe {
  readonly target: string;
  readonly ttl: number;
  /** 1 for the first flow. */
  readonly flow: number;
  /** When it was sent, in nanoseconds since 1970. */
  readonly at: bigint;
  readonly answer: HopAnswer | undefined;
}

/** A probe that may still be answered. */
export interface SentProbe extends HopProbe {
  at: bigint;
  answer: HopAnswer | undefined;
  /** 0 for the first that was sent. */
  readonly place: number;
  readonly packet: Uint8Array;
}

const DEFAULT_PORTS = { udp: 33_434, tcp: 80, icmp: 0 } as const;
export const DEFAULT_SIZE = 32;
/** Ports that nobody was given (RFC 6335). */
const FIRST_PORT = 49_152;
const PORTS = 16_384;
const NUMBERS = 0xffff;
const IPV4_HEADER = 20;
/** The class of objects that hold MPLS labels. */
const MPLS_CLASS = 1;

/** How many round trips of the same hop, or of one further on, an answer is waited for; traceroute's factors. */
const SAME_HOP = 3;
const FURTHER_HOP = 10;

/** Probes that are remembered after their answer, so that further answers are known for what they are. */
const SETTLED = 256;
/** Milliseconds that an answer is waited for where nothing is known of the hop. */
const WAIT_MS = 5000;

/** Milliseconds that an answer of a hop is waited for, by the longest round trip of each hop that has answered; no fewer than `leastMs`. */
export function patience(ttl: number, longestMs: ReadonlyMap<number, number>, leastMs: number): number {
  const same = (longestMs.get(ttl) ?? Infinity) * SAME_HOP;
  const further = [...longestMs].filter(([other]) => other > ttl).map(([, rtt]) => rtt * FURTHER_HOP);
  return Math.min(WAIT_MS, Math.max(leastMs, Math.min(same, ...further)));
}

/** Sends probes whose hops are few, and finds out who answers. */
export class HopProbes {
  private readonly outlet: Outlet;
  private readonly options: HopOptions;
  private readonly outstanding = new Outstanding<SentProbe>();
  /** Those that may still be answered, in the order of sending. */
  private readonly waiting = new Set<SentProbe>();
  /** Those that were, the newest of them. */
  private readonly settled: SentProbe[] = [];
  /** The last hop on the way to each target that was not the target. */
  private readonly farthest = new Map<string, number>();
  private readonly courses = new Map<string, number>();
  private readonly firstFlow: number;
  private sent = 0;

  constructor(outlet: Outlet, options: HopOptions) {
    this.outlet = outlet;
    this.options = options;
    this.firstFlow = options.sourcePort ?? FIRST_PORT + Math.floor((Math.random() * PORTS) / 2);
  }

  /** Sends a probe of a flow, the first of which is 1. Throws as the outlet does. */
  async send(target: string, ttl: number, flow: number): Promise<SentProbe> {
    const { method = HOP_METHOD, flows = 1, port = DEFAULT_PORTS[method] } = this.options;
    const course = this.courses.get(target) ?? this.courses.size;
    this.courses.set(target, course);
    const { source } = await this.outlet.way(target);
    const place = this.sent++;
    const packet = probePacket({
      method,
      source,
      destination: target,
      hops: ttl,
      flow: (this.firstFlow + course * flows + flow - 1) & 0xffff,
      port,
      number: (place % NUMBERS) + 1,
      size: DEFAULT_SIZE,
    });
    const probe: SentProbe = {
      target,
      ttl,
      flow,
      at: this.outlet.now(),
      answer: undefined,
      place,
      packet,
    };
    const sent = await this.outlet.sendOctets(packet, target, ({ toMany }) =>
      this.outstanding.add(probe, packet, toMany),
    );
    probe.at = sent.at;
    this.waiting.add(probe);
    return probe;
  }

  /** The probe that a packet answers, now with its answer; undefined where it answers none that is waited for. */
  answered(arrival: ArrivedFrame): SentProbe | undefined {
    const answered = this.outstanding.answer(arrival);
    const probe = answered && this.meant(answered);
    if (probe === undefined) return undefined;
    this.settle(probe);
    probe.answer = answerOf({ ...answered!, probe });
    const { target, ttl } = probe;
    if (!probe.answer.isLast) this.farthest.set(target, Math.max(ttl, this.farthest.get(target) ?? 0));
    return probe;
  }

  /** Waits for an answer no longer. */
  giveUp(probe: SentProbe): void {
    this.settle(probe);
  }

  private settle(probe: SentProbe): void {
    this.waiting.delete(probe);
    this.settled.push(probe);
    if (this.settled.length > SETTLED) this.outstanding.forget(this.settled.shift()!);
  }

  /**
   * The probe that an answer is for. A datagram does not say of its flow which, and a host that is asked for a connection
   * again repeats its answer to the first segment: such is taken for the oldest that can have come so far.
   */
  private meant({ probe, kind, isFirst, at }: Answered<SentProbe>): SentProbe | undefined {
    const repeats = !isFirst && probe.answer !== undefined && (kind === "open" || kind === "closed");
    if (kind !== "datagram" && !repeats) return this.waiting.has(probe) ? probe : undefined;
    const { target, flow, place } = probe;
    const farthest = this.farthest.get(target) ?? 0;
    const sent = [...this.waiting].filter((other) => other.at <= at);
    const alike = sent.filter((other) => other.target === target && other.flow === flow);
    return alike.find((other) => other.ttl > farthest && (!repeats || other.place > place));
  }
}

function answerOf({ probe, kind, error, from, hops, at, arrival }: Answered<SentProbe>): HopAnswer {
  return {
    from,
    kind,
    rttMs: Number(at - probe.at) / 1e6,
    ttl: hops,
    mark: error?.mark ?? "",
    isLast: error?.isExpired !== true,
    labels: error === undefined ? [] : labelsIn(arrival),
    isTranslated: error !== undefined && isChanged(probe.packet, error.quote),
    at,
  };
}

function labelsIn({ bytes, linkType }: PacketOctets): readonly HopLabel[] {
  const body = valuesIn(bytes, linkType, ICMPv6)?.body as Extensible | undefined;
  const extension = valuesIn(bytes, linkType, ICMP)?.extension ?? body?.extension;
  const stacks = extension?.objects?.filter(({ classnum }) => Number(classnum) === MPLS_CLASS) ?? [];
  return stacks.flatMap(({ data }) =>
    (data as readonly LabelEntry[]).map(({ label, cos, s, ttl }) => ({ label, exp: cos, bottom: s === 1, ttl })),
  );
}

/** What the definitions make of an extension structure. */
interface Extensible {
  readonly extension?: {
    readonly objects?: readonly { readonly classnum?: number | string; readonly data?: unknown }[];
  };
}

interface LabelEntry {
  readonly label: number;
  readonly cos: number;
  readonly s: number;
  readonly ttl: number;
}

/** Where UDP, ICMP and TCP have their checksum. */
const CHECKSUM_AT: Readonly<Record<number, number>> = { 1: 2, 6: 16, 17: 6 };

/** Whether somebody on the way changed a packet's addresses, or its checksum, which is what a change of ports leaves behind. */
function isChanged(sent: Uint8Array, { version, protocol, payload }: Quote): boolean {
  const at = CHECKSUM_AT[protocol];
  if (version === 6 || at === undefined || payload.length < at + 2) return false;
  return u16(payload, at) !== u16(sent, IPV4_HEADER + at);
}
