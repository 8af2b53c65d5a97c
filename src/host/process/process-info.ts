import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { ProcessInfo } from "../../files/pcapng-processes.ts";

/** Characters that the kernel keeps of a process's name. */
const KEPT_OF_NAME = 15;
/** Place of the start time among the words after the name in /proc/PID/stat (proc(5)). */
const START_TIME = 19;

/** The users of a host by number. */
export type UserNames = (uid: number) => string | undefined;

/** The names of /etc/passwd, read when the first is asked for. */
export function userNames(): UserNames {
  let names: Map<number, string> | undefined;
  return (uid) => (names ??= readUsers()).get(uid);
}

function readUsers(): Map<number, string> {
  try {
    const lines = readFileSync("/etc/passwd", "utf8").split("\n");
    const users = lines.map((line) => line.split(":")).filter((words) => words.length > 3);
    return new Map(users.map(([name, , uid]) => [Number(uid), name]));
  } catch {
    return new Map();
  }
}

/** A process as the system sees it. */
export interface RunningProcess {
  readonly info: ProcessInfo;
  /** Ticks of the system's clock: with its id it tells a process from all others. */
  readonly startTime: number;
}

/** What the system says of a process now; undefined when it is gone. */
export function readProcess(pid: number, user: UserNames): RunningProcess | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const uid = Number(/^Uid:\t\d+\t(\d+)/m.exec(status)![1]);
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name is in brackets and may hold any other.
    const open = stat.indexOf("(");
    const close = stat.lastIndexOf(")");
    const startTime = Number(stat.slice(close + 2).split(" ")[START_TIME]);
    const name = wholeName(pid, stat.slice(open + 1, close));
    const known = user(uid);
    return { info: known === undefined ? { name, uid } : { name, uid, user: known }, startTime };
  } catch {
    return undefined;
  }
}

/** The name that the kernel cut, from the command line where that begins with it. */
function wholeName(pid: number, name: string): string {
  if (name.length < KEPT_OF_NAME) return name;
  const program = basename(readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0]);
  return program.startsWith(name) ? program : name;
}
