import { ETHERNET_HEADER } from "../link/ethernet.ts";
import { PROTOCOL, readIp, type IpPacket } from "../link/ip-packet.ts";
import { icmpErrorIn, type IcmpError } from "./icmp-error.ts";
import { timeOf } from "../link/link.ts";
import type { ArrivedFrame } from "./outlet.ts";
import { probeCatalog } from "./probe-layers.ts";
import { Requests, type PacketOctets } from "./requests.ts";

const LINKTYPE_ETHERNET = 1;
const LINKTYPE_RAW = 101;
const TCP_FLAGS_AT = 13;
const RST = 0x04;

/** What an answer is: an echo reply, an open or a closed TCP port, a datagram, or an ICMP error. */
export type AnswerKind = "echo" | "open" | "closed" | "datagram" | "error";

/** What came back for a probe. */
export interface Answered<Probe> {
  readonly probe: Probe;
  /** Whether it is the first answer to the probe. */
  readonly isFirst: boolean;
  readonly kind: AnswerKind;
  /** The error, where it is one. */
  readonly error: IcmpError | undefined;
  readonly from: string;
  /** Hops that the answer had left. */
  readonly hops: number;
  /** Octets behind the IP header. */
  readonly octets: number;
  /** When it came, in nanoseconds since 1970. */
  readonly at: bigint;
  readonly arrival: PacketOctets;
}

/** The most probes that are remembered; an endless ping forgets what is older. */
const MEMORY = 65_536;

/** The probes that were sent, and what arriving packets say of them. */
export class Outstanding<Probe> {
  private readonly requests = new Requests<Probe>(probeCatalog());
  private readonly remembered = new Set<Probe>();

  /** Remembers a probe that begins with IP; `toMany` says that its frame went to a group of stations. */
  add(probe: Probe, bytes: Uint8Array, toMany: boolean): void {
    this.requests.add(probe, { bytes, linkType: LINKTYPE_RAW }, toMany);
    this.remembered.add(probe);
    if (this.remembered.size <= MEMORY) return;
    const [oldest] = this.remembered;
    this.forget(oldest);
  }

  /** Has nothing answer a probe any more. */
  forget(probe: Probe): void {
    this.remembered.delete(probe);
    this.requests.forget(probe);
  }

  /** What a frame that came answers; undefined where it answers none of the probes. */
  answer({ frame, link: { linkType } }: ArrivedFrame): Answered<Probe> | undefined {
    const { bytes } = frame;
    const arrival = { bytes, linkType };
    const found = this.requests.answered(arrival);
    if (found === undefined) return undefined;
    const packet = readIp(linkType === LINKTYPE_ETHERNET ? bytes.subarray(ETHERNET_HEADER) : bytes);
    if (packet === undefined) return undefined;
    const { source: from, hops, payload } = packet;
    const error = icmpErrorIn(packet);
    const kind = error === undefined ? kindOf(packet) : "error";
    if (kind === undefined) return undefined;
    const { request: probe, isFirst } = found;
    return { probe, isFirst, kind, error, from, hops, octets: payload.length, at: timeOf(frame), arrival };
  }
}

function kindOf({ protocol, payload }: IpPacket): AnswerKind | undefined {
  switch (protocol) {
    case PROTOCOL.icmp:
    case PROTOCOL.icmpv6:
      // An error that is none for a probe, as a redirect, is no answer.
      return payload[0] === 0 || payload[0] === 129 ? "echo" : undefined;
    case PROTOCOL.tcp:
      return (payload[TCP_FLAGS_AT] & RST) === 0 ? "open" : "closed";
    case PROTOCOL.udp:
      return "datagram";
    default:
      return undefined;
  }
}
