/** sock_diag(7): the protocol of its netlink sockets, and its one kind of question. */
export const NETLINK_SOCK_DIAG = 4;
export const SOCK_DIAG_BY_FAMILY = 20;

/** Address families by their numbers. */
export const FAMILY = { AF_UNIX: 1, AF_INET: 2, AF_INET6: 10 } as const;
/** TCP_LISTEN, a state. */
export const LISTEN = 10;

/** Places in struct inet_diag_req_v2 (linux/inet_diag.h): what is asked, of which socket. */
export const INET_REQUEST = {
  family: 0,
  protocol: 1,
  extensions: 2,
  states: 4,
  ports: 8,
  addresses: 12,
  device: 44,
  cookie: 48,
  length: 56,
} as const;

/** Places in struct inet_diag_msg, the answer. */
export const INET_ANSWER = {
  state: 1,
  timer: 2,
  localPort: 4,
  remotePort: 6,
  local: 8,
  remote: 24,
  cookie: 44,
  expires: 52,
  receiveQueue: 56,
  sendQueue: 60,
  uid: 64,
  inode: 68,
  length: 72,
} as const;
