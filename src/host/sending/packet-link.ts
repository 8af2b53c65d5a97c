import { setImmediate as turn } from "node:timers/promises";
import type { Frame, Link, LinkAddress, LinkStatistics } from "../../link/link.ts";
import {
  AF_PACKET,
  ENETDOWN,
  ignoreOutgoing,
  PACKET_STATISTICS,
  SO_ERROR,
  socketAddress,
  SOL_PACKET,
  SOL_SOCKET,
} from "../capture/packet-socket.ts";
import type { Linux } from "../native/linux.ts";
import { systemError, type Native, type Waiting } from "../native/native.ts";
import { FrameBatch, hasBatches } from "./frame-batch.ts";
import { FrameRing } from "./frame-ring.ts";
import { SendError, withRights } from "./send-error.ts";
import { realTime } from "./real-time.ts";

const SOCK_RAW_CLOEXEC = 3 | 0x80000;
/** struct tpacket_stats: packets and drops. */
const STATISTICS_LENGTH = 8;
/** Octets of the longest header of a link that its MTU does not count. */
const LINK_HEADER = 18;
const MSG_DONTWAIT = 0x40;
const EAGAIN = 11;
const EMSGSIZE = 90;
const ENOBUFS = 105;

/** An interface as links need it. */
export interface LinkedInterface {
  readonly name: string;
  readonly index: number;
  /** LINKTYPE_ value. */
  readonly linkType: number;
  readonly mtu: number;
  readonly addresses: readonly LinkAddress[];
}

/** What hands frames to the system. */
export interface FrameSender {
  /** The number of octets that were sent, or the negative number of an error. */
  send(frame: Uint8Array): number;
  /** The number of frames that were sent from `first` on, or the negative number of an error. */
  sendAll?(frames: readonly Uint8Array[], first: number): number;
  close(): void;
}

/** An interface of Linux: what comes is read from a ring, what goes is handed to a socket. */
export class PacketLink implements Link {
  readonly name: string;
  readonly linkType: number;
  readonly mtu: number;
  readonly addresses: readonly LinkAddress[];
  readonly now: () => bigint;
  private readonly linux: Linux;
  private readonly socket: number;
  private readonly ring: FrameRing;
  private readonly waiting: Waiting;
  private readonly sender: FrameSender;
  private readonly error = new Uint8Array(4);
  /** Ends the wait of `receive`. */
  private wake: (() => void) | undefined;
  private isClosed = false;
  private sent = 0;
  private received = 0;
  private dropped = 0;

  /** `sender` sends where a packet socket cannot. Throws SendRightsError and the system's errors. */
  constructor(linux: Linux, { name, index, linkType, mtu, addresses }: LinkedInterface, sender?: FrameSender) {
    this.name = name;
    this.linkType = linkType;
    this.mtu = mtu;
    this.addresses = addresses;
    this.now = realTime(linux.native);
    this.linux = linux;
    this.socket = withRights(name, () => linux.socket(AF_PACKET, SOCK_RAW_CLOEXEC, 0));
    try {
      this.ring = new FrameRing(linux, this.socket);
      ignoreOutgoing(linux, this.socket);
      linux.bind(this.socket, socketAddress(index));
    } catch (fault) {
      linux.close(this.socket);
      throw fault;
    }
    this.waiting = linux.native.waiting(this.socket);
    this.sender = sender ?? senderTo(linux, this.socket, mtu + LINK_HEADER);
  }

  send(frame: Uint8Array): void | Promise<void> {
    if (this.isClosed) throw new SendError(`the link ${this.name} is closed: open it again to send`);
    const result = this.sender.send(frame);
    if (result >= 0) this.sent++;
    else if (result === -ENOBUFS || result === -EAGAIN) return this.sendLater(frame.slice());
    else throw this.fault(-result, frame.length);
  }

  async sendAll(frames: readonly Uint8Array[]): Promise<void> {
    const { sender } = this;
    for (let at = 0; at < frames.length;) {
      const result = this.isClosed ? 0 : (sender.sendAll?.(frames, at) ?? 0);
      if (result > 0) this.sent += result;
      // One by one what is not taken together: that tries again, and says what is wrong.
      else await this.send(frames[at]);
      at += Math.max(1, result);
    }
  }

  async receive(timeoutMs?: number): Promise<readonly Frame[] | undefined> {
    const until = timeoutMs === undefined ? Infinity : performance.now() + timeoutMs;
    for (;;) {
      if (this.isClosed) return undefined;
      const frames = this.ring.take();
      this.received += frames.length;
      const left = until - performance.now();
      if (frames.length > 0) return frames;
      // Who asks again and again without waiting lets signals be heard all the same.
      if (left <= 0) return turn(frames);
      this.forgetError();
      await this.readable(left);
    }
  }

  statistics(): LinkStatistics {
    if (!this.isClosed) {
      const value = new Uint32Array(STATISTICS_LENGTH / 4);
      // The kernel's counters start again with each look at them.
      this.linux.option(this.socket, SOL_PACKET, PACKET_STATISTICS, new Uint8Array(value.buffer));
      this.dropped += value[1];
    }
    const { sent, received, dropped } = this;
    return { sent, received, dropped };
  }

  close(): void {
    if (this.isClosed) return;
    this.statistics();
    this.isClosed = true;
    this.waiting.close();
    this.sender.close();
    this.linux.close(this.socket);
    this.ring.close();
    this.wake?.();
  }

  /** An interface that went down leaves an error, which would end every wait; what is sent meets it, too. */
  private forgetError(): void {
    this.linux.option(this.socket, SOL_SOCKET, SO_ERROR, this.error);
  }

  /** Waits until something may be in the ring, at most so long. */
  private readable(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === Infinity ? undefined : setTimeout(() => this.wake?.(), milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        this.waiting.stop();
        this.wake = undefined;
        resolve();
      };
      this.waiting.start(this.wake);
    });
  }

  /** Tries again until there is room in the interface's queue. */
  private async sendLater(frame: Uint8Array): Promise<void> {
    for (;;) {
      await turn();
      if (this.isClosed) return;
      const result = this.sender.send(frame);
      if (result !== -ENOBUFS && result !== -EAGAIN) {
        if (result < 0) throw this.fault(-result, frame.length);
        this.sent++;
        return;
      }
    }
  }

  private fault(errno: number, length: number): Error {
    const { name, mtu } = this;
    if (errno === EMSGSIZE)
      return new SendError(`${name} takes packets of ${mtu} octets, and this frame has ${length}: fragment it`);
    if (errno === ENETDOWN) return new SendError(isDown(name));
    return systemError(errno, "send");
  }
}

export function isDown(name: string): string {
  return `${name} is down: ip link set ${name} up brings it up`;
}

function senderTo(linux: Linux, socket: number, longest: number): FrameSender {
  const { native } = linux;
  const send = native.library([null])!.number("long send(int fd, const void *octets, size_t length, int flags)");
  let batch: FrameBatch | undefined;
  return {
    send: (frame) => checked(send(socket, frame, frame.length, MSG_DONTWAIT), native),
    sendAll(frames, first) {
      if (!hasBatches || frames.some(({ length }) => length > longest)) return 0;
      batch ??= new FrameBatch(native, longest);
      return checked(batch.send(socket, frames, first, MSG_DONTWAIT), native);
    },
    close: () => undefined,
  };
}

/** The result of a call, or the negative number of its error. */
export function checked(result: number, native: Native): number {
  return result < 0 ? -native.errno() : result;
}
