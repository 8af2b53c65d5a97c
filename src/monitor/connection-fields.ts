import { formatEnd, type Connection, type SocketAddress } from "./connection.ts";

/** A field of a record that is no packet, as filters take it: Wireshark's type, and the values that a record has. */
export interface ConnectionField {
  readonly type: "FT_STRING" | "FT_UINT16" | "FT_UINT32" | "FT_UINT64" | "FT_IPv4" | "FT_IPv6";
  readonly label: string;
  /** Undefined where there is none; of several any may match. */
  readonly read: (connection: Connection) => string | number | readonly (string | number)[] | undefined;
}

/** What connections are filtered by: `conn.state == "LISTEN" && conn.process contains "node"`. */
export const connectionFields: { readonly [name: string]: ConnectionField } = {
  "conn.proto": { type: "FT_STRING", label: "tcp4, tcp6, udp4, udp6 or unix", read: protocolOf },
  "conn.state": { type: "FT_STRING", label: "State, as psutil spells it", read: ({ status }) => status },
  "conn.laddr": { type: "FT_STRING", label: "Local end", read: ({ laddr }) => formatEnd(laddr) },
  "conn.raddr": { type: "FT_STRING", label: "Peer's end", read: ({ raddr }) => formatEnd(raddr) },
  "conn.ip": { type: "FT_IPv4", label: "Either address", read: (one) => addresses(one, 4, "laddr", "raddr") },
  "conn.ip.local": { type: "FT_IPv4", label: "Local address", read: (one) => addresses(one, 4, "laddr") },
  "conn.ip.remote": { type: "FT_IPv4", label: "Peer's address", read: (one) => addresses(one, 4, "raddr") },
  "conn.ipv6": { type: "FT_IPv6", label: "Either address", read: (one) => addresses(one, 6, "laddr", "raddr") },
  "conn.ipv6.local": { type: "FT_IPv6", label: "Local address", read: (one) => addresses(one, 6, "laddr") },
  "conn.ipv6.remote": { type: "FT_IPv6", label: "Peer's address", read: (one) => addresses(one, 6, "raddr") },
  "conn.port": { type: "FT_UINT16", label: "Either port", read: (one) => ports(one, "laddr", "raddr") },
  "conn.lport": { type: "FT_UINT16", label: "Local port", read: (one) => ports(one, "laddr") },
  "conn.rport": { type: "FT_UINT16", label: "Peer's port", read: (one) => ports(one, "raddr") },
  "conn.pid": { type: "FT_UINT32", label: "Process", read: ({ pid }) => pid },
  "conn.process": { type: "FT_STRING", label: "Name of the program", read: ({ process }) => process },
  "conn.user": { type: "FT_STRING", label: "User who made the socket", read: ({ user }) => user },
  "conn.uid": { type: "FT_UINT32", label: "Number of that user", read: ({ uid }) => uid },
  "conn.fd": { type: "FT_UINT32", label: "Open file", read: ({ fd }) => (fd < 0 ? undefined : fd) },
  "conn.inode": { type: "FT_UINT32", label: "Number of the socket", read: ({ inode }) => inode },
  "conn.recvq": { type: "FT_UINT32", label: "Octets not read", read: ({ receiveQueue }) => receiveQueue },
  "conn.sendq": { type: "FT_UINT32", label: "Octets not acknowledged", read: ({ sendQueue }) => sendQueue },
  "conn.rtt": { type: "FT_UINT32", label: "Round-trip time in microseconds", read: ({ tcp }) => tcp?.rtt },
  "conn.cwnd": { type: "FT_UINT32", label: "Congestion window in segments", read: ({ tcp }) => tcp?.cwnd },
  "conn.retrans": { type: "FT_UINT32", label: "Segments retransmitted", read: ({ tcp }) => tcp?.retransmissions },
  "conn.congestion": { type: "FT_STRING", label: "Congestion control", read: ({ tcp }) => tcp?.congestion },
  "conn.timer": { type: "FT_STRING", label: "What is being waited for", read: ({ tcp }) => tcp?.timer?.kind },
  "conn.sent": { type: "FT_UINT64", label: "Octets sent", read: ({ tcp }) => tcp?.bytesSent },
  "conn.received": { type: "FT_UINT64", label: "Octets received", read: ({ tcp }) => tcp?.bytesReceived },
};

/** The table that a socket is in. */
export function protocolOf({ family, type }: Connection): "tcp4" | "tcp6" | "udp4" | "udp6" | "unix" {
  if (family === "AF_UNIX") return "unix";
  const protocol = type === "SOCK_STREAM" ? "tcp" : "udp";
  return family === "AF_INET" ? `${protocol}4` : `${protocol}6`;
}

type End = "laddr" | "raddr";

function ends(connection: Connection, names: readonly End[]): SocketAddress[] {
  return names.map((name) => connection[name]).filter((end) => typeof end === "object");
}

function addresses(connection: Connection, version: 4 | 6, ...names: readonly End[]): string[] {
  const all = ends(connection, names).map(({ ip }) => ip);
  // What an IPv6 socket says of an IPv4 peer is an address of both versions.
  const mapped = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.)/, "");
  return version === 4 ? all.map(mapped).filter((ip) => !ip.includes(":")) : all.filter((ip) => ip.includes(":"));
}

function ports(connection: Connection, ...names: readonly End[]): number[] {
  return ends(connection, names).map(({ port }) => port);
}
