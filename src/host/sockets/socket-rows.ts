import type { ConnectionStatus, SocketAddress, TcpInfo } from "../../monitor/connection.ts";

/** What the system's tables say of a socket; whose it is they do not say. */
export interface SocketRow {
  readonly family: "AF_INET" | "AF_INET6" | "AF_UNIX";
  readonly type: "SOCK_STREAM" | "SOCK_DGRAM" | "SOCK_SEQPACKET";
  readonly laddr: SocketAddress | string | undefined;
  readonly raddr: SocketAddress | string | undefined;
  readonly status: ConnectionStatus;
  readonly uid: number | undefined;
  readonly inode: number;
  readonly receiveQueue: number | undefined;
  readonly sendQueue: number | undefined;
  /** What tells an inet socket from all others there ever were; undefined where the table does not say. */
  readonly cookie?: number | undefined;
  readonly tcp?: TcpInfo | undefined;
}
