import type { ConnectionStatus } from "../../monitor/connection.ts";

/** psutil's words for the kernel's numbers (net/tcp_states.h); 12 is a connection that is still being set up. */
export const TCP_STATES: readonly ConnectionStatus[] = [
  "NONE",
  "ESTABLISHED",
  "SYN_SENT",
  "SYN_RECV",
  "FIN_WAIT1",
  "FIN_WAIT2",
  "TIME_WAIT",
  "CLOSE",
  "CLOSE_WAIT",
  "LAST_ACK",
  "LISTEN",
  "CLOSING",
  "SYN_RECV",
];

/** The types of Unix sockets by the kernel's numbers. */
export const SOCKET_TYPES: Readonly<Record<number, "SOCK_STREAM" | "SOCK_DGRAM" | "SOCK_SEQPACKET">> = {
  1: "SOCK_STREAM",
  2: "SOCK_DGRAM",
  5: "SOCK_SEQPACKET",
};
