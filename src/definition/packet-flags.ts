import type { FieldType, Show, ValueStrings } from "./kinds.ts";

/** Some bits of what a capture says of a packet beside its octets (epb_flags of pcapng), as a field. */
export interface PacketFlag {
  readonly key: string;
  readonly filter: string;
  readonly label: string;
  readonly mask: number;
  readonly type?: FieldType;
  readonly show?: Show;
  readonly strings?: ValueStrings;
  readonly truth?: readonly [set: string, notSet: string];
}

const faults = [
  ["crc_error", "CRC error"],
  ["packet_too_error", "Packet too long error"],
  ["packet_too_short_error", "Packet too short error"],
  ["wrong_inter_frame_gap_error", "Wrong interframe gap error"],
  ["unaligned_frame_error", "Unaligned frame error"],
  ["start_frame_delimiter_error", "Start frame delimiter error"],
  ["preamble_error", "Preamble error"],
  ["symbol_error", "Symbol error"],
] as const;
const FIRST_FAULT = 24;

export const packetFlags: readonly PacketFlag[] = [
  {
    key: "flagsDirection",
    filter: "packet_flags_direction",
    label: "Direction",
    mask: 0x3,
    show: "hex",
    strings: { 0: "Unknown", 1: "Inbound", 2: "Outbound" },
  },
  {
    key: "flagsReception",
    filter: "packet_flags_reception_type",
    label: "Reception type",
    mask: 0x1c,
    strings: { 0: "Not specified", 1: "Unicast", 2: "Multicast", 3: "Broadcast", 4: "Promiscuous" },
  },
  { key: "flagsFcsLength", filter: "packet_flags_fcs_length", label: "FCS length", mask: 0x1e0 },
  { key: "flagsReserved", filter: "packet_flags_reserved", label: "Reserved", mask: 0xfe00 },
  ...faults.map(([name, label], i): PacketFlag => ({
    key: `flags.${name}`,
    filter: `packet_flags_${name}`,
    label,
    mask: 2 ** (FIRST_FAULT + i),
    type: "FT_BOOLEAN",
    truth: ["Set", "Not set"],
  })),
];

/** The bits under a mask, as a number. */
export function flagIn(flags: number, mask: number): number {
  return (((flags & mask) >>> 0) / (mask & -mask)) >>> 0;
}
