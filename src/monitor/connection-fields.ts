import type { Connection, SocketAddress } from "./connection.ts";

/** What kind of values a field of a record has: text is compared as text, a port as a number, an address as an address. */
export type RecordFieldType = "string" | "number" | "address";

/** A named and typed field of a record that is no packet, for filters: `conn.state == "LISTEN"`. */
export interface RecordField<Item> {
  readonly name: string;
  readonly type: RecordFieldType;
  readonly is: string;
  /** Undefined where a record has none; several values where any may match, as of `conn.addr`. */
  readonly values: (item: Item) => readonly (string | number)[];
}

function field(
  name: string,
  type: RecordFieldType,
  is: string,
  ...read: readonly ((connection: Connection) => string | number | undefined)[]
): RecordField<Connection> {
  const values = (connection: Connection): (string | number)[] =>
    read.map((each) => each(connection)).filter((value) => value !== undefined);
  return { name: `conn.${name}`, type, is, values };
}

const inet = (end: SocketAddress | string | undefined): SocketAddress | undefined =>
  typeof end === "string" ? undefined : end;
const localAddress = ({ laddr }: Connection): string | undefined => inet(laddr)?.ip;
const remoteAddress = ({ raddr }: Connection): string | undefined => inet(raddr)?.ip;
const localPort = ({ laddr }: Connection): number | undefined => inet(laddr)?.port;
const remotePort = ({ raddr }: Connection): number | undefined => inet(raddr)?.port;
const pathOf = ({ laddr }: Connection): string | undefined => (typeof laddr === "string" ? laddr : undefined);

/** The fields by which connections are filtered. */
export const connectionFields: readonly RecordField<Connection>[] = [
  field("proto", "string", "tcp4, tcp6, udp4, udp6 or unix", protocolOf),
  field("state", "string", "state, as psutil spells it", ({ status }) => status),
  field("laddr", "address", "local address", localAddress),
  field("raddr", "address", "address of the peer", remoteAddress),
  field("addr", "address", "either address", localAddress, remoteAddress),
  field("lport", "number", "local port", localPort),
  field("rport", "number", "port of the peer", remotePort),
  field("port", "number", "either port", localPort, remotePort),
  field("path", "string", "name of a Unix socket", pathOf),
  field("pid", "number", "process", ({ pid }) => pid),
  field("process", "string", "name of the program", ({ process }) => process),
  field("user", "string", "user who made the socket", ({ user }) => user),
  field("uid", "number", "number of that user", ({ uid }) => uid),
  field("fd", "number", "number of the open file", ({ fd }) => (fd < 0 ? undefined : fd)),
  field("inode", "number", "number of the socket", ({ inode }) => inode),
  field("recvq", "number", "octets received and not read", ({ receiveQueue }) => receiveQueue),
  field("sendq", "number", "octets sent and not acknowledged", ({ sendQueue }) => sendQueue),
  field("rtt", "number", "round-trip time in microseconds, with --tcp-info", ({ tcp }) => tcp?.rtt),
  field("cwnd", "number", "congestion window in segments, with --tcp-info", ({ tcp }) => tcp?.cwnd),
  field("retrans", "number", "segments retransmitted, with --tcp-info", ({ tcp }) => tcp?.retransmissions),
];

/** The table that a socket is in. */
export function protocolOf({ family, type }: Connection): "tcp4" | "tcp6" | "udp4" | "udp6" | "unix" {
  if (family === "AF_UNIX") return "unix";
  const protocol = type === "SOCK_STREAM" ? "tcp" : "udp";
  return family === "AF_INET" ? `${protocol}4` : `${protocol}6`;
}
