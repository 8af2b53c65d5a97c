import type { PacketMetadata } from "../../files/pcapng-options.ts";
import type { ProcessInfo } from "../../files/pcapng-processes.ts";
import { Allowance } from "./allowance.ts";
import { userNames } from "./process-info.ts";
import type { SocketIdentity } from "./sock-diag.ts";
import { SocketOwners, type Owner } from "./socket-owners.ts";

/** Sockets of which is remembered whose they are; beyond them the one known longest is forgotten. */
const MOST_SOCKETS = 65536;
/** Of looking at open files, in pieces of about ten microseconds: what a second may bring, what one packet waits for, and a slice. */
const LOOKS_A_SECOND = 10_000;
const PATIENCE = 1000;
const SLICE = 200;
/** Between two slices. */
const PAUSE_MS = 20;
/** How old the last look at all processes may be while packets come: sockets are handed on. */
const FRESH_MS = 10_000;

/** What the packets of a socket carry: one object for all its flows, so that what is found out later holds for all. */
export interface SocketProcess {
  metadata: PacketMetadata;
  /** For those who know no other way to say it: words and form are ptcpdump's. */
  comments: readonly string[];
}

interface Known extends SocketProcess {
  readonly identity: SocketIdentity;
  owner: Owner | undefined;
  /** Complete looks that did not find its process. */
  inVain: number;
}

/** The first look may have passed a process before it had the socket, the second has not. */
const ENOUGH_LOOKS = 2;

/** Which process has a socket: at once where a short look finds it, else later. */
export class SocketProcesses {
  private readonly looks = new Allowance(LOOKS_A_SECOND);
  private readonly users = userNames();
  private readonly owners = new SocketOwners(this.users);
  private readonly sockets = new Map<number, Known>();
  /** Sockets whose process is still looked for. */
  private readonly wanted = new Set<Known>();
  private lookedAt = performance.now();
  private timer: NodeJS.Timeout | undefined;

  /** Looks at all processes once, so that later those are known that are new. */
  constructor() {
    this.owners.look();
  }

  /** What is known of a socket. */
  of(identity: SocketIdentity): SocketProcess {
    const { sockets, owners, wanted, looks } = this;
    const { inode } = identity;
    const found = sockets.get(inode);
    if (found !== undefined) {
      this.update(found);
      if (performance.now() - this.lookedAt > FRESH_MS) this.goOn();
      return found;
    }
    if (owners.find(inode) === undefined) looks.spend(owners.lookFor(inode, Math.min(PATIENCE, looks.left)));
    if (sockets.size === MOST_SOCKETS) sockets.delete(sockets.keys().next().value!);
    const owner = owners.find(inode);
    const made: Known = { identity, owner, inVain: 0, ...this.wordsFor(identity, owner) };
    sockets.set(inode, made);
    if (owner === undefined) {
      wanted.add(made);
      this.goOn();
    }
    return made;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private update(known: Known): void {
    const owner = this.owners.find(known.identity.inode);
    if (owner === undefined || owner === known.owner) return;
    known.owner = owner;
    Object.assign(known, this.wordsFor(known.identity, owner));
    this.wanted.delete(known);
  }

  private wordsFor({ uid }: SocketIdentity, owner: Owner | undefined): SocketProcess {
    const pid = owner?.pid ?? 0;
    const info = owner?.info ?? this.madeBy(uid);
    return { metadata: { process: { pid, thread: 0, info } }, comments: [commentOn(pid, info)] };
  }

  private madeBy(uid: number): ProcessInfo {
    const user = this.users(uid);
    return user === undefined ? { uid } : { uid, user };
  }

  /** Looks at all processes, a slice at a time. */
  private goOn(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const slice = Math.min(SLICE, this.looks.left);
      const complete = this.owners.look(slice);
      this.looks.spend(slice);
      for (const known of this.wanted) this.update(known);
      if (complete) {
        this.lookedAt = performance.now();
        for (const known of this.wanted) if (++known.inVain === ENOUGH_LOOKS) this.wanted.delete(known);
      }
      if (!complete || this.wanted.size > 0) this.goOn();
    }, PAUSE_MS).unref();
  }
}

function commentOn(pid: number, { name, uid, user }: ProcessInfo): string {
  const lines = [pid !== 0 && `PID: ${pid}`, name !== undefined && `Cmd: ${name}`, `UserId: ${uid}`];
  return [...lines, user !== undefined && `User: ${user}`].filter((line) => line !== false).join("\n");
}
