import { readFileSync } from "node:fs";
import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import type { SocketAddress, SocketTable } from "../../monitor/connection.ts";
import { LITTLE } from "../native/netlink.ts";
import { unowned, type SocketRow } from "./socket-rows.ts";
import { SOCKET_TYPES, TCP_STATES } from "./tcp-states.ts";

const FILES: Readonly<Record<SocketTable, string>> = {
  tcp4: "tcp",
  tcp6: "tcp6",
  udp4: "udp",
  udp6: "udp6",
  unix: "unix",
};

/** A table of sockets as text (proc_net(5)), for kernels that cannot be asked; empty where the kernel has no such table. */
export function procTable(table: SocketTable, folder = "/proc/thread-self/net"): SocketRow[] {
  let text;
  try {
    text = readFileSync(`${folder}/${FILES[table]}`, "utf8");
  } catch {
    return [];
  }
  const [, ...lines] = text.trimEnd().split("\n");
  const read = table === "unix" ? unixRow : inetRow(table);
  return lines.map(read).filter((row) => row !== undefined);
}

function inetRow(table: Exclude<SocketTable, "unix">): (line: string) => SocketRow | undefined {
  const family = table.endsWith("4") ? "AF_INET" : "AF_INET6";
  const isTcp = table.startsWith("tcp");
  return (line) => {
    const [, local, remote, state, queues, , , uid, , inode] = line.trim().split(/\s+/);
    // A line that the kernel cut is no socket.
    if (inode === undefined) return undefined;
    const [send, receive] = queues.split(":").map((word) => Number.parseInt(word, 16));
    return unowned({
      family,
      type: isTcp ? "SOCK_STREAM" : "SOCK_DGRAM",
      laddr: address(local),
      raddr: address(remote),
      status: isTcp ? (TCP_STATES[Number.parseInt(state, 16)] ?? "NONE") : "NONE",
      uid: Number(uid),
      inode: Number(inode),
      receiveQueue: receive,
      sendQueue: send,
    });
  };
}

/** `0100007F:1F90`: an address in words of 32 bits as the machine sees them, and a port. */
function address(text: string): SocketAddress | undefined {
  const [hex, port] = text.split(":");
  if (/^0*$/.test(port)) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  const words = new DataView(bytes.buffer);
  for (let word = 0; word < bytes.length; word += 4)
    words.setUint32(word, Number.parseInt(hex.slice(2 * word, 2 * word + 8), 16), LITTLE);
  return { ip: bytes.length === 4 ? formatIPv4(bytes, 0) : formatIPv6(bytes, 0), port: Number.parseInt(port, 16) };
}

/** `ffff8881: 00000002 00000000 00010000 0001 01 23456 /run/a path` */
function unixRow(line: string): SocketRow | undefined {
  const words = /^\S+ \S+ \S+ \S+ (\S+) \S+ +(\d+) ?(.*)$/.exec(line);
  if (words === null) return undefined;
  const [, type, inode, path] = words;
  return unowned({
    family: "AF_UNIX",
    type: SOCKET_TYPES[Number.parseInt(type, 16)] ?? "SOCK_STREAM",
    laddr: path,
    raddr: "",
    status: "NONE",
    uid: undefined,
    inode: Number(inode),
    receiveQueue: undefined,
    sendQueue: undefined,
  });
}
