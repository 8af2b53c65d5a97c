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
  /** Who sent or received it, where that is known. */
  readonly metadata?: { readonly process?: FlowProcess | undefined } | undefined;
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
