import type { Link } from "../link/link.ts";
import type { Packet } from "../toolkit/index.ts";

/** What packets are sent and received through: an `Outlet`, or a single link. */
export interface Channel {
  /** Sends a packet; `leaving` is called right before, when only the time is not known yet. Returns it as it was sent. */
  send(packet: Packet, leaving?: (sent: Sent) => void): Promise<Sent>;
  /** What has arrived: at least one packet, none when `timeoutMs` passed without any, undefined when all is closed. */
  receive(timeoutMs?: number): Promise<readonly Arrival[] | undefined>;
  /** Nanoseconds since 1970 by the clock that stamps what arrives. */
  now(): bigint;
}

/** A packet as it was sent. */
export interface Sent {
  readonly packet: Packet;
  /** When, in nanoseconds since 1970. */
  readonly at: bigint;
  /** Whether its frame went to a group of stations. */
  readonly toMany: boolean;
}

/** A packet that has come. */
export interface Arrival {
  readonly packet: Packet;
  /** When, in nanoseconds since 1970 by the link's clock. */
  readonly at: bigint;
  readonly link: Link;
}
