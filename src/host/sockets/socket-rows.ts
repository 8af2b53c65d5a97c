import type { Connection } from "../../monitor/connection.ts";

/** What a system's tables say of a socket. */
export type TableRow = Omit<Connection, "fd" | "pid" | "process" | "user">;

/** A socket whose process and user are being found out. */
export type SocketRow = { -readonly [Key in keyof Connection]: Connection[Key] };

/** A socket that nobody is known to have; all have one shape and one order of their words. */
export function unowned(row: TableRow): SocketRow {
  return {
    fd: -1,
    family: row.family,
    type: row.type,
    laddr: row.laddr,
    raddr: row.raddr,
    status: row.status,
    pid: undefined,
    process: undefined,
    // Of a socket that no process has, the kernel gives the number of root for want of another.
    uid: row.inode === 0 ? undefined : row.uid,
    user: undefined,
    inode: row.inode,
    receiveQueue: row.receiveQueue,
    sendQueue: row.sendQueue,
    tcp: row.tcp,
  };
}
