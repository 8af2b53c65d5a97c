import { endianness } from "node:os";
import type { Linux } from "./linux.ts";
import { systemError } from "./native.ts";

export const LITTLE: boolean = endianness() === "LE";

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC = 3 | 0o2000000;
const ADDRESS_LENGTH = 12;
const NLM_F_REQUEST = 1;
const NLM_F_DUMP = 0x300;
const NLM_F_DUMP_INTR = 0x10;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const MSG_DONTWAIT = 0x40;
const EAGAIN = 11;
const ENOBUFS = 105;
/** Octets of one reading; the kernel fills messages of 32 KiB at most. */
const ROOM = 65536;
/** Answers of an interrupted list are asked for again, so many times. */
const MOST_TRIES = 4;

/** Octets of struct nlmsghdr, and of struct nlattr, whose kinds have flags above. */
const HEADER_LENGTH = 16;
const ATTRIBUTE_HEADER = 4;
const TYPE_MASK = 0x3fff;

/** Reads one message: `bytes` and `view` are the same octets, in which the message's own begin at `at` and end at `end`. */
export type ReadMessage = (view: DataView, bytes: Uint8Array, at: number, end: number, type: number) => void;

type Call = (...values: readonly (number | Uint8Array)[]) => number;

/** A netlink socket (netlink(7)): questions whose answers are lists, and news from groups that it joined. */
export class Netlink {
  readonly descriptor: number;
  private readonly system: Linux;
  private readonly sendCall: Call;
  private readonly receiveCall: Call;
  private readonly bytes = new Uint8Array(ROOM);
  private readonly view = new DataView(this.bytes.buffer);
  private sequence = 0;
  private wasInterrupted = false;

  /** `groups` are bits of multicast groups. Throws what the system says. */
  constructor(system: Linux, protocol: number, groups = 0) {
    this.system = system;
    const c = system.native.library([null])!;
    this.sendCall = c.number("long send(int fd, const void *data, size_t length, int flags)");
    this.receiveCall = c.number("long recv(int fd, void *data, size_t length, int flags)");
    this.descriptor = system.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, protocol);
    if (groups === 0) return;
    const address = new DataView(new ArrayBuffer(ADDRESS_LENGTH));
    address.setUint16(0, AF_NETLINK, LITTLE);
    address.setUint32(8, groups, LITTLE);
    system.bind(this.descriptor, new Uint8Array(address.buffer));
  }

  /**
   * Asks with a body for a list, and reads each message of the answer; where the list changed meanwhile, all of them again,
   * so that readers keep them by what identifies them. Throws what the kernel answers instead.
   */
  list(type: number, body: Uint8Array, read: ReadMessage): void {
    for (let tries = 1; this.ask(type, body, read) && tries < MOST_TRIES; tries++);
  }

  /** Asks with a body for one thing, and reads the message that answers. Throws what the kernel answers instead. */
  one(type: number, body: Uint8Array, read: ReadMessage): void {
    this.question(type, NLM_F_REQUEST, body);
    const length = this.receive();
    if (length < 0) throw systemError(-length, "recv");
    this.each(length, read);
  }

  /** Reads the news that have come; false where some were lost because they were not read in time. */
  news(read: ReadMessage): boolean {
    for (let isWhole = true; ;) {
      const length = this.receive();
      if (length === -EAGAIN) return isWhole;
      if (length === -ENOBUFS) isWhole = false;
      else if (length < 0) throw systemError(-length, "recv");
      else this.each(length, read);
    }
  }

  close(): void {
    this.system.close(this.descriptor);
  }

  /** Asks once; true where the answer is not to be relied on. */
  private ask(type: number, body: Uint8Array, read: ReadMessage): boolean {
    this.question(type, NLM_F_REQUEST | NLM_F_DUMP, body);
    this.wasInterrupted = false;
    for (let isOver = false; !isOver;) {
      // The kernel has the next part ready before it is asked for: there is nothing to wait for.
      const length = this.receive();
      if (length < 0) throw systemError(-length, "recv");
      isOver = this.each(length, read);
    }
    return this.wasInterrupted;
  }

  private question(type: number, flags: number, body: Uint8Array): void {
    const question = new Uint8Array(HEADER_LENGTH + body.length);
    const header = new DataView(question.buffer);
    header.setUint32(0, question.length, LITTLE);
    header.setUint16(4, type, LITTLE);
    header.setUint16(6, flags, LITTLE);
    header.setUint32(8, ++this.sequence, LITTLE);
    question.set(body, HEADER_LENGTH);
    if (this.sendCall(this.descriptor, question, question.length, 0) < 0) {
      throw systemError(this.system.native.errno(), "send");
    }
  }

  /** Octets received, or the negative number of an error. */
  private receive(): number {
    const length = this.receiveCall(this.descriptor, this.bytes, ROOM, MSG_DONTWAIT);
    return length < 0 ? -this.system.native.errno() : length;
  }

  /** Reads the messages of one reading; true when the last says that the list ends. Throws what the kernel refuses. */
  private each(length: number, read: ReadMessage): boolean {
    const { view, bytes } = this;
    for (let at = 0; at + HEADER_LENGTH <= length;) {
      const size = view.getUint32(at, LITTLE);
      const type = view.getUint16(at + 4, LITTLE);
      const end = at + size;
      if (size < HEADER_LENGTH || end > length) return true;
      if ((view.getUint16(at + 6, LITTLE) & NLM_F_DUMP_INTR) !== 0) this.wasInterrupted = true;
      const errno =
        type === NLMSG_ERROR || (type === NLMSG_DONE && size >= HEADER_LENGTH + 4)
          ? -view.getInt32(at + HEADER_LENGTH, LITTLE)
          : 0;
      if (errno > 0) throw systemError(errno, "netlink");
      if (type === NLMSG_DONE || type === NLMSG_ERROR) return true;
      read(view, bytes, at + HEADER_LENGTH, end, type);
      at += aligned(size);
    }
    return false;
  }
}

/** Calls `see` with the kind, place and end of each attribute (struct nlattr) of a message. */
export function eachAttribute(
  view: DataView,
  at: number,
  end: number,
  see: (type: number, at: number, end: number) => void,
): void {
  for (let place = at; place + ATTRIBUTE_HEADER <= end;) {
    const size = view.getUint16(place, LITTLE);
    if (size < ATTRIBUTE_HEADER || place + size > end) return;
    see(view.getUint16(place + 2, LITTLE) & TYPE_MASK, place + ATTRIBUTE_HEADER, place + size);
    place += aligned(size);
  }
}

/** An attribute (struct nlattr) as it is sent. */
export function attribute(type: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(aligned(ATTRIBUTE_HEADER + value.length));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, ATTRIBUTE_HEADER + value.length, LITTLE);
  view.setUint16(2, type, LITTLE);
  bytes.set(value, ATTRIBUTE_HEADER);
  return bytes;
}

function aligned(size: number): number {
  return (size + 3) & ~3;
}
