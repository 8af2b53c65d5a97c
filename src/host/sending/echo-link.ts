import { u16 } from "../../bytes/numbers.ts";
import { readIp, type IpPacket } from "../../link/ip-packet.ts";
import { stamp, type Frame, type Link, type LinkAddress, type LinkStatistics } from "../../link/link.ts";
import { int32, SO_ERROR, SOL_SOCKET } from "../capture/packet-socket.ts";
import type { Linux } from "../native/linux.ts";
import { systemError } from "../native/native.ts";
import { errorIn, replyIn, timeIn } from "./echo-packets.ts";
import { socketName, VERSIONS, type EchoSocket } from "./echo-socket.ts";
import { checked, type LinkedInterface } from "./packet-link.ts";
import { realTime } from "./real-time.ts";
import { SendRightsError, withRights } from "./send-error.ts";
import { SocketMessages } from "./socket-messages.ts";

const LINKTYPE_RAW = 101;
const SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
const MSG_DONTWAIT = 0x40;
const MSG_ERRQUEUE = 0x2000;
const SO_TIMESTAMPNS = 35;
const ICMP_HEADER = 8;
const ANY_ADDRESS = "0.0.0.0";
const ANY_IDENTIFIER = 0;

/**
 * An interface for who has no rights: it sends echo requests alone, over the sockets that Linux lets the groups of
 * net.ipv4.ping_group_range have (icmp(7)). The kernel takes the headers off what comes; here they are put back.
 */
export class EchoLink implements Link {
  readonly name: string;
  readonly linkType = LINKTYPE_RAW;
  readonly mtu: number;
  readonly addresses: readonly LinkAddress[];
  readonly now: () => bigint;
  private readonly linux: Linux;
  private readonly index: number;
  private readonly messages: SocketMessages;
  private readonly sendTo: (...values: readonly (number | Uint8Array)[]) => number;
  private readonly sockets = new Map<string, EchoSocket>();
  private readonly error = new Uint8Array(4);
  /** Ends the wait of `receive`. */
  private wake: (() => void) | undefined;
  private isClosed = false;
  private sent = 0;
  private received = 0;

  /** Throws SendRightsError where this user may not even have such a socket. */
  constructor(linux: Linux, { name, index, mtu, addresses }: LinkedInterface) {
    this.name = name;
    this.index = index;
    this.mtu = mtu;
    this.addresses = addresses;
    this.linux = linux;
    this.now = realTime(linux.native);
    this.messages = new SocketMessages(linux.native);
    this.sendTo = linux.native
      .library([null])!
      .number("long sendto(int fd, const void *octets, size_t length, int flags, const void *to, unsigned int size)");
    // The first of all sockets takes the longest, which is not to count as the way of the first request.
    const { descriptor, waiting } = withRights(name, () => this.openSocket(4, ANY_ADDRESS, ANY_IDENTIFIER));
    waiting.close();
    linux.close(descriptor);
  }

  send(frame: Uint8Array): void {
    const packet = readIp(frame);
    const socket = packet && this.socketFor(packet);
    if (packet === undefined || socket === undefined) throw new SendRightsError(this.name);
    const { version, hops, destination, payload } = packet;
    if (socket.hops !== hops) {
      this.linux.setOption(socket.descriptor, VERSIONS[version].level, VERSIONS[version].hops, int32(hops));
      socket.hops = hops;
    }
    // What an earlier packet met is told by its message; here it would stop this one.
    this.linux.option(socket.descriptor, SOL_SOCKET, SO_ERROR, this.error);
    const to = socketName(destination, 0, this.index);
    const { native } = this.linux;
    const result = checked(
      this.sendTo(socket.descriptor, payload, payload.length, MSG_DONTWAIT, to, to.length),
      native,
    );
    if (result < 0) throw systemError(-result, "sendto");
    this.sent++;
  }

  async receive(timeoutMs?: number): Promise<readonly Frame[] | undefined> {
    const until = timeoutMs === undefined ? Infinity : performance.now() + timeoutMs;
    for (;;) {
      if (this.isClosed) return undefined;
      const frames = [...this.sockets.values()].flatMap((socket) => [...this.take(socket)]);
      this.received += frames.length;
      const left = until - performance.now();
      if (frames.length > 0 || left <= 0) return frames;
      await this.readable(left);
    }
  }

  statistics(): LinkStatistics {
    return { sent: this.sent, received: this.received, dropped: 0 };
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const { descriptor, waiting } of this.sockets.values()) {
      waiting.close();
      this.linux.close(descriptor);
    }
    this.wake?.();
  }

  /** The socket that sends an echo request; undefined for any other packet. */
  private socketFor({ version, source, protocol, payload, fragment }: IpPacket): EchoSocket | undefined {
    const kind = VERSIONS[version];
    if (protocol !== kind.protocol || payload[0] !== kind.request || payload.length < ICMP_HEADER || fragment) return;
    const identifier = u16(payload, 4);
    const key = `${source} ${identifier}`;
    const known = this.sockets.get(key);
    if (known !== undefined) return known;
    const socket = this.openSocket(version, source, identifier);
    this.sockets.set(key, socket);
    if (this.wake !== undefined) socket.waiting.start(this.wake);
    return socket;
  }

  private openSocket(version: 4 | 6, source: string, identifier: number): EchoSocket {
    const { linux } = this;
    const kind = VERSIONS[version];
    const descriptor = linux.socket(kind.family, SOCK_DGRAM_CLOEXEC, kind.protocol);
    try {
      for (const option of Object.values(kind.wanted)) linux.setOption(descriptor, kind.level, option, int32(1));
      linux.setOption(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, int32(1));
      linux.setOption(descriptor, kind.level, kind.interface, networkOrder(this.index));
      linux.bind(descriptor, socketName(source, identifier, this.index));
    } catch (fault) {
      linux.close(descriptor);
      throw fault;
    }
    return { descriptor, version, source, waiting: linux.native.waiting(descriptor), hops: -1 };
  }

  /** The packets that came for a socket, as they were before the kernel took them apart. */
  private *take(socket: EchoSocket): Generator<Frame> {
    for (const flags of [0, MSG_ERRQUEUE]) {
      for (;;) {
        const message = this.messages.next(socket.descriptor, flags);
        if (message === undefined) break;
        const bytes = flags === 0 ? replyIn(socket, message) : errorIn(socket, message);
        const at = message.controls.find(({ level, type }) => level === SOL_SOCKET && type === SO_TIMESTAMPNS);
        if (bytes !== undefined)
          yield { bytes, originalLength: bytes.length, ...(at ? timeIn(at) : stamp(this.now())) };
      }
    }
  }

  /** Waits until something may have come, at most so long. */
  private readable(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === Infinity ? undefined : setTimeout(() => this.wake?.(), milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        for (const { waiting } of this.sockets.values()) if (!this.isClosed) waiting.stop();
        this.wake = undefined;
        resolve();
      };
      for (const { waiting } of this.sockets.values()) waiting.start(this.wake);
    });
  }
}

/** A number as the network has it. */
function networkOrder(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
