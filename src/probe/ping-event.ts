interface About {
  readonly target: string;
  /** 1 for the first probe; it starts again at 0 after 65535. */
  readonly sequence: number;
  /** When, in nanoseconds since 1970. */
  readonly at: bigint;
}

/** An answer to a probe. */
export interface PingReply extends About {
  readonly kind: "reply";
  /** Who answers: the target, or who has an address for many. */
  readonly from: string;
  /** An echo reply, an open or a closed port, a datagram. A UDP port is closed where an ICMP error of the target says so. */
  readonly what: "echo" | "open" | "closed" | "datagram";
  /** Octets behind the IP header. */
  readonly octets: number;
  /** Hops that the reply had left. */
  readonly ttl: number;
  readonly rttMs: number;
  /** Whether the probe had a reply before. */
  readonly duplicate: boolean;
}

/** An ICMP error about a probe, or what kept it from being sent. */
export interface PingError extends About {
  readonly kind: "error";
  /** Who says so. */
  readonly from: string;
  /** In ping's words. */
  readonly reason: string;
  /** Type and code, where it is an ICMP error. */
  readonly type: number | undefined;
  readonly code: number | undefined;
}

/** A probe was sent, or was not answered before the next one went. */
export interface PingProgress extends About {
  readonly kind: "sent" | "silence";
}

/** What happens while pinging. */
export type PingEvent = PingReply | PingError | PingProgress;
