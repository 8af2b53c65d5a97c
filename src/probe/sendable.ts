import { LINK } from "../flows/packet-endpoints.ts";
import { layersOf, Packet, packet, packets, type LookUpHost } from "../toolkit/index.ts";

/** What can be sent: packets, whose fields may have several values, or an expression in Scapy's syntax. */
export type Sendable = Packet | string | Iterable<Packet>;

/**
 * The packets to send, with addresses in place of names; each may stand for several, or be drawn anew each time. Throws
 * what is wrong with the first of each, and rejects as `lookUp` does.
 */
export async function prepared(sendable: Sendable, lookUp: LookUpHost): Promise<readonly Packet[]> {
  const resolved = await Promise.all(templates(sendable).map((each) => each.resolve(lookUp)));
  for (const each of resolved) void each.bytes;
  return resolved;
}

/** Each packet that packets stand for. */
export function* everyPacket(packets: Iterable<Packet>): Generator<Packet, void, undefined> {
  for (const each of packets) yield* each.each();
}

function templates(sendable: Sendable): readonly Packet[] {
  if (sendable instanceof Packet) return [sendable];
  if (typeof sendable !== "string") return [...sendable];
  // A value that does not fit is told with its place in the expression.
  packets(sendable).next();
  return layersOf(sendable).map((layers) => packet(...layers));
}

/** Whether packets are routed, or frames of an interface. Throws RangeError where there are both. */
export function layerOf(packets: readonly Packet[]): 2 | 3 {
  const routed = packets.filter(
    ({ linkType }) => linkType === LINK.ipv4 || linkType === LINK.ipv6 || linkType === LINK.raw,
  );
  if (routed.length === 0) return 2;
  if (routed.length === packets.length) return 3;
  throw new RangeError("some of the packets begin with IP and some with a link layer: send them apart");
}
