import { u16, u24 } from "../bytes/numbers.ts";
import { GROUP_INLINE, groupAddress, INLINE, unicastAddress } from "./lowpan-addresses.ts";

const COMPRESSED = 0x60;
const HOP_LIMITS = [0, 1, 64, 255];
const UDP = 17;
const UDP_PATTERN = 0x1e;
const FIRST_PORT = 0xf000;
const NARROW_PORT = 0xf0b0;

/** The addresses of the stations that a frame goes between, as they stand in it; empty where it has none. */
export interface LowpanStations {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
}

/** What a compressed header says, and where its parts stand (RFC 6282 3). */
export interface LowpanHeader {
  readonly control: number;
  readonly contexts: number;
  readonly traffic: number;
  readonly trafficEnd: number;
  readonly trafficClass: number;
  readonly flow: number;
  /** Where the number of the next header stands; -1 where it is left out. */
  readonly nextAt: number;
  readonly hopsAt: number;
  readonly hopLimit: number;
  readonly source: Uint8Array;
  readonly sourceAt: number;
  readonly destination: Uint8Array;
  readonly destinationAt: number;
  readonly addressesEnd: number;
  /** A header of UDP that is compressed, too; -1 where none is. */
  readonly udpAt: number;
  readonly ports: readonly [source: number, destination: number];
  readonly portsAt: readonly [source: number, destination: number];
  readonly checksumAt: number;
  readonly nextHeader: number;
  /** Where the payload begins; -1 where something is compressed that nobody here reads. */
  readonly end: number;
}

export const isCompressed = (octet: number): boolean => (octet & 0xe0) === COMPRESSED;

/** Reads the compressed header that stands at `start`; undefined where octets lack. */
export function readLowpan(
  octets: Uint8Array,
  start: number,
  end: number,
  { source, destination }: LowpanStations,
): LowpanHeader | undefined {
  if (start + 2 > end) return undefined;
  const control = u16(octets, start);
  let at = start + 2;
  const took = (size: number): number => {
    at += size;
    return at - size;
  };
  const contexts = control & 0x80 ? took(1) : -1;
  const traffic = at;
  const kind = (control >> 11) & 3;
  took([4, 3, 1, 0][kind]);
  const trafficEnd = at;
  const nextAt = control & 0x400 ? -1 : took(1);
  const hops = (control >> 8) & 3;
  const hopsAt = hops === 0 ? took(1) : -1;
  const [hasSourceContext, sourceMode] = [(control & 0x40) !== 0, (control >> 4) & 3];
  const [isGroup, hasContext, mode] = [(control & 8) !== 0, (control & 4) !== 0, control & 3];
  const sourceAt = took(hasSourceContext && sourceMode === 0 ? 0 : INLINE[sourceMode]);
  const destinationAt = took(isGroup ? GROUP_INLINE[mode] : INLINE[mode]);
  const addressesEnd = at;
  if (at > end) return undefined;
  const udp = readUdp(octets, control & 0x400 ? at : -1, end);
  if (!udp) return undefined;
  const ecnAndClass = kind === 3 ? 0 : octets[traffic];
  return {
    control,
    contexts,
    traffic,
    trafficEnd,
    trafficClass: kind === 1 ? ecnAndClass >> 6 : ((ecnAndClass & 0x3f) << 2) | (ecnAndClass >> 6),
    flow: kind === 0 ? u24(octets, traffic + 1) & 0xfffff : kind === 1 ? u24(octets, traffic) & 0xfffff : 0,
    nextAt,
    hopsAt,
    hopLimit: hopsAt < 0 ? HOP_LIMITS[hops] : octets[hopsAt],
    source: unicastAddress(sourceMode, octets.subarray(sourceAt, destinationAt), source, hasSourceContext),
    sourceAt,
    destination: isGroup
      ? groupAddress(mode, octets.subarray(destinationAt, addressesEnd))
      : unicastAddress(mode, octets.subarray(destinationAt, addressesEnd), destination, hasContext),
    destinationAt,
    addressesEnd,
    ...udp,
    nextHeader: nextAt < 0 ? UDP : octets[nextAt],
    end: nextAt < 0 ? udp.end : at,
  };
}

/** The header of UDP that may stand at `at` (RFC 6282 4.3). */
function readUdp(octets: Uint8Array, at: number, end: number) {
  const none = { udpAt: -1, ports: [0, 0], portsAt: [0, 0], checksumAt: -1, end: -1 } as const;
  if (at < 0 || at >= end || octets[at] >> 3 !== UDP_PATTERN) return none;
  const control = octets[at];
  const kind = control & 3;
  const from = at + 1;
  const sizes = [4, 3, 3, 1][kind];
  const checksumAt = control & 4 ? -1 : from + sizes;
  const stop = from + sizes + (checksumAt < 0 ? 0 : 2);
  if (stop > end) return undefined;
  const ports: readonly [number, number] =
    kind === 0
      ? [u16(octets, from), u16(octets, from + 2)]
      : kind === 1
        ? [u16(octets, from), FIRST_PORT | octets[from + 2]]
        : kind === 2
          ? [FIRST_PORT | octets[from], u16(octets, from + 1)]
          : [NARROW_PORT | (octets[from] >> 4), NARROW_PORT | (octets[from] & 0xf)];
  const second = from + (kind === 0 || kind === 1 ? 2 : kind === 2 ? 1 : 0);
  return { udpAt: at, ports, portsAt: [from, second] as const, checksumAt, end: stop };
}

const IPV6 = 40;
const UDP_HEADER = 8;

/** The packet whose header was compressed, and whose payload octets[header.end..end) is; with spare octets behind it. */
export function decompress(octets: Uint8Array, header: LowpanHeader, end: number, spare: number): Uint8Array {
  const isUdp = header.udpAt >= 0;
  const payload = octets.subarray(header.end, end);
  const length = (isUdp ? UDP_HEADER : 0) + payload.length;
  const whole = new Uint8Array(IPV6 + length + spare);
  const view = new DataView(whole.buffer);
  view.setUint32(0, ((6 << 28) | (header.trafficClass << 20) | header.flow) >>> 0);
  view.setUint16(4, length);
  whole[6] = header.nextHeader;
  whole[7] = header.hopLimit;
  whole.set(header.source, 8);
  whole.set(header.destination, 24);
  whole.set(payload, IPV6 + length - payload.length);
  if (!isUdp) return whole;
  view.setUint16(IPV6, header.ports[0]);
  view.setUint16(IPV6 + 2, header.ports[1]);
  view.setUint16(IPV6 + 4, length);
  if (header.checksumAt >= 0) view.setUint16(IPV6 + 6, u16(octets, header.checksumAt));
  else view.setUint16(IPV6 + 6, checksum(whole, length));
  return whole;
}

/** UDP's checksum, which was left out (RFC 8200 8.1). */
function checksum(whole: Uint8Array, length: number): number {
  let sum = length + UDP;
  for (let at = 8; at < IPV6 + length; at += 2) sum += at + 1 < IPV6 + length ? u16(whole, at) : whole[at] << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum === 0xffff ? 0xffff : ~sum & 0xffff;
}
