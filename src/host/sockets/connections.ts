import type { Connection, ConnectionKind, ConnectionList, SocketTable, UnseenUser } from "../../monitor/connection.ts";
import { connectionKinds } from "../../monitor/connection.ts";
import type { ConnectionOptions } from "../../monitor/network-system.ts";
import type { Linux } from "../native/linux.ts";
import { Netlink } from "../native/netlink.ts";
import { readProcess, userNames } from "../process/process-info.ts";
import { findSocketFiles, type SocketFiles } from "../process/socket-files.ts";
import { NETLINK_SOCK_DIAG } from "./inet-diag.ts";
import { diagTable } from "./diag-tables.ts";
import { procTable } from "./proc-tables.ts";
import type { SocketRow } from "./socket-rows.ts";

const NO_FILE: readonly number[] = [-1];

const users = userNames();

/**
 * The sockets of this host's network namespace, each with its process: from the kernel in bulk where it can be asked
 * (`system`), else from its text tables.
 */
export function listConnections(
  kind: ConnectionKind,
  options: ConnectionOptions,
  system: Linux | undefined,
): ConnectionList {
  const rows = socketRows(connectionKinds[kind], options.tcpInfo === true, system);
  const wanted = new Set<number>();
  for (const { inode } of rows) if (inode !== 0) wanted.add(inode);
  const files = findSocketFiles(wanted, system);
  return Object.assign(withProcesses(rows, files), { unseen: unseenUsers(files) });
}

function socketRows(tables: readonly SocketTable[], withTcpInfo: boolean, system: Linux | undefined): SocketRow[] {
  const diag = openDiag(system);
  const rows: SocketRow[] = [];
  try {
    for (const table of tables) for (const row of tableRows(table, withTcpInfo, diag)) rows.push(row);
  } finally {
    diag?.close();
  }
  return rows;
}

function openDiag(system: Linux | undefined): Netlink | undefined {
  try {
    return system === undefined ? undefined : new Netlink(system, NETLINK_SOCK_DIAG);
  } catch {
    return undefined; // the kernel has no netlink, or a sandbox forbids it
  }
}

function tableRows(table: SocketTable, withTcpInfo: boolean, diag: Netlink | undefined): SocketRow[] {
  if (diag === undefined) return procTable(table);
  try {
    return diagTable(diag, table, withTcpInfo);
  } catch {
    return procTable(table); // the kernel was built without the part that answers for this table
  }
}

function withProcesses(rows: readonly SocketRow[], { byInode }: SocketFiles): Connection[] {
  const names = new Map<number, string | undefined>();
  const nameOf = (pid: number): string | undefined => {
    if (!names.has(pid)) names.set(pid, readProcess(pid, users)?.info.name);
    return names.get(pid);
  };
  const connections: Connection[] = [];
  for (const row of rows) {
    const owner = row.inode === 0 ? undefined : byInode.get(row.inode);
    // As psutil: a Unix socket is listed for each open file that it is, others once.
    const fds = owner === undefined ? NO_FILE : row.family === "AF_UNIX" ? owner.fds : owner.fds.slice(0, 1);
    for (const fd of fds) connections.push(connection(row, fd, owner?.pid, nameOf));
  }
  return connections;
}

function connection(
  row: SocketRow,
  fd: number,
  pid: number | undefined,
  nameOf: (pid: number) => string | undefined,
): Connection {
  return {
    fd,
    family: row.family,
    type: row.type,
    laddr: row.laddr,
    raddr: row.raddr,
    status: row.status,
    pid,
    process: pid === undefined ? undefined : nameOf(pid),
    uid: row.uid,
    user: row.uid === undefined ? undefined : users(row.uid),
    inode: row.inode,
    receiveQueue: row.receiveQueue,
    sendQueue: row.sendQueue,
    tcp: row.tcp,
  };
}

function unseenUsers({ unseen }: SocketFiles): UnseenUser[] {
  return [...unseen].map(([uid, processes]) => ({ uid, user: users(uid), processes }));
}
