import type { ConnectionCount } from "../../monitor/kernel-traffic.ts";
import { UNKNOWN, type Who } from "../../monitor/talker.ts";
import type { Linux } from "../native/linux.ts";
import { Netlink, type ReadMessage } from "../native/netlink.ts";
import { userNames } from "../process/process-info.ts";
import { SocketOwners } from "../process/socket-owners.ts";
import { NETLINK_SOCK_DIAG } from "./inet-diag.ts";
import { cookieAt, eachInet, inetRow, type AddressTexts } from "./diag-tables.ts";
import type { SocketRow } from "./socket-rows.ts";

/** News of TCP sockets that end (SKNLGRP_INET_TCP_DESTROY and its twin for IPv6), as bits. */
const TCP_ENDS = 0b101;
/** What looking for the process of new connections may cost in one reading, in pieces of about ten microseconds. */
const MOST_COST = 4000;
/** A connection may be there before its process has it; whose process is not found then, is another user's. */
const ENOUGH_TRIES = 2;

/** The kernel's counts of all TCP connections of this network namespace; needs no rights. */
export class TcpCounts {
  /** Whether news of connections that ended were lost because too many did at once. */
  hasMissed = false;
  private readonly diag: Netlink;
  private readonly news: Netlink;
  private readonly users = userNames();
  private readonly owners = new SocketOwners(this.users);
  /** By cookie, of those connections that have a process: when one ends the kernel no longer knows its socket. */
  private ownerOf = new Map<number, Who>();
  /** How often the process of each was looked for. */
  private tries = new Map<number, number>();

  /** Throws what the system says. */
  constructor(system: Linux) {
    this.news = new Netlink(system, NETLINK_SOCK_DIAG, TCP_ENDS);
    this.diag = new Netlink(system, NETLINK_SOCK_DIAG);
    this.owners.look();
  }

  /** The counts of all connections now, then the last ones of those that have ended since the time before. */
  read(): ConnectionCount[] {
    const counts: ConnectionCount[] = [];
    const ownerOf = new Map<number, Who>();
    const tried = new Map<number, number>();
    let cost = 0;
    const texts: AddressTexts = new Map();
    const see: ReadMessage = (view, bytes, at, end) => {
      const row = inetRow(view, bytes, at, end, true, texts);
      if (row.tcp === undefined) return;
      const cookie = cookieAt(view, at);
      const tries = this.tries.get(cookie) ?? 0;
      tried.set(cookie, tries);
      if (row.inode !== 0 && tries < ENOUGH_TRIES && cost < MOST_COST && this.owners.find(row.inode) === undefined) {
        cost += this.owners.lookFor(row.inode, MOST_COST - cost);
        tried.set(cookie, tries + 1);
      }
      const owner = this.whoHas(row, cookie);
      if (owner !== undefined) ownerOf.set(cookie, owner);
      const count = countOf(row, cookie, owner, false);
      if (count !== undefined) counts.push(count);
    };
    for (const table of ["tcp4", "tcp6"] as const) eachInet(this.diag, table, true, see);
    const isWhole = this.news.news((view, bytes, at, end) => {
      const row = inetRow(view, bytes, at, end, true, texts);
      const cookie = cookieAt(view, at);
      const count = countOf(row, cookie, ownerOf.get(cookie) ?? this.ownerOf.get(cookie), true);
      if (count !== undefined) counts.push(count);
    });
    if (!isWhole) this.hasMissed = true;
    this.ownerOf = ownerOf;
    this.tries = tried;
    return counts;
  }

  close(): void {
    this.diag.close();
    this.news.close();
  }

  /** Of processes that may not be seen the user at least is known. */
  private whoHas({ inode, uid }: SocketRow, cookie: number): Who | undefined {
    const owner = inode === 0 ? undefined : this.owners.find(inode);
    if (owner !== undefined) return { pid: owner.pid, process: owner.info.name, user: owner.info.user };
    const unseen = uid === undefined ? undefined : { ...UNKNOWN, user: this.users(uid) ?? String(uid) };
    return this.ownerOf.get(cookie) ?? unseen;
  }
}

function countOf(
  { tcp, laddr, raddr, status }: SocketRow,
  cookie: number,
  owner: Who | undefined,
  isOver: boolean,
): ConnectionCount | undefined {
  if (tcp === undefined || typeof laddr !== "object" || typeof raddr !== "object") return undefined;
  // The kernel counts the end of what the peer sends as an octet.
  const hasEnded = isOver || status === "CLOSE_WAIT" || status === "LAST_ACK" || status === "CLOSING";
  return {
    id: cookie,
    laddr,
    raddr,
    octetsIn: Math.max(0, tcp.bytesReceived - (hasEnded ? 1 : 0)),
    octetsOut: tcp.bytesSent,
    packetsIn: tcp.segmentsReceived,
    packetsOut: tcp.segmentsSent,
    isOver,
    owner,
  };
}
