/**
 * What a network is to us: frames go out, frames come in, and time passes. Captures and probes talk to a `Link`; whether
 * an interface or a simulation is behind it, and who watches or spoils the frames on their way, they do not see.
 */
export interface Link {
  /** The interface's name. */
  readonly name: string;
  /** LINKTYPE_ value of what is sent and received. */
  readonly linkType: number;
  /** The most octets of a packet behind its link-layer header. */
  readonly mtu: number;
  /** Who we are on this link. */
  readonly addresses: readonly LinkAddress[];
  /** Nanoseconds since 1970 by the clock that stamps the frames: timeouts and round trips are measured with it. */
  now(): bigint;
  /** Sends a frame, with its link-layer header; the octets stay the caller's. Throws what the system says. */
  send(frame: Uint8Array): void | Promise<void>;
  /** Sends frames as `send` does, together, where that is cheaper. */
  sendAll?(frames: readonly Uint8Array[]): Promise<void>;
  /**
   * The frames that have come, in their order: at least one, none when `timeoutMs` passed without any (default: waits
   * for ever), undefined when the link is closed.
   */
  receive(timeoutMs?: number): Promise<readonly Frame[] | undefined>;
  statistics(): LinkStatistics;
  close(): void | Promise<void>;
}

/** An address of ours in text, and how many leading bits name the network; a MAC address has no network. */
export interface LinkAddress {
  readonly kind: "mac" | "ipv4" | "ipv6";
  readonly address: string;
  readonly prefixLength?: number;
}

/** How to open a link. */
export interface LinkOptions {
  /** `bulk` hands on blocks, for captures, `immediate` each frame as it comes, for probes. */
  readonly latency: "bulk" | "immediate";
  /** Nothing but echo requests will be sent, for which a system may want no rights; nothing but their answers need come. */
  readonly echoes?: boolean;
}

/** A frame that was received; it owns its octets. */
export interface Frame {
  readonly bytes: Uint8Array;
  /** Octets on the wire. */
  readonly originalLength: number;
  /** Time since 1970 as whole seconds and nanoseconds within the second. */
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** Frames since the link was opened. */
export interface LinkStatistics {
  readonly sent: number;
  readonly received: number;
  /** Frames that came and found no room. */
  readonly dropped: number;
}

/** A time as frames carry it. */
export function stamp(nanoseconds: bigint): Pick<Frame, "seconds" | "nanoseconds"> {
  return { seconds: Number(nanoseconds / 1_000_000_000n), nanoseconds: Number(nanoseconds % 1_000_000_000n) };
}

/** When a frame came, in nanoseconds since 1970. */
export const timeOf = ({ seconds, nanoseconds }: Pick<Frame, "seconds" | "nanoseconds">): bigint =>
  BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);

export const nanosecondsOf = (milliseconds: number): bigint => BigInt(Math.round(milliseconds * 1e6));
