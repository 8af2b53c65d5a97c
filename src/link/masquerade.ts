import { remember } from "../bytes/remember.ts";
import { u16 } from "../bytes/numbers.ts";
import { isIcmpError } from "./answers.ts";
import { isIntact, octets, PROTOCOL, readdressed, withChecksum, type IpPacket } from "./ip-packet.ts";
import { inetChecksum } from "../bytes/checksum.ts";

/** Conversations that a router remembers; beyond them the oldest is forgotten. */
const MOST_CONVERSATIONS = 4096;
/** Where in an ICMP error the quoted IPv4 header begins, and how long one without options is. */
const QUOTE = 8;
const HEADER = 20;

/**
 * Network address translation of a router that shows all behind it as `outer` (RFC 3022): IPv4 only, ports and echo
 * identifiers stay as they are, and the transport checksum inside an ICMP error's quote is left as the outside saw it.
 */
export class Masquerade {
  readonly outer: string;
  private readonly insiders = new Map<string, string>();

  constructor(outer: string) {
    this.outer = outer;
  }

  /** A packet that leaves, now from the outer address; undefined for a broken one, which a new checksum would mend. */
  outward(packet: IpPacket): Uint8Array | undefined {
    const { source, protocol, payload } = packet;
    if (!isIntact(packet)) return undefined;
    const key = conversation(protocol, payload, 0);
    remember(this.insiders, key, source, MOST_CONVERSATIONS);
    return rebuilt(packet, this.outer, packet.destination, payload.slice());
  }

  /** A packet that comes back for somebody inside; undefined where nobody there asked for it. */
  inward(packet: IpPacket): Uint8Array | undefined {
    const { source, protocol, payload } = packet;
    if (!isIcmpError(packet)) {
      const inside = this.insiders.get(conversation(protocol, payload, 2));
      return inside === undefined ? undefined : rebuilt(packet, source, inside, payload.slice());
    }
    const inside = this.insiders.get(conversation(payload[QUOTE + 9], payload.subarray(QUOTE + HEADER), 0));
    if (inside === undefined) return;
    const changed = payload.slice();
    const quote = changed.subarray(QUOTE, QUOTE + HEADER);
    quote.set(octets(inside), 12);
    quote.fill(0, 10, 12);
    new DataView(quote.buffer, quote.byteOffset).setUint16(10, inetChecksum(quote, 0, HEADER));
    return rebuilt(packet, source, inside, changed);
  }
}

/** What tells conversations apart: the protocol, and the port at `portAt` or the echo identifier. */
function conversation(protocol: number, payload: Uint8Array, portAt: number): string {
  return `${protocol} ${u16(payload, protocol === PROTOCOL.icmp ? 4 : portAt)}`;
}

/** The packet between other addresses and with another payload, as long as before; all else of its header stays. */
function rebuilt(packet: IpPacket, source: string, destination: string, payload: Uint8Array): Uint8Array {
  withChecksum(source, destination, packet.protocol, payload);
  return readdressed(packet, source, destination, payload);
}
