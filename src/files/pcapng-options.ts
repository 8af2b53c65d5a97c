import type { CaptureInterface, InterfaceStatistics } from "./capture-interface.ts";
import type { DecryptionSecrets, NameResolution, SectionInfo } from "./pcapng-blocks.ts";
import type { ProcessInfo } from "./pcapng-processes.ts";

/** Octets with a leading kind: a hash and its algorithm, a verdict and who gave it, a filter and its language. */
export interface TaggedBytes {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** An option that has no name here: custom, vendor's, or newer than this reader. */
export interface OtherOption {
  readonly code: number;
  readonly value: Uint8Array;
}

/** epb_flags: the direction in the two lowest bits, 1 in and 2 out, and a checksum that is left to the interface. */
export const PACKET_FLAG = { direction: 3, checksumLeft: 1 << 9 } as const;

/** What pcapng can say of one packet beside its comments. */
export interface PacketMetadata {
  /** Direction, reception, FCS length and link-layer errors as pcapng's epb_flags packs them. */
  flags?: number;
  hashes?: TaggedBytes[];
  /** Packets lost between this one and the one before. */
  dropCount?: bigint;
  packetId?: bigint;
  queue?: number;
  verdicts?: TaggedBytes[];
  process?: PacketProcess;
  other?: OtherOption[];
}

/** A packet's options as the file has them: its metadata and its comments. */
export interface PacketOptions extends PacketMetadata {
  comments?: string[];
}

/** The process that sent or received a packet; an id that is not known is 0. */
export interface PacketProcess {
  readonly pid: number;
  readonly thread: number;
  /** One object for all packets of one process. */
  readonly info?: ProcessInfo;
}

/** How an option's octets are laid out; the lists may occur several times, a time is two 32-bit halves, high first. */
export type OptionKind =
  | "text"
  | "text list"
  | "u8"
  | "u32"
  | "u64"
  | "i64"
  | "time"
  | "process"
  | "bytes"
  | "bytes list"
  | "tagged"
  | "tagged list";

/** Option code -> property of the model and layout. */
export type OptionTable<Model> = Readonly<Record<number, readonly [key: keyof Model & string, kind: OptionKind]>>;

export const sectionOptions: OptionTable<SectionInfo> = {
  1: ["comments", "text list"],
  2: ["hardware", "text"],
  3: ["os", "text"],
  4: ["application", "text"],
};

export const interfaceOptions: OptionTable<CaptureInterface> = {
  1: ["comments", "text list"],
  2: ["name", "text"],
  3: ["description", "text"],
  4: ["ipv4", "bytes list"],
  5: ["ipv6", "bytes list"],
  6: ["mac", "bytes"],
  7: ["eui", "bytes"],
  8: ["speed", "u64"],
  9: ["timeResolution", "u8"],
  10: ["timeZone", "u32"],
  11: ["filter", "tagged"],
  12: ["os", "text"],
  13: ["fcsLength", "u8"],
  14: ["timeOffset", "i64"],
  15: ["hardware", "text"],
  16: ["transmitSpeed", "u64"],
  17: ["receiveSpeed", "u64"],
  18: ["ianaTimeZone", "text"],
};

export const packetOptions: OptionTable<PacketOptions> = {
  1: ["comments", "text list"],
  2: ["flags", "u32"],
  3: ["hashes", "tagged list"],
  4: ["dropCount", "u64"],
  5: ["packetId", "u64"],
  6: ["queue", "u32"],
  7: ["verdicts", "tagged list"],
  8: ["process", "process"],
};

export const nameOptions: OptionTable<NameResolution> = {
  1: ["comments", "text list"],
  2: ["serverName", "text"],
  3: ["serverIpv4", "bytes"],
  4: ["serverIpv6", "bytes"],
};

export const statisticsOptions: OptionTable<InterfaceStatistics> = {
  1: ["comments", "text list"],
  2: ["startTime", "time"],
  3: ["endTime", "time"],
  4: ["received", "u64"],
  5: ["dropped", "u64"],
  6: ["filterAccepted", "u64"],
  7: ["osDropped", "u64"],
  8: ["delivered", "u64"],
};

export const secretsOptions: OptionTable<DecryptionSecrets> = {
  1: ["comments", "text list"],
};
