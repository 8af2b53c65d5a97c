import { readdirSync, readlinkSync } from "node:fs";
import { readProcess, type RunningProcess, type UserNames } from "./process-info.ts";

/** A process that has sockets. */
export interface Owner extends RunningProcess {
  readonly pid: number;
}

/** What looking costs, about ten microseconds each: a file, the list of a process's files, and what a process is. */
const COST = { file: 1, list: 4, info: 16 } as const;

interface Seen {
  readonly owner: Owner;
  readonly inodes: readonly number[];
}

/** A search that tells after each step what it cost. */
type Search = Generator<number, void, undefined>;

/**
 * Which process has a socket, from the open files of all processes, looked through a piece at a time. Processes of
 * other users are seen by root alone.
 */
export class SocketOwners {
  private readonly users: UserNames;
  private readonly byInode = new Map<number, Owner>();
  /** By id, those that had sockets, the one looked at last at the end. */
  private readonly withSockets = new Map<number, Seen>();
  private readonly lookedAt = new Set<number>();
  private pass: Search | undefined;

  constructor(users: UserNames) {
    this.users = users;
  }

  /** Who has a socket, as far as the last looks say. */
  find(inode: number): Owner | undefined {
    return this.byInode.get(inode);
  }

  /** Looks for the owner of a socket, new processes first and then those that had sockets; says what it cost. */
  lookFor(inode: number, mostCost: number): number {
    const running = this.running();
    const unseen = running.filter((pid) => !this.lookedAt.has(pid));
    const likely = [...this.withSockets.keys()].toReversed();
    const search = this.search([...new Set([...unseen, ...likely, ...running])]);
    let cost = 0;
    for (const step of search) {
      cost += step;
      if (cost >= mostCost || this.byInode.has(inode)) break;
    }
    return cost;
  }

  /** Goes on with a look at all processes, or begins one; true when it is complete. */
  look(mostCost = Infinity): boolean {
    this.pass ??= this.search(this.running());
    for (let cost = 0; cost < mostCost;) {
      const step = this.pass.next();
      if (step.done === true) {
        this.pass = undefined;
        return true;
      }
      cost += step.value;
    }
    return false;
  }

  /** Ids of all processes, the youngest first; forgets those that have ended. */
  private running(): readonly number[] {
    const all = readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 0);
    const now = new Set(all);
    for (const [pid, { inodes }] of this.withSockets) if (!now.has(pid)) this.forget(pid, inodes);
    for (const pid of this.lookedAt) if (!now.has(pid)) this.lookedAt.delete(pid);
    return all.sort((one, other) => other - one);
  }

  private *search(pids: readonly number[]): Search {
    for (const pid of pids) {
      yield* this.files(pid);
      this.lookedAt.add(pid);
    }
  }

  private *files(pid: number): Search {
    const inodes: number[] = [];
    const files = openFiles(pid);
    yield COST.list;
    for (const file of files) {
      const inode = socketAt(`/proc/${pid}/fd/${file}`);
      if (inode !== undefined) inodes.push(inode);
      yield COST.file;
    }
    const known = this.withSockets.get(pid);
    if (known !== undefined) this.forget(pid, known.inodes);
    if (inodes.length === 0) return;
    this.keep(pid, inodes, known?.owner);
    yield COST.info;
  }

  private keep(pid: number, inodes: readonly number[], before: Owner | undefined): void {
    const now = readProcess(pid, this.users);
    if (now === undefined) return;
    const owner = before !== undefined && isSame(before, now) ? before : { pid, ...now };
    this.withSockets.set(pid, { owner, inodes });
    for (const inode of inodes) {
      const other = this.byInode.get(inode);
      // Of several processes with one socket the youngest works with it: the others are who started it.
      if (other === undefined || other.startTime <= owner.startTime) this.byInode.set(inode, owner);
    }
  }

  private forget(pid: number, inodes: readonly number[]): void {
    this.withSockets.delete(pid);
    for (const inode of inodes) if (this.byInode.get(inode)?.pid === pid) this.byInode.delete(inode);
  }
}

/** Whether a process is still the one it was: neither a new one with its number, nor one that became another program. */
function isSame(one: RunningProcess, other: RunningProcess): boolean {
  return one.startTime === other.startTime && one.info.name === other.info.name && one.info.uid === other.info.uid;
}

function openFiles(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`);
  } catch {
    return []; // it has ended, or is another user's
  }
}

function socketAt(path: string): number | undefined {
  try {
    const target = readlinkSync(path);
    return target.startsWith("socket:[") ? Number(target.slice(8, -1)) : undefined;
  } catch {
    return undefined; // it was closed
  }
}
