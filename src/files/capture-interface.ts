import type { OtherOption, TaggedBytes } from "./pcapng-options.ts";

/** An interface that packets were captured on, as the file describes it; only pcapng knows more than the first three. */
export interface CaptureInterface {
  /** LINKTYPE_ value. */
  linkType: number;
  /** The most octets captured of a packet. */
  snapLength: number;
  /** Exponent of the time unit: 6 is 10^-6 s; with the top bit set, of 2: 0x8a is 2^-10 s. */
  timeResolution?: number;
  /** Seconds added to every timestamp. */
  timeOffset?: bigint;
  /** Octets of frame check sequence at the end of each packet. */
  fcsLength?: number | undefined;
  name?: string;
  description?: string;
  os?: string;
  hardware?: string;
  /** What was captured: tag 0 is a pcap-filter expression, 1 a BPF program. */
  filter?: TaggedBytes;
  /** Address and netmask, 8 octets each. */
  ipv4?: Uint8Array[];
  /** Address and prefix length, 17 octets each. */
  ipv6?: Uint8Array[];
  mac?: Uint8Array;
  eui?: Uint8Array;
  /** Bits a second. */
  speed?: bigint;
  transmitSpeed?: bigint;
  receiveSpeed?: bigint;
  timeZone?: number;
  ianaTimeZone?: string;
  comments?: string[];
  other?: OtherOption[];
  statistics?: InterfaceStatistics;
}

/** Counters of an interface, the last that the file gives; times in the interface's units since 1970. */
export interface InterfaceStatistics {
  timestamp: bigint;
  startTime?: bigint;
  endTime?: bigint;
  received?: bigint;
  dropped?: bigint;
  filterAccepted?: bigint;
  osDropped?: bigint;
  delivered?: bigint;
  comments?: string[];
  other?: OtherOption[];
}
