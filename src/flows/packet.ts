/** A packet as sessions see it: a record of a capture (files/record.ts), alive until the next one. */
export interface FlowPacket {
  /** Place in its source, counted from 1. */
  readonly number: number;
  /** Time since 1970-01-01 UTC. */
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Nobody noted when. */
  readonly untimed?: boolean;
  /** Octets that the packet had on the network. */
  readonly original: number;
  /** LINKTYPE_ value. */
  readonly linkType: number;
  readonly interface: number;
  readonly comments: readonly string[];
  /** The packet is bytes[start..end), with spare octets behind. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** What its file says of it besides. */
  readonly metadata?: FlowMetadata | undefined;
}

/** What a pcapng file notes of a packet. */
export interface FlowMetadata {
  /** Who sent or received it. */
  readonly process?: FlowProcess | undefined;
  /** epb_flags: direction, reception, octets of the check sequence, errors. */
  readonly flags?: number | undefined;
  readonly queue?: number | undefined;
  readonly packetId?: bigint | undefined;
  readonly dropCount?: bigint | undefined;
}

/** What a pcapng file says of where its packets were captured, as far as it has been read; a pcap file says nothing. */
export interface FlowSurroundings {
  /** By the numbers that packets have. */
  readonly interfaces: readonly {
    readonly name?: string | undefined;
    readonly description?: string | undefined;
  }[];
  /** As many as have begun. */
  readonly sections: readonly unknown[];
}

export interface FlowProcess {
  readonly pid: number;
  readonly info?: { readonly name?: string | undefined; readonly user?: string | undefined } | undefined;
}
