import { fold } from "../../bytes/checksum.ts";
import { u16 } from "../../bytes/numbers.ts";
import { build } from "../../craft/build.ts";
import type { Layer } from "../../definition/protocol.ts";
import { Raw } from "../../definition/raw.ts";
import { versionOf } from "../../link/ip-packet.ts";
import { ICMP } from "../../protocols/network/icmp.ts";
import { ICMPv6 } from "../../protocols/network/icmpv6.ts";
import { IP } from "../../protocols/network/ipv4.ts";
import { IPv6 } from "../../protocols/network/ipv6.ts";
import { TCP } from "../../protocols/transport/tcp.ts";
import { UDP } from "../../protocols/transport/udp.ts";
import type { Question } from "./question.ts";

const IPV6_HEADER = 40;
const IPV4_HEADER = 20;
const HOPS = 64;
/** What Ethernet leaves of its 1500 octets: a SYN without it looks like no system's. */
const MAXIMUM_SEGMENT = { 4: 1460, 6: 1440 } as const;
const WINDOW = 1024;

/** Where in a message its numbers stand: the one that tells attempts apart, the one that tells ports apart, a long one. */
interface Places {
  readonly own: number;
  readonly other: number;
  readonly long?: number;
  readonly checksum: number;
}

const tcpPlaces = {
  own: TCP.slot("sport").offset,
  other: TCP.slot("dport").offset,
  checksum: TCP.slot("chksum").offset,
};
const PLACES = {
  sequence: { ...tcpPlaces, long: TCP.slot("seq").offset },
  acknowledgement: { ...tcpPlaces, long: TCP.slot("ack").offset },
  udp: { own: UDP.slot("sport").offset, other: UDP.slot("dport").offset, checksum: UDP.slot("chksum").offset },
  echo: { own: 4, other: 6, checksum: ICMP.slot("chksum").offset },
} as const satisfies Readonly<Record<string, Places>>;

/** From where to where a frame goes. */
export interface Ends {
  /** What stands before the packet. */
  readonly header: Uint8Array;
  readonly source: string;
  readonly destination: string;
}

/** A frame that is built once; for each probe its numbers are put in, and the checksum made right by their sum alone. */
export class ProbeFrame {
  readonly length: number;
  private readonly bytes: Uint8Array;
  private readonly message: number;
  private readonly places: Places;
  /** What the checksum has summed up while the numbers are 0. */
  private readonly sum: number;

  constructor({ header, source, destination }: Ends, question: Question) {
    const version = versionOf(destination);
    const network =
      version === 4
        ? IP({ src: source, dst: destination, ttl: HOPS })
        : IPv6({ src: source, dst: destination, hlim: HOPS });
    const octets = build([network, ...messageOf(question, version)]);
    this.bytes = new Uint8Array(header.length + octets.length);
    this.length = this.bytes.length;
    this.bytes.set(header);
    this.bytes.set(octets, header.length);
    this.message = header.length + (version === 4 ? IPV4_HEADER : IPV6_HEADER);
    this.places = placesOf(question);
    this.sum = ~u16(this.bytes, this.message + this.places.checksum) & 0xffff;
  }

  /**
   * Writes it, of `length` octets, with its numbers: own and other port, or identifier and sequence number; and the long
   * number of a segment.
   */
  write(bytes: Uint8Array, own: number, other: number, long = 0): void {
    const { message, places } = this;
    bytes.set(this.bytes);
    put16(bytes, message + places.own, own);
    put16(bytes, message + places.other, other);
    let sum = this.sum + own + other;
    if (places.long !== undefined) {
      put16(bytes, message + places.long, long >>> 16);
      put16(bytes, message + places.long + 2, long);
      sum += (long >>> 16) + (long & 0xffff);
    }
    // UDP says 0 for "no checksum", and to TCP and ICMP all ones are the same (RFC 768).
    put16(bytes, message + places.checksum, ~fold(sum) & 0xffff || 0xffff);
  }
}

function messageOf(question: Question, version: 4 | 6): Layer[] {
  switch (question.kind) {
    case "tcp": {
      const options = question.flags === "S" ? [{ name: "MSS" as const, value: MAXIMUM_SEGMENT[version] }] : [];
      return [TCP({ sport: 0, dport: 0, seq: 0, ack: 0, flags: question.flags, window: WINDOW, options })];
    }
    case "udp":
      return [UDP({ sport: 0, dport: 0 }), Raw({ load: question.payload })];
    case "echo":
      return [version === 4 ? ICMP({ type: "echo-request" }) : ICMPv6({ type: "Echo Request" })];
  }
}

function placesOf({ kind, ...rest }: Question): Places {
  if (kind !== "tcp") return PLACES[kind];
  return "flags" in rest && rest.flags === "A" ? PLACES.acknowledgement : PLACES.sequence;
}

function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}
