import { longestPacket } from "./link-types.ts";

/** Octets of a pcap file header. */
export const PCAP_HEADER_LENGTH = 24;

/** Octets of the header in front of each packet, as it is written today. */
export const PCAP_RECORD_HEADER_LENGTH = 16;

/** Whether captured and original length stand in each other's place, as in files of version 2.2 and older. */
export type LengthOrder = "plain" | "swapped" | "swapped if that makes sense";

/** What a pcap file says of itself. */
export interface PcapHeader {
  readonly littleEndian: boolean;
  readonly nanosecond: boolean;
  /** Octets before the first packet, and before each packet's data. */
  readonly length: number;
  readonly recordHeaderLength: number;
  readonly lengthOrder: LengthOrder;
  readonly version: string;
  readonly linkType: number;
  readonly snapLength: number;
  /** Octets of frame check sequence at the end of each packet, where the file says. */
  readonly fcsLength: number | undefined;
}

interface Variant {
  readonly nanosecond: boolean;
  readonly recordHeaderLength: number;
  readonly extra: number;
}

/** Magic number -> layout: the common two, Kuznetzov's with interface and packet type, and IXIA's two (lcap). */
const VARIANTS = new Map<number, Variant>([
  [0xa1b2c3d4, { nanosecond: false, recordHeaderLength: 16, extra: 0 }],
  [0xa1b23c4d, { nanosecond: true, recordHeaderLength: 16, extra: 0 }],
  [0xa1b2cd34, { nanosecond: false, recordHeaderLength: 24, extra: 0 }],
  [0x1c0001ac, { nanosecond: true, recordHeaderLength: 16, extra: 4 }],
  [0x1c0001ab, { nanosecond: true, recordHeaderLength: 16, extra: 4 }],
]);

const KUZNETZOV_HEADER_LENGTH = 24;
const ETHERNET = 1;
const LARGEST_INT = 0x7fffffff;

/** Whether these four octets begin a pcap file. */
export function isPcap(view: DataView, at: number): boolean {
  return VARIANTS.has(view.getUint32(at, true)) || VARIANTS.has(view.getUint32(at, false));
}

/**
 * Reads the file header at `at` (draft-ietf-opsawg-pcap); the text of a refusal is libpcap's.
 * The caller has checked the magic number and that 24 octets are there.
 */
export function readPcapHeader(view: DataView, at: number): PcapHeader | string {
  const littleEndian = VARIANTS.has(view.getUint32(at, true));
  const variant = VARIANTS.get(view.getUint32(at, littleEndian))!;
  const major = view.getUint16(at + 4, littleEndian);
  const minor = view.getUint16(at + 6, littleEndian);
  if (major < 2) return "archaic pcap savefile format";
  if (!(major === 2 && minor <= 4) && !(major === 543 && minor === 0)) {
    return `unsupported pcap savefile version ${major}.${minor}`;
  }
  const word = view.getUint32(at + 20, littleEndian);
  const linkType = word & 0x03ffffff;
  let snapLength = adjustSnapLength(linkType, view.getUint32(at + 16, littleEndian));
  // A cooked capture with Kuznetzov's patch got a made-up Ethernet header on top of the snapshot length.
  const cooked = variant.recordHeaderLength === KUZNETZOV_HEADER_LENGTH && linkType === ETHERNET;
  if (cooked && snapLength <= LARGEST_INT - 14) snapLength += 14;
  return {
    littleEndian,
    nanosecond: variant.nanosecond,
    length: PCAP_HEADER_LENGTH + variant.extra,
    recordHeaderLength: variant.recordHeaderLength,
    lengthOrder: major !== 2 || minor < 3 ? "swapped" : minor === 3 ? "swapped if that makes sense" : "plain",
    version: `${major}.${minor}`,
    linkType,
    snapLength,
    fcsLength: (word & 0x04000000) !== 0 ? (word >>> 28) * 2 : undefined,
  };
}

/** The snapshot length as libpcap takes it: none, or an absurd one, is the most that the link type may need. */
export function adjustSnapLength(linkType: number, snapLength: number): number {
  return snapLength === 0 || snapLength > LARGEST_INT ? longestPacket(linkType) : snapLength;
}
