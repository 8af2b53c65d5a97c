import { build } from "../craft/build.ts";
import type { Layer } from "../definition/protocol.ts";
import { Raw } from "../definition/raw.ts";
import { versionOf } from "../link/ip-packet.ts";
import { ICMP } from "../protocols/network/icmp.ts";
import { ICMPv6 } from "../protocols/network/icmpv6.ts";
import { IP } from "../protocols/network/ipv4.ts";
import { IPv6 } from "../protocols/network/ipv6.ts";
import { TCP } from "../protocols/transport/tcp.ts";
import { UDP } from "../protocols/transport/udp.ts";

/** What a probe is: an echo request, a datagram, or a segment that asks for a connection. */
export type ProbeMethod = "icmp" | "udp" | "tcp";

/** A probe to be made. Routers that share out traffic by flow look at its addresses and `flow`, and at nothing that changes with `number`. */
export interface ProbeParts {
  readonly method: ProbeMethod;
  readonly source: string;
  readonly destination: string;
  /** Hops that it may take. */
  readonly hops: number;
  /** The identifier of an echo request, else the port that it comes from. */
  readonly flow: number;
  /** The port that it goes to; an echo request has none. */
  readonly port: number;
  /** What tells it from others of its flow, 0 to 65535. */
  readonly number: number;
  /** Octets behind the ICMP or UDP header; a segment carries none. */
  readonly size: number;
}

const ECHO_REQUEST_V6 = 128;
/** How far apart the sequence numbers of two segments are: further than a window, so that none is taken for data of another. */
const SEQUENCE_STEP = 0x10000;

/** Probes are larger than the interface takes. */
export class ProbeSizeError extends RangeError {
  override readonly name = "ProbeSizeError";
  readonly code = "PROBE_SIZE";
}

/** Octets of a probe's headers, from IP on. */
export function probeHeaders(method: ProbeMethod, destination: string): number {
  return (versionOf(destination) === 4 ? 20 : 40) + (method === "tcp" ? 20 : 8);
}

/** Makes a probe, which begins with IP. */
export function probePacket(parts: ProbeParts): Uint8Array {
  const { source, destination, hops, number } = parts;
  const network =
    versionOf(destination) === 4
      ? IP({ src: source, dst: destination, ttl: hops, id: number, flags: "DF" })
      : IPv6({ src: source, dst: destination, hlim: hops });
  return build([network, ...transport(parts)]);
}

function transport({ method, destination, flow, port, number, size }: ProbeParts): readonly Layer[] {
  switch (method) {
    case "icmp": {
      const payload = Raw({ load: evened(number, size) });
      if (versionOf(destination) === 4) return [ICMP({ id: flow, seq: number }), payload];
      return [ICMPv6({ type: ECHO_REQUEST_V6, body: { id: flow, seq: number } }), payload];
    }
    case "udp":
      return [UDP({ sport: flow, dport: port }), Raw({ load: numbered(number, size) })];
    case "tcp":
      return [TCP({ sport: flow, dport: port, flags: "S", seq: number * SEQUENCE_STEP, window: 65535 })];
    default:
      return method satisfies never;
  }
}

/** Octets that make up for the number in the header: the checksum is the same for all of a flow. */
function evened(number: number, size: number): Uint8Array {
  return numbered(0xffff - number, size);
}

/** Octets that begin with a number, where there is room for it. */
function numbered(number: number, size: number): Uint8Array {
  const payload = Uint8Array.from({ length: size }, (_, i) => i & 0xff);
  if (size >= 2) payload.set([number >> 8, number & 0xff]);
  return payload;
}
