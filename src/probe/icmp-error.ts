import { formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import { u16, u32 } from "../bytes/numbers.ts";
import { isIcmpError } from "../link/answers.ts";
import type { IpPacket } from "../link/ip-packet.ts";
import { describeCode, type ErrorMeaning } from "./icmp-error-codes.ts";

/** What an ICMP error quotes of a packet: its IP header, and of what follows as much as there is, eight octets at least. */
export interface Quote {
  readonly version: 4 | 6;
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  /** The identification of an IPv4 packet; 0 for IPv6, which has none. */
  readonly id: number;
  /** Hops that the packet had left. */
  readonly hops: number;
  readonly payload: Uint8Array;
}

/** An ICMP error (RFC 792, RFC 4443). */
export interface IcmpError extends ErrorMeaning {
  readonly type: number;
  readonly code: number;
  /** The MTU of the next hop in octets, where the error is that a packet is larger; else 0. */
  readonly mtu: number;
  /** Whether hops were used up, which is what traceroute asks for, and whether nobody listens at the port. */
  readonly isExpired: boolean;
  readonly isPortUnreachable: boolean;
  readonly quote: Quote;
}

const HEADER = 8;
const IPV4_HEADER = 20;
const IPV6_HEADER = 40;
/** Octets of the payload that every error quotes (RFC 792). */
const LEAST_PAYLOAD = 8;

/** IPv4 messages that tell a sender to behave otherwise, and nothing of what became of the packet that they quote. */
const ADVICE: ReadonlySet<number> = new Set([4, 5]);

/** The error that a packet is; undefined for what is none, or quotes too little to tell what it is about. */
export function icmpErrorIn(packet: IpPacket): IcmpError | undefined {
  const { payload, version } = packet;
  if (payload.length < HEADER || !isIcmpError(packet)) return undefined;
  const quote = readQuote(payload.subarray(HEADER));
  const [type, code] = payload;
  if (quote === undefined || quote.version !== version || (version === 4 && ADVICE.has(type))) return undefined;
  const tooBig = version === 4 ? type === 3 && code === 4 : type === 2;
  const mtu = !tooBig ? 0 : version === 4 ? u16(payload, 6) : u32(payload, 4);
  return {
    type,
    code,
    mtu,
    isExpired: code === 0 && type === (version === 4 ? 11 : 3),
    isPortUnreachable: version === 4 ? type === 3 && code === 3 : type === 1 && code === 4,
    quote,
    ...describeCode(version, type, code, mtu),
  };
}

function readQuote(bytes: Uint8Array): Quote | undefined {
  const version = bytes[0] >> 4;
  const header = version === 4 ? (bytes[0] & 15) * 4 : IPV6_HEADER;
  if (header < IPV4_HEADER || bytes.length < header + LEAST_PAYLOAD) return undefined;
  const payload = bytes.subarray(header);
  if (version === 4) {
    const [source, destination] = [formatIPv4(bytes, 12), formatIPv4(bytes, 16)];
    return { version, source, destination, protocol: bytes[9], id: u16(bytes, 4), hops: bytes[8], payload };
  }
  if (version !== 6) return undefined;
  const [source, destination] = [formatIPv6(bytes, 8), formatIPv6(bytes, 24)];
  return { version, source, destination, protocol: bytes[6], id: 0, hops: bytes[7], payload };
}
