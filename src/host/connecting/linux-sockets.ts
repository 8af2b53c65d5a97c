import { constants, endianness } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import type { Outcome, Sockets } from "../../link/sockets.ts";
import { linux, type Linux } from "../native/linux.ts";
import { systemError, type Waiting } from "../native/native.ts";
import { outcomes } from "./outcomes.ts";

const LITTLE_ENDIAN = endianness() === "LE";
const AF_INET = 2;
const AF_INET6 = 10;
const SOCK_STREAM = 1;
const SOCK_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
const SOL_SOCKET = 1;
const SO_ERROR = 4;
const SO_LINGER = 13;
const EINPROGRESS = 115;
const EPOLL_CLOEXEC = 0x80000;
const EPOLL_CTL_ADD = 1;
const EPOLLOUT = 4;
/** struct epoll_event is packed on x86-64 alone. */
const EVENT = process.arch === "x64" ? { length: 12, data: 4 } : { length: 16, data: 8 };
const MOST = 512;
const FOUR = new Uint8Array(Uint32Array.of(4).buffer);
/** struct linger: on, for no time. A connection is then reset when it is closed, and leaves nothing behind. */
const AT_ONCE = new Uint8Array(Int32Array.of(1, 0).buffer);

/** By the number of the error. */
const outcomeOf = new Map(
  Object.entries(outcomes).map(([code, outcome]) => [constants.errno[code as keyof typeof constants.errno], outcome]),
);

interface SocketAddress {
  readonly family: number;
  readonly bytes: Uint8Array;
}

interface Attempt {
  readonly descriptor: number;
  readonly settled: (outcome: Outcome) => void;
}

/** Sockets of Linux, without what Node puts around each: a tenth of the time. */
export class LinuxSockets implements Sockets {
  readonly most = MOST;
  private readonly linux: Linux;
  private readonly calls: ReturnType<typeof declare>;
  private readonly poll: number;
  private readonly waiting: Waiting;
  private readonly events = new DataView(new ArrayBuffer(MOST * EVENT.length));
  private readonly eventsBytes = new Uint8Array(this.events.buffer);
  private readonly event = new DataView(new ArrayBuffer(EVENT.length));
  private readonly eventBytes = new Uint8Array(this.event.buffer);
  private readonly error = new Int32Array(1);
  private readonly errorBytes = new Uint8Array(this.error.buffer);
  private readonly addresses = new Map<string, SocketAddress>();
  private readonly attempts = new Map<number, Attempt>();
  /** Those that ended while they were begun. */
  private readonly ended: (() => void)[] = [];

  static async open(): Promise<LinuxSockets> {
    return new LinuxSockets(await linux());
  }

  private constructor(system: Linux) {
    this.linux = system;
    this.calls = declare(system);
    this.poll = this.checked(this.calls.createPoll(EPOLL_CLOEXEC), "epoll_create1");
    this.waiting = system.native.waiting(this.poll);
    this.event.setUint32(0, EPOLLOUT, LITTLE_ENDIAN);
  }

  now(): number {
    return performance.now();
  }

  connect(address: string, port: number, settled: (outcome: Outcome) => void): () => void {
    const { linux: system, calls } = this;
    const { family, bytes: to } = this.addressOf(address);
    to[2] = port >> 8;
    to[3] = port;
    const descriptor = system.socket(family, SOCK_STREAM | SOCK_NONBLOCK_CLOEXEC, 0);
    const attempt: Attempt = { descriptor, settled };
    this.attempts.set(descriptor, attempt);
    const result = calls.connect(descriptor, to, to.length) < 0 ? system.native.errno() : 0;
    if (result === EINPROGRESS) {
      this.event.setInt32(EVENT.data, descriptor, LITTLE_ENDIAN);
      this.checked(calls.controlPoll(this.poll, EPOLL_CTL_ADD, descriptor, this.eventBytes), "epoll_ctl");
    } else this.ended.push(() => this.end(attempt, result));
    return () => this.giveUp(attempt);
  }

  async wait(timeoutMs: number): Promise<void> {
    if (this.settle() > 0) return;
    if (timeoutMs <= 0) return turn();
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.stop();
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      this.waiting.start(done);
    });
    this.settle();
  }

  close(): void {
    this.waiting.close();
    for (const { descriptor } of this.attempts.values()) this.linux.close(descriptor);
    this.attempts.clear();
    this.linux.close(this.poll);
  }

  /** Tells of all that has ended; says how many attempts that were. */
  private settle(): number {
    const { calls, events, attempts } = this;
    const count = this.checked(calls.waitForPoll(this.poll, this.eventsBytes, MOST, 0), "epoll_wait");
    for (let at = 0; at < count; at++) {
      const descriptor = events.getInt32(at * EVENT.length + EVENT.data, LITTLE_ENDIAN);
      const attempt = attempts.get(descriptor);
      this.checked(calls.option(descriptor, SOL_SOCKET, SO_ERROR, this.errorBytes, FOUR), "getsockopt");
      if (attempt !== undefined) this.end(attempt, this.error[0]);
    }
    const early = this.ended.splice(0);
    for (const end of early) end();
    return count + early.length;
  }

  private end(attempt: Attempt, errno: number): void {
    if (errno === 0) this.linux.setOption(attempt.descriptor, SOL_SOCKET, SO_LINGER, AT_ONCE);
    if (!this.giveUp(attempt)) return;
    const outcome = errno === 0 ? "connected" : outcomeOf.get(errno);
    if (outcome !== undefined) attempt.settled(outcome);
    // The system's own patience has ended before ours.
    else if (errno !== constants.errno.ETIMEDOUT) throw systemError(errno, "connect");
  }

  /** Closes a socket; false where that was done before. */
  private giveUp({ descriptor, settled }: Attempt): boolean {
    if (this.attempts.get(descriptor)?.settled !== settled) return false;
    this.attempts.delete(descriptor);
    this.linux.close(descriptor);
    return true;
  }

  private addressOf(text: string): SocketAddress {
    const known = this.addresses.get(text) ?? socketAddress(text, (zone) => this.linux.interfaceIndex(zone));
    this.addresses.set(text, known);
    return known;
  }

  private checked(result: number, call: string): number {
    if (result < 0) throw systemError(this.linux.native.errno(), call);
    return result;
  }
}

/** struct sockaddr_in or sockaddr_in6, without the port. */
function socketAddress(text: string, indexOf: (zone: string) => number): SocketAddress {
  const [address, zone] = text.split("%");
  const ipv4 = parseIPv4(address);
  const family = ipv4 === undefined ? AF_INET6 : AF_INET;
  const view = new DataView(new ArrayBuffer(ipv4 === undefined ? 28 : 16));
  const bytes = new Uint8Array(view.buffer);
  view.setUint16(0, family, LITTLE_ENDIAN);
  bytes.set(ipv4 ?? parseIPv6(address)!, ipv4 === undefined ? 8 : 4);
  if (zone !== undefined) view.setUint32(24, indexOf(zone), LITTLE_ENDIAN);
  return { family, bytes };
}

function declare({ native }: Linux) {
  const c = native.library([null])!;
  return {
    connect: c.number("int connect(int fd, const void *address, unsigned int length)"),
    option: c.number("int getsockopt(int fd, int level, int name, void *value, void *length)"),
    createPoll: c.number("int epoll_create1(int flags)"),
    controlPoll: c.number("int epoll_ctl(int poll, int operation, int fd, void *event)"),
    waitForPoll: c.number("int epoll_wait(int poll, void *events, int most, int timeout)"),
  };
}
