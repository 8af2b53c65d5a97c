import { u16, u32 } from "../bytes/numbers.ts";
import { ETHERNET_HEADER } from "../link/ethernet.ts";
import { isIntact, PROTOCOL, readIp, type IpPacket } from "../link/ip-packet.ts";
import { icmpErrorIn, type IcmpError, type Quote } from "./icmp-error.ts";
import type { Arrival } from "./outlet.ts";

const LINKTYPE_ETHERNET = 1;
const TCP_HEADER = 20;
const FLAG = { rst: 0x04, ack: 0x10 } as const;

/** What an answer is: an echo reply, an open or a closed TCP port, a datagram, or an ICMP error. */
export type AnswerKind = "echo" | "open" | "closed" | "datagram" | "error";

/** What came back for a probe. */
export interface Answered<Probe> {
  readonly probe: Probe;
  readonly kind: AnswerKind;
  /** The error, where it is one. */
  readonly error: IcmpError | undefined;
  readonly from: string;
  /** Hops that the answer had left. */
  readonly hops: number;
  /** Octets behind the IP header. */
  readonly octets: number;
  /** Milliseconds from sending the probe to the answer. */
  readonly rttMs: number;
  /** When it came, in nanoseconds since 1970. */
  readonly at: bigint;
  /** Whether the probe had an answer before. */
  readonly duplicate: boolean;
  readonly arrival: Arrival;
}

interface Sent<Probe> {
  readonly probe: Probe;
  readonly key: string;
  readonly flow: string;
  readonly at: bigint;
  isAnswered: boolean;
}

/** The most probes that are remembered for duplicates and late answers. */
const MEMORY = 65_536;

/** The probes that were sent, and which of them an arriving packet answers. */
export class Outstanding<Probe> {
  private readonly waiting = new Map<string, Sent<Probe>>();
  private readonly done = new Map<string, Sent<Probe>>();
  private readonly reaches: (probe: Probe) => boolean;

  /** `reaches` says of a probe whether it may have come to its target, which matters where an answer does not say what it is for. */
  constructor(reaches: (probe: Probe) => boolean = () => true) {
    this.reaches = reaches;
  }

  /** The probes without an answer, in the order of sending, with when they were sent. */
  *[Symbol.iterator](): Generator<{ readonly probe: Probe; readonly at: bigint }> {
    yield* this.waiting.values();
  }

  get size(): number {
    return this.waiting.size;
  }

  /** Remembers a probe that is sent as the packet `bytes`, which begins with IP, at `at` in nanoseconds. */
  add(probe: Probe, bytes: Uint8Array, at: bigint): void {
    const packet = readIp(bytes)!;
    const { key, flow } = identified({ ...packet, id: packet.version === 4 ? u16(bytes, 4) : 0 });
    this.done.delete(key);
    this.waiting.set(key, { probe, key, flow, at, isAnswered: false });
    if (this.waiting.size > MEMORY) this.waiting.delete(this.waiting.keys().next().value!);
  }

  /** Stops waiting for a probe; an answer that comes later is a duplicate. */
  giveUp(probe: Probe): void {
    for (const sent of this.waiting.values()) if (sent.probe === probe) this.settle(sent);
  }

  /** What a packet that came answers; undefined where it is none of ours. */
  answer(arrival: Arrival): Answered<Probe> | undefined {
    const { bytes, linkType } = arrival.packet;
    const packet = readIp(linkType === LINKTYPE_ETHERNET ? bytes.subarray(ETHERNET_HEADER) : bytes);
    if (packet === undefined) return undefined;
    const found = answered(packet);
    if (found === undefined) return undefined;
    const { kind, key, flow, error } = found;
    const sent = this.waiting.get(key) ?? this.inFlow(flow, this.done.get(key)) ?? this.done.get(key);
    if (sent === undefined) return undefined;
    const duplicate = sent.isAnswered || !this.waiting.has(sent.key);
    sent.isAnswered = true;
    this.settle(sent);
    return {
      probe: sent.probe,
      kind,
      error,
      from: packet.source,
      hops: packet.hops,
      octets: packet.payload.length,
      rttMs: Number(arrival.at - sent.at) / 1e6,
      at: arrival.at,
      duplicate,
      arrival,
    };
  }

  /**
   * The probe that an answer to a flow is for where it does not say: the oldest. A host that is asked for a connection again
   * repeats its answer to the first segment; `earlier` is the one it names.
   */
  private inFlow(flow: string | undefined, earlier: Sent<Probe> | undefined): Sent<Probe> | undefined {
    if (flow === undefined || earlier?.isAnswered === false) return undefined;
    for (const sent of this.waiting.values()) {
      if (sent.flow === flow && this.reaches(sent.probe) && (earlier === undefined || sent.at > earlier.at))
        return sent;
    }
    return undefined;
  }

  private settle(sent: Sent<Probe>): void {
    if (!this.waiting.delete(sent.key)) return;
    this.done.set(sent.key, sent);
    if (this.done.size > MEMORY) this.done.delete(this.done.keys().next().value!);
  }
}

/** What tells a probe from all others, wherever it is quoted, and what it shares with others of its flow. */
function identified({ version, protocol, payload, id }: Omit<Quote, "source" | "destination" | "hops">): Identity {
  const flow = `${protocol} ${u16(payload, 0)} ${u16(payload, 2)}`;
  switch (protocol) {
    case PROTOCOL.tcp:
      return { flow, key: `${flow} ${u32(payload, 4)}` };
    case PROTOCOL.udp:
      // Address translators change the checksum, but there IPv6 has nothing else.
      return { flow, key: `${flow} ${version === 4 ? id : u16(payload, 6)}` };
    default:
      return { flow: "", key: echoKey(payload) };
  }
}

interface Identity {
  readonly key: string;
  readonly flow: string;
}

const echoKey = (payload: Uint8Array): string => `echo ${u16(payload, 4)} ${u16(payload, 6)}`;

interface Found {
  readonly kind: AnswerKind;
  readonly key: string;
  readonly flow?: string;
  readonly error?: IcmpError;
}

function answered(packet: IpPacket): Found | undefined {
  if (isBroken(packet)) return undefined;
  const error = icmpErrorIn(packet);
  if (error !== undefined) return { kind: "error", key: identified(error.quote).key, error };
  const { version, protocol, payload } = packet;
  const flow = `${protocol} ${u16(payload, 2)} ${u16(payload, 0)}`;
  switch (protocol) {
    case PROTOCOL.icmp:
    case PROTOCOL.icmpv6:
      return payload[0] === (version === 4 ? 0 : 129) ? { kind: "echo", key: echoKey(payload) } : undefined;
    case PROTOCOL.udp:
      return { kind: "datagram", key: flow, flow };
    case PROTOCOL.tcp: {
      if (payload.length < TCP_HEADER || (payload[13] & FLAG.ack) === 0) return undefined;
      const key = `${flow} ${(u32(payload, 8) - 1) >>> 0}`;
      return { kind: (payload[13] & FLAG.rst) === 0 ? "open" : "closed", key, flow };
    }
    default:
      return undefined;
  }
}

/** Whether an ICMP message was spoilt on its way; other checksums may be left to hardware that a packet never passed. */
function isBroken(packet: IpPacket): boolean {
  const { protocol, fragment } = packet;
  return (protocol === PROTOCOL.icmp || protocol === PROTOCOL.icmpv6) && !fragment && !isIntact(packet);
}
