import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import type { Linux } from "../native/linux.ts";

/** A process that has a socket, and as which of its open files. */
export interface SocketFile {
  readonly pid: number;
  readonly fds: number[];
}

/** What looking into processes came to. */
export interface SocketFiles {
  /** By the number of the socket who has it open: of several processes the last, for it works with what the first started. */
  readonly byInode: ReadonlyMap<number, SocketFile>;
  /** How many processes may not be looked into, by the number of their user. */
  readonly unseen: ReadonlyMap<number, number>;
}

/** `socket:[`, and room for the longest number and what follows it. */
const PREFIX = new TextEncoder().encode("socket:[");
const LINK_ROOM = 40;
const NAME_ROOM = 16;
/** Numbers that are tried for each file that there is, before the folder is listed. */
const MOST_NUMBERS = 3;
const BRACKET = 93;
const ZERO = 48;

/**
 * Looks through the open files of all processes for sockets, and stops when all of `wanted` have been found. Processes of
 * other users are seen by root alone.
 */
export function findSocketFiles(wanted: ReadonlySet<number>, system?: Linux): SocketFiles {
  const read = system === undefined ? readBySystemModule : reader(system);
  const byInode = new Map<number, SocketFile>();
  const unseen = new Map<number, number>();
  let missing = wanted.size;
  const pids = readdirSync("/proc").map(Number);
  for (const pid of pids.filter((pid) => pid > 0).sort((one, other) => other - one)) {
    if (missing === 0) break;
    try {
      read(`/proc/${pid}/fd`, (fd, inode) => {
        const known = byInode.get(inode);
        if (known?.pid === pid) known.fds.push(fd);
        if (known !== undefined) return;
        byInode.set(inode, { pid, fds: [fd] });
        if (wanted.has(inode)) missing--;
      });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === "EACCES") countUnseen(pid, unseen);
      // Else it has ended, and its sockets with it.
    }
  }
  return { byInode, unseen };
}

function countUnseen(pid: number, unseen: Map<number, number>): void {
  try {
    // Threads of the kernel have no command line, and no files.
    if (readFileSync(`/proc/${pid}/cmdline`, "latin1") === "") return;
    const { uid } = statSync(`/proc/${pid}`);
    unseen.set(uid, (unseen.get(uid) ?? 0) + 1);
  } catch {
    // It has ended.
  }
}

/** Reads the files of a process: calls `see` with each that is a socket. Throws where the folder cannot be read. */
type ReadFiles = (folder: string, see: (fd: number, inode: number) => void) => void;

const readBySystemModule: ReadFiles = (folder, see) => {
  for (const fd of numbersIn(folder)) {
    try {
      const target = readlinkSync(`${folder}/${fd}`);
      if (target.startsWith("socket:[")) see(fd, Number(target.slice(PREFIX.length, -1)));
    } catch {
      // It was closed.
    }
  }
};

/**
 * The same with numbers in place of texts, and without listing the folder where the kernel says how many files it has (Linux
 * 6.2): they are numbered from 0, and a folder that is listed is looked up twice. A server may have ten thousand sockets.
 */
function reader({ native }: Linux): ReadFiles {
  const c = native.library([null])!;
  const readLink = c.number("long readlinkat(int folder, uintptr_t name, uintptr_t target, size_t room)");
  const memory = new Uint8Array(NAME_ROOM + LINK_ROOM);
  const name = Number(native.address(memory));
  const target = name + NAME_ROOM;
  return (folder, see) => {
    const descriptor = openSync(folder, "r");
    /** Looks at one file: whether it is there. */
    const look = (fd: number): boolean => {
      memory[writeNumber(memory, fd)] = 0;
      const length = readLink(descriptor, name, target, LINK_ROOM);
      const inode = inodeIn(memory, NAME_ROOM, length);
      if (inode >= 0) see(fd, inode);
      return length >= 0;
    };
    try {
      const { size: count } = fstatSync(descriptor);
      let left = count;
      let fd = 0;
      for (; left > 0 && fd < MOST_NUMBERS * count; fd++) if (look(fd)) left--;
      if (left > 0 || count === 0) for (const number of numbersIn(folder)) if (number >= fd) look(number);
    } finally {
      closeSync(descriptor);
    }
  };
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .map(Number)
    .sort((one, other) => one - other);
}

/** Writes a number in decimal digits to the start of `bytes`; where it ends. */
function writeNumber(bytes: Uint8Array, number: number): number {
  let end = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) end++;
  for (let at = end - 1, rest = number; at >= 0; at--, rest = Math.floor(rest / 10)) bytes[at] = ZERO + (rest % 10);
  return end;
}

/** The number in `socket:[number]`; -1 where a link goes elsewhere, or is gone. */
function inodeIn(bytes: Uint8Array, at: number, length: number): number {
  const end = at + length - 1;
  const start = at + PREFIX.length;
  if (end <= start || bytes[end] !== BRACKET) return -1;
  for (let i = 0; i < PREFIX.length; i++) if (bytes[at + i] !== PREFIX[i]) return -1;
  let inode = 0;
  for (let place = start; place < end; place++) inode = inode * 10 + bytes[place] - ZERO;
  return inode;
}
