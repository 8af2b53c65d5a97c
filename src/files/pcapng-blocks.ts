import type { OtherOption } from "./pcapng-options.ts";

/** Block types of draft-ietf-opsawg-pcapng that this reader understands; all others are skipped. */
export const BLOCK = {
  section: 0x0a0d0d0a,
  interface: 1,
  obsoletePacket: 2,
  simplePacket: 3,
  names: 4,
  statistics: 5,
  enhancedPacket: 6,
  secrets: 10,
  /** A vendor's, to be copied by those who do not know it: what follows the vendor's number is its own. */
  custom: 0x0bad,
  /** Apple's description of a process, from before it had a vendor's number. */
  darwinProcess: 0x80000001,
} as const;

export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** One section of a pcapng file: who captured. */
export interface SectionInfo {
  bigEndian: boolean;
  hardware?: string;
  os?: string;
  application?: string;
  comments?: string[];
  other?: OtherOption[];
}

/** Kinds of address in a name resolution block. */
export const NAME_RECORD = { end: 0, ipv4: 1, ipv6: 2, eui48: 3, eui64: 4 } as const;

/** Octets of the address in a name record of each kind. */
export const ADDRESS_LENGTH: Readonly<Record<number, number>> = { 1: 4, 2: 16, 3: 6, 4: 8 };

/** Names of one address; of a kind that is not known, all octets are the address. */
export interface NameRecord {
  readonly kind: number;
  readonly address: Uint8Array;
  readonly names: readonly string[];
}

/** A name resolution block: what the capturing host knew. */
export interface NameResolution {
  records: NameRecord[];
  /** The server that answered. */
  serverName?: string;
  serverIpv4?: Uint8Array;
  serverIpv6?: Uint8Array;
  comments?: string[];
  other?: OtherOption[];
}

/** A decryption secrets block; `kind` is 0x544c534b for a TLS key log, 0x57474b4c for WireGuard's. */
export interface DecryptionSecrets {
  kind: number;
  data: Uint8Array;
  comments?: string[];
  other?: OtherOption[];
}

/** libpcap's words for a block whose body ends before its fields do. */
export function tooShort(type: number): string {
  return `block of type ${type} in pcapng dump file is too short`;
}
