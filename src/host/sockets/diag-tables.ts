import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import type { SocketAddress, SocketTable, TcpInfo } from "../../monitor/connection.ts";
import { eachAttribute, LITTLE, type Netlink, type ReadMessage } from "../native/netlink.ts";
import { FAMILY, INET_ANSWER, INET_REQUEST, LISTEN, SOCK_DIAG_BY_FAMILY } from "./inet-diag.ts";
import { unowned, type SocketRow } from "./socket-rows.ts";
import { SOCKET_TYPES, TCP_STATES } from "./tcp-states.ts";
import { readTcpInfo } from "./tcp-info.ts";

/** All states but that of sockets with a port that neither listen nor are connected, which the text tables do not have either. */
const STATES = 0x1fff;

/** Attributes, and by their bits what is asked for. */
const INET_DIAG_INFO = 2;
const INET_DIAG_CONG = 4;
const TCP_EXTENSIONS = (1 << (INET_DIAG_INFO - 1)) | (1 << (INET_DIAG_CONG - 1));
/** What the numbers of timers stand for; a connection in TIME_WAIT has another, and nothing else to tell. */
const TIMERS = [undefined, "retransmission", "keepalive", undefined, "probe"] as const;

/** struct unix_diag_req and struct unix_diag_msg (linux/unix_diag.h). */
const UNIX_REQUEST_LENGTH = 24;
const UNIX = { type: 1, inode: 4, length: 16 } as const;
const UDIAG_SHOW = 0x01 | 0x08 | 0x10 | 0x40; // name, waiting connections, queues, user
const UNIX_DIAG = { name: 0, waiting: 3, queues: 4, uid: 7 } as const;

const TABLES = {
  tcp4: { family: "AF_INET", protocol: 6 },
  tcp6: { family: "AF_INET6", protocol: 6 },
  udp4: { family: "AF_INET", protocol: 17 },
  udp6: { family: "AF_INET6", protocol: 17 },
} as const;

type InetTable = Exclude<SocketTable, "unix">;

/** Texts of the IPv4 addresses of a table by their numbers: most of its sockets share some. */
export type AddressTexts = Map<number, string>;

/** Asks the kernel for all sockets of a table (sock_diag(7)). Throws what it answers instead. */
export function diagTable(diag: Netlink, table: SocketTable, withTcpInfo: boolean): SocketRow[] {
  return table === "unix" ? unixRows(diag) : inetRows(diag, table, withTcpInfo);
}

function inetRows(diag: Netlink, table: InetTable, withTcpInfo: boolean): SocketRow[] {
  const rows: SocketRow[] = [];
  const isTcp = TABLES[table].protocol === 6;
  const texts: AddressTexts = new Map();
  eachInet(diag, table, withTcpInfo, (view, bytes, at, end) => {
    rows.push(inetRow(view, bytes, at, end, isTcp, texts));
  });
  return rows;
}

/** Asks for the sockets of a table as `inetRow` reads them. Throws what the kernel answers instead. */
export function eachInet(diag: Netlink, table: InetTable, withTcpInfo: boolean, read: ReadMessage): void {
  const { family, protocol } = TABLES[table];
  diag.list(SOCK_DIAG_BY_FAMILY, inetRequest(FAMILY[family], protocol, withTcpInfo), (view, bytes, at, end, type) => {
    if (at + INET_ANSWER.length <= end) read(view, bytes, at, end, type);
  });
}

/** The socket of a struct inet_diag_msg and the attributes after it. */
export function inetRow(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  end: number,
  isTcp: boolean,
  texts: AddressTexts,
): SocketRow {
  const family = bytes[at] === FAMILY.AF_INET ? "AF_INET" : "AF_INET6";
  const state = bytes[at + INET_ANSWER.state];
  return unowned({
    family,
    type: isTcp ? "SOCK_STREAM" : "SOCK_DGRAM",
    laddr: addressAt(bytes, at + INET_ANSWER.local, at + INET_ANSWER.localPort, family, texts),
    raddr: addressAt(bytes, at + INET_ANSWER.remote, at + INET_ANSWER.remotePort, family, texts),
    status: isTcp ? (TCP_STATES[state] ?? "NONE") : "NONE",
    uid: view.getUint32(at + INET_ANSWER.uid, LITTLE),
    inode: view.getUint32(at + INET_ANSWER.inode, LITTLE),
    receiveQueue: view.getUint32(at + INET_ANSWER.receiveQueue, LITTLE),
    sendQueue: view.getUint32(at + INET_ANSWER.sendQueue, LITTLE),
    tcp: isTcp && state !== LISTEN ? infoIn(view, bytes, at, end) : undefined,
  });
}

/** What tells an inet socket from all others there ever were. */
export function cookieAt(view: DataView, at: number): number {
  // Sockets are numbered as they are asked about: the number stays far below what a double holds.
  const cookie = at + INET_ANSWER.cookie;
  return view.getUint32(cookie, LITTLE) + 2 ** 32 * view.getUint32(cookie + 4, LITTLE);
}

function inetRequest(family: number, protocol: number, withTcpInfo: boolean): Uint8Array {
  const request = new Uint8Array(INET_REQUEST.length);
  request[INET_REQUEST.family] = family;
  request[INET_REQUEST.protocol] = protocol;
  if (withTcpInfo && protocol === 6) request[INET_REQUEST.extensions] = TCP_EXTENSIONS;
  new DataView(request.buffer).setUint32(INET_REQUEST.states, STATES, LITTLE);
  return request;
}

function infoIn(view: DataView, bytes: Uint8Array, at: number, end: number): TcpInfo | undefined {
  let info: ReturnType<typeof readTcpInfo> | undefined;
  let congestion: string | undefined;
  eachAttribute(view, at + INET_ANSWER.length, end, (type, from, to) => {
    if (type === INET_DIAG_INFO) info = readTcpInfo(view, from, to);
    if (type === INET_DIAG_CONG) congestion = nameOf(bytes.subarray(from, to));
  });
  if (info === undefined) return undefined;
  const kind = TIMERS[bytes[at + INET_ANSWER.timer]];
  const timer = kind && { kind, milliseconds: view.getUint32(at + INET_ANSWER.expires, LITTLE) };
  return { ...info, congestion, timer };
}

/** Without a port a socket has no end there, whatever its address. */
function addressAt(
  bytes: Uint8Array,
  at: number,
  portAt: number,
  family: "AF_INET" | "AF_INET6",
  texts: AddressTexts,
): SocketAddress | undefined {
  const port = (bytes[portAt] << 8) | bytes[portAt + 1];
  if (port === 0) return undefined;
  return { ip: family === "AF_INET" ? ipv4Text(bytes, at, texts) : formatIPv6(bytes, at), port };
}

function ipv4Text(bytes: Uint8Array, at: number, texts: AddressTexts): string {
  const number = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  let text = texts.get(number);
  if (text === undefined) texts.set(number, (text = formatIPv4(bytes, at)));
  return text;
}

function unixRows(diag: Netlink): SocketRow[] {
  const request = new Uint8Array(UNIX_REQUEST_LENGTH);
  const words = new DataView(request.buffer);
  request[0] = FAMILY.AF_UNIX;
  words.setUint32(4, 0xffffffff, LITTLE);
  words.setUint32(12, UDIAG_SHOW, LITTLE);
  const rows: SocketRow[] = [];
  diag.list(SOCK_DIAG_BY_FAMILY, request, (view, bytes, at, end) => {
    if (at + UNIX.length > end) return;
    let laddr = "";
    let uid: number | undefined;
    let waiting = 0;
    let queues: readonly [number | undefined, number | undefined] = [undefined, undefined];
    eachAttribute(view, at + UNIX.length, end, (type, from, to) => {
      if (type === UNIX_DIAG.name) laddr = nameOf(bytes.subarray(from, to));
      if (type === UNIX_DIAG.waiting) waiting = (to - from) / 4;
      if (type === UNIX_DIAG.uid && to - from >= 4) uid = view.getUint32(from, LITTLE);
      if (type === UNIX_DIAG.queues && to - from >= 8)
        queues = [view.getUint32(from, LITTLE), view.getUint32(from + 4, LITTLE)];
    });
    const row = unowned({
      family: "AF_UNIX",
      type: SOCKET_TYPES[bytes[at + UNIX.type]] ?? "SOCK_STREAM",
      laddr,
      raddr: "",
      status: "NONE",
      uid,
      inode: view.getUint32(at + UNIX.inode, LITTLE),
      receiveQueue: queues[0],
      sendQueue: queues[1],
    });
    rows.push(row);
    // Connections that nobody has accepted are sockets without a process.
    for (let i = 0; i < waiting; i++) rows.push({ ...row, inode: 0, receiveQueue: undefined, sendQueue: undefined });
  });
  return rows;
}

const decoder = new TextDecoder();

/** A path; an abstract name, which begins with a zero, as /proc/net/unix writes it. */
function nameOf(bytes: Uint8Array): string {
  if (bytes[0] === 0) return decoder.decode(bytes).replaceAll("\0", "@");
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}
