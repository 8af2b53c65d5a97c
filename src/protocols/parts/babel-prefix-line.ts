import { TextWriter } from "../../bytes/text-writer.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

const [WILDCARD, IPV4, IPV6, LINK_LOCAL] = [0, 1, 2, 3] as const;
/** Octets of `fe80::` in front of what is said of a link-local address. */
const LOCAL_HEAD = 8;

/** An address, and how many octets of a message it is in. */
export interface BabelAddress {
  readonly encoding: number;
  readonly octets: Uint8Array;
  readonly used: number;
}

/** The address that `room` octets from `at` have room for in this encoding (RFC 8966 4.1.4). */
export function babelAddress(line: DumpLine, encoding: number, at: number, room: number): BabelAddress | undefined {
  const size = { [WILDCARD]: 0, [IPV4]: 4, [IPV6]: 16, [LINK_LOCAL]: 8 }[encoding];
  if (size === undefined || size > room) return undefined;
  line.need(at, size);
  const octets = new Uint8Array(encoding === IPV4 ? 4 : 16);
  if (encoding === LINK_LOCAL) octets.set([0xfe, 0x80]);
  octets.set(line.bytes.subarray(at, at + size), encoding === LINK_LOCAL ? LOCAL_HEAD : 0);
  return { encoding, octets, used: size };
}

/** The address as text. */
export function addressText({ encoding, octets }: BabelAddress, wildcard: string): string {
  if (encoding === WILDCARD) return wildcard;
  if (encoding === IPV4) return octets.join(".");
  const text = new TextWriter();
  text.ipv6(octets, 0);
  return text.slice();
}

/** The prefixes that later ones of a packet leave octets out of. */
export class BabelPrefixes {
  private ipv4 = new Uint8Array(4);
  private ipv6 = new Uint8Array(16);

  /** A prefix of `bits`, of which `omitted` octets are those of an earlier one. */
  read(
    line: DumpLine,
    encoding: number,
    bits: number,
    omitted: number,
    at: number,
    room: number,
  ): BabelAddress | undefined {
    const whole = Math.ceil(bits / 8);
    const local = encoding === LINK_LOCAL;
    const before = local ? LOCAL_HEAD : omitted;
    const used = encoding === WILDCARD ? 0 : Math.max(0, whole - before);
    if (encoding > LINK_LOCAL || used > room || bits > 128) return undefined;
    const size = encoding === IPV4 ? 4 : 16;
    if (encoding !== WILDCARD && (whole > size || (!local && omitted > size))) return undefined;
    line.need(at, used);
    const octets = new Uint8Array(size);
    if (local) octets.set([0xfe, 0x80]);
    else octets.set((encoding === IPV4 ? this.ipv4 : this.ipv6).subarray(0, Math.min(omitted, size)));
    if (encoding !== WILDCARD) octets.set(line.bytes.subarray(at, at + used), Math.min(before, size));
    return { encoding, octets, used };
  }

  /** What prefixes with octets left out go by from now on. */
  keep({ encoding, octets }: BabelAddress): void {
    if (encoding === IPV4) this.ipv4 = new Uint8Array(octets);
    else this.ipv6 = new Uint8Array(octets);
  }
}

/** `192.168.4.0/24`; the prefix of everything has a word, unless `zeros` are wanted. */
export function prefixText(prefix: BabelAddress, bits: number, zeros = false): string {
  if (prefix.encoding === WILDCARD) return zeros ? `::/${bits}` : "any";
  return `${addressText(prefix, "")}/${bits}`;
}
