import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import type { Linux } from "../native/linux.ts";

/** Takes the number of a socket, the process that has it open, and as which of its files. */
export type SeeSocket = (inode: number, pid: number, fd: number) => void;

/** `socket:[`, and room for the longest number and what follows it. */
const PREFIX = new TextEncoder().encode("socket:[");
const LINK_ROOM = 40;
const NAME_ROOM = 16;
/** Numbers without a file that are tried before the folder is listed, which costs as much as some of them: at least, and of all. */
const MOST_GAPS = { few: 4, share: 1 / 8 } as const;
const BRACKET = 93;
const ZERO = 48;

/**
 * Calls `see` with each socket among the open files of these processes, until it `isEnough` after one of them; of all processes
 * where none are named, the youngest first, for it works with what the others started. Gives back how many processes may not be
 * looked into, by the number of their user: processes of other users are seen by root alone.
 */
export function eachSocketFile(
  see: SeeSocket,
  isEnough: () => boolean,
  system?: Linux,
  pids: readonly number[] = running(),
): Map<number, number> {
  const read = system === undefined ? readBySystemModule : reader(system);
  const tellsCounts = countFiles("self") > 0;
  const unseen = new Map<number, number>();
  for (const pid of pids) {
    if (isEnough()) break;
    try {
      const count = countFiles(pid);
      // Threads of the kernel have none.
      if (count > 0 || !tellsCounts) read(pid, count, see);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === "EACCES") countUnseen(pid, unseen);
      // Else it has ended, and its sockets with it.
    }
  }
  return unseen;
}

/** All processes, the youngest first. */
function running(): number[] {
  const pids = readdirSync("/proc").map(Number);
  return pids.filter((pid) => pid > 0).sort((one, other) => other - one);
}

/** How many open files a process has; 0 where the kernel does not say (before Linux 6.2), or it has ended. */
function countFiles(pid: number | "self"): number {
  return statSync(`/proc/${pid}/fd`, { throwIfNoEntry: false })?.size ?? 0;
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

/** Calls `see` with each socket among the `count` files of a process. Throws where the folder cannot be read. */
type ReadFiles = (pid: number, count: number, see: SeeSocket) => void;

const readBySystemModule: ReadFiles = (pid, _, see) => {
  const folder = `/proc/${pid}/fd`;
  for (const fd of numbersIn(folder)) {
    try {
      const target = readlinkSync(`${folder}/${fd}`);
      if (target.startsWith("socket:[")) see(Number(target.slice(PREFIX.length, -1)), pid, fd);
    } catch {
      // It was closed.
    }
  }
};

/**
 * The same with numbers in place of texts, and without listing the folder where the kernel says how many files it has: they
 * are numbered from 0, and a folder that is listed is looked up twice. A server may have ten thousand sockets.
 */
function reader({ native }: Linux): ReadFiles {
  const c = native.library([null])!;
  const readLink = c.number("int readlinkat(int folder, uintptr_t name, uintptr_t target, size_t room)");
  const memory = new Uint8Array(NAME_ROOM + LINK_ROOM);
  const name = Number(native.address(memory));
  const target = name + NAME_ROOM;
  return (pid, count, see) => {
    const folder = `/proc/${pid}/fd`;
    const descriptor = openSync(folder, "r");
    /** Looks at one file: whether it is there. */
    const look = (fd: number): boolean => {
      memory[writeNumber(memory, fd)] = 0;
      const length = readLink(descriptor, name, target, LINK_ROOM);
      const inode = inodeIn(memory, NAME_ROOM, length);
      if (inode >= 0) see(inode, pid, fd);
      return length >= 0;
    };
    try {
      let left = count;
      let gaps = Math.max(MOST_GAPS.few, count * MOST_GAPS.share);
      let fd = 0;
      for (; left > 0 && gaps > 0; fd++) {
        if (look(fd)) left--;
        else gaps--;
      }
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
