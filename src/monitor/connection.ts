/** Which sockets, in psutil's words; `inet` is TCP and UDP over both versions of IP. */
export type ConnectionKind =
  | "inet"
  | "inet4"
  | "inet6"
  | "tcp"
  | "tcp4"
  | "tcp6"
  | "udp"
  | "udp4"
  | "udp6"
  | "unix"
  | "all";

/** A kind of table that a system keeps of its sockets. */
export type SocketTable = "tcp4" | "tcp6" | "udp4" | "udp6" | "unix";

/** The tables that each kind is made of, in the order in which they are listed. */
export const connectionKinds: Readonly<Record<ConnectionKind, readonly SocketTable[]>> = {
  inet: ["tcp4", "tcp6", "udp4", "udp6"],
  inet4: ["tcp4", "udp4"],
  inet6: ["tcp6", "udp6"],
  tcp: ["tcp4", "tcp6"],
  tcp4: ["tcp4"],
  tcp6: ["tcp6"],
  udp: ["udp4", "udp6"],
  udp4: ["udp4"],
  udp6: ["udp6"],
  unix: ["unix"],
  all: ["tcp4", "tcp6", "udp4", "udp6", "unix"],
};

/** psutil's spelling of the states of TCP; NONE for all that has no state. */
export type ConnectionStatus =
  | "ESTABLISHED"
  | "SYN_SENT"
  | "SYN_RECV"
  | "FIN_WAIT1"
  | "FIN_WAIT2"
  | "TIME_WAIT"
  | "CLOSE"
  | "CLOSE_WAIT"
  | "LAST_ACK"
  | "LISTEN"
  | "CLOSING"
  | "NONE";

/** An end of a connection. */
export interface SocketAddress {
  /** As inet_ntop(3) writes it: an IPv4 peer of an IPv6 socket is `::ffff:192.0.2.1`. */
  readonly ip: string;
  readonly port: number;
}

/** What the kernel knows of a TCP connection (struct tcp_info, tcp(7)). */
export interface TcpInfo {
  /** Smoothed round-trip time and its mean deviation, in microseconds. */
  readonly rtt: number;
  readonly rttvar: number;
  /** The least round-trip time seen, in microseconds. */
  readonly minRtt: number;
  /** Retransmission timeout, in microseconds. */
  readonly rto: number;
  /** Congestion window, in segments. */
  readonly cwnd: number;
  /** Slow start threshold, in segments; undefined while there is none. */
  readonly ssthresh: number | undefined;
  /** Largest segment that is sent, in octets. */
  readonly mss: number;
  /** Segments retransmitted since the connection began, and those that are unacknowledged and retransmitted now. */
  readonly retransmissions: number;
  readonly retransmitting: number;
  /** Segments sent and not acknowledged. */
  readonly unacked: number;
  /** Segments taken for lost. */
  readonly lost: number;
  /** Octets of payload: sent for the first time, retransmitted, acknowledged by the peer, received. */
  readonly bytesSent: number;
  readonly bytesRetransmitted: number;
  readonly bytesAcked: number;
  readonly bytesReceived: number;
  /** Segments, with and without payload. */
  readonly segmentsSent: number;
  readonly segmentsReceived: number;
  /** Octets written by the program and not sent yet. */
  readonly notSent: number;
  /** Octets a second at which the peer has lately been acknowledging. */
  readonly deliveryRate: number;
  /** Octets a second at which it sends at most, as congestion control wants it. */
  readonly pacingRate: number;
  /** Name of the congestion control, as `cubic`. */
  readonly congestion: string | undefined;
  /** What is being waited for: an acknowledgement, silence to end, or a window to open. */
  readonly timer:
    | { readonly kind: "retransmission" | "keepalive" | "probe"; readonly milliseconds: number }
    | undefined;
}

/** A socket of this host, with psutil's words for what psutil knows of it. */
export interface Connection {
  /** Number among the open files of its process; -1 where the process is not known. */
  readonly fd: number;
  readonly family: "AF_INET" | "AF_INET6" | "AF_UNIX";
  readonly type: "SOCK_STREAM" | "SOCK_DGRAM" | "SOCK_SEQPACKET";
  /** A path for Unix sockets, empty where it has no name; undefined where no port is bound. */
  readonly laddr: SocketAddress | string | undefined;
  /** Undefined where it has no peer; empty for Unix sockets. */
  readonly raddr: SocketAddress | string | undefined;
  readonly status: ConnectionStatus;
  /** Undefined where no process has it any more, or where its process is not to be seen. */
  readonly pid: number | undefined;
  /** Name of the program. */
  readonly process: string | undefined;
  /** Who made the socket; undefined where the system does not say. */
  readonly uid: number | undefined;
  readonly user: string | undefined;
  /** Number among all sockets; 0 where no process has it. */
  readonly inode: number;
  /** Octets received and not read; for a listening socket connections that wait to be accepted. Undefined where unknown. */
  readonly receiveQueue: number | undefined;
  /** Octets sent and not acknowledged; for a listening socket how many connections may wait. */
  readonly sendQueue: number | undefined;
  /** Of TCP, where it was asked for. */
  readonly tcp?: TcpInfo | undefined;
}

/** A user whose processes may not be looked into. */
export interface UnseenUser {
  readonly uid: number;
  readonly user: string | undefined;
  /** How many processes of this user were not seen. */
  readonly processes: number;
}

/** Sockets, and whose pids the one who asks may not see. */
export interface ConnectionList extends ReadonlyArray<Connection> {
  readonly unseen: readonly UnseenUser[];
}

/** An address and a port as people read them: `127.0.0.1:80`, `[::1]:80`, a path; `*:*` for none. */
export function formatEnd(end: SocketAddress | string | undefined): string {
  if (end === undefined) return "*:*";
  if (typeof end === "string") return end;
  return end.ip.includes(":") ? `[${end.ip}]:${end.port}` : `${end.ip}:${end.port}`;
}
