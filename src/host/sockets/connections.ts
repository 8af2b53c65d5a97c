import type { ConnectionKind, ConnectionList, SocketTable } from "../../monitor/connection.ts";
import { connectionKinds } from "../../monitor/connection.ts";
import type { ConnectionOptions } from "../../monitor/network-system.ts";
import type { Linux } from "../native/linux.ts";
import { Netlink } from "../native/netlink.ts";
import { readProcess, userNames } from "../process/process-info.ts";
import { eachSocketFile } from "../process/socket-files.ts";
import { iterateSocketFiles } from "../process/socket-iterator.ts";
import { NETLINK_SOCK_DIAG } from "./inet-diag.ts";
import { diagTable } from "./diag-tables.ts";
import { procTable } from "./proc-tables.ts";
import type { SocketRow } from "./socket-rows.ts";

/** From so many sockets on asking for each file takes longer than reading the kernel's types, to have it look at them itself. */
const MANY = 4000;

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
  const byInode = new Map<number, SocketRow>();
  for (const row of rows) {
    if (row.uid !== undefined) row.user = users(row.uid);
    if (row.inode !== 0) byInode.set(row.inode, row);
  }
  let missing = byInode.size;
  const others = new Map<SocketRow, SocketRow[]>();
  const see = (inode: number, pid: number, fd: number): void => {
    const row = byInode.get(inode);
    if (row === undefined) return;
    if (row.pid === undefined) {
      row.fd = fd;
      row.pid = pid;
      missing--;
    } else if (row.pid === pid && row.family === "AF_UNIX") {
      // As psutil: a Unix socket is listed for each open file that it is, others once.
      others.set(row, [...(others.get(row) ?? []), { ...row, fd }]);
    }
  };
  const { pid } = options;
  const isSeen = pid === undefined && missing >= MANY && system !== undefined && iterateSocketFiles(see, system);
  const pids = pid === undefined ? undefined : [pid];
  const unseen = isSeen ? [] : eachSocketFile(see, () => missing === 0, system, pids);
  const found = pid === undefined ? rows : rows.filter((row) => row.pid !== undefined);
  const all = others.size === 0 ? found : found.flatMap((row) => [row, ...(others.get(row) ?? [])]);
  nameProcesses(all);
  return Object.assign(all, {
    unseen: Array.from(unseen, ([uid, processes]) => ({ uid, user: users(uid), processes })),
  });
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

function nameProcesses(rows: readonly SocketRow[]): void {
  const names = new Map<number, string | undefined>();
  for (const row of rows) {
    const { pid } = row;
    if (pid === undefined) continue;
    if (!names.has(pid)) names.set(pid, readProcess(pid, users)?.info.name);
    row.process = names.get(pid);
  }
}
