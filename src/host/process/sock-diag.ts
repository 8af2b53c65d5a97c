import type { Linux } from "../native/linux.ts";
import { systemError } from "../native/native.ts";
import { LITTLE } from "../native/netlink.ts";
import {
  FAMILY,
  INET_ANSWER,
  INET_REQUEST,
  LISTEN,
  NETLINK_SOCK_DIAG,
  SOCK_DIAG_BY_FAMILY,
} from "../sockets/inet-diag.ts";
import { PROTOCOL, type Endpoints, type Side } from "../../flows/packet-endpoints.ts";

/** A socket as the kernel tells it. */
export interface SocketIdentity {
  /** Its number among all sockets; 0 where no process has it (yet, or any more). */
  readonly inode: number;
  /** Who made it. */
  readonly uid: number;
  /** Whether it waits for connections. */
  readonly listening: boolean;
}

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC = 3 | 0o2000000;
const NLM_F_REQUEST = 1;
const NLMSG_ERROR = 2;
const EAGAIN = 11;
const MSG_DONTWAIT = 0x40;

/** A question is a struct nlmsghdr and what follows; netlink is in the machine's byte order, ports are not. */
const HEADER = 16;
const REQUEST_LENGTH = HEADER + INET_REQUEST.length;
const PORTS = HEADER + INET_REQUEST.ports;
const ADDRESSES = HEADER + INET_REQUEST.addresses;
const DEVICE = HEADER + INET_REQUEST.device;
const COOKIE = HEADER + INET_REQUEST.cookie;
const ANSWER_ROOM = 4096;

type Call = (...values: readonly (number | Uint8Array)[]) => number;

/**
 * Asks the kernel for one socket at a time, by the rules by which it would hand a packet to it: a lookup costs microseconds,
 * however many sockets there are. Only sockets of this network namespace are found.
 */
export class SockDiag {
  private readonly system: Linux;
  private readonly sendCall: Call;
  private readonly receiveCall: Call;
  private readonly descriptor: number;
  private readonly request = new Uint8Array(REQUEST_LENGTH);
  private readonly header = new DataView(this.request.buffer);
  private readonly answer = new Uint8Array(ANSWER_ROOM);
  private readonly read = new DataView(this.answer.buffer);
  private sequence = 0;

  /** Throws what the system says. */
  constructor(system: Linux) {
    this.system = system;
    const c = system.native.library([null])!;
    this.sendCall = c.number("long send(int fd, const void *data, size_t length, int flags)");
    this.receiveCall = c.number("long recv(int fd, void *data, size_t length, int flags)");
    this.descriptor = system.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
    const { header, request } = this;
    header.setUint32(0, REQUEST_LENGTH, LITTLE);
    header.setUint16(4, SOCK_DIAG_BY_FAMILY, LITTLE);
    header.setUint16(6, NLM_F_REQUEST, LITTLE);
    header.setUint32(HEADER + INET_REQUEST.states, 0xffffffff, LITTLE);
    request.fill(0xff, COOKIE);
  }

  /**
   * The TCP or UDP socket on one side of a packet that passed the interface of number `device`, or of any for 0; with
   * `listening` one that takes the other side's connections. Undefined where there is none.
   */
  find(packet: Endpoints, side: Side, device: number, listening = false): SocketIdentity | undefined {
    const { bytes, size, protocol } = packet;
    const [local, remote] = packet.places(side);
    const [localPort, remotePort] = packet.ports(side);
    // For one UDP socket the kernel takes the sides the other way round, as a packet for it would have them.
    const [first, second] = protocol === PROTOCOL.tcp ? [0, 1] : [1, 0];
    const { request, header } = this;
    request[HEADER + INET_REQUEST.family] = size === 4 ? FAMILY.AF_INET : FAMILY.AF_INET6;
    request[HEADER + INET_REQUEST.protocol] = protocol;
    request.fill(0, PORTS, DEVICE);
    header.setUint16(PORTS + 2 * first, localPort);
    request.set(bytes.subarray(local, local + size), ADDRESSES + 16 * first);
    header.setUint32(DEVICE, device, LITTLE);
    if (!listening) {
      header.setUint16(PORTS + 2 * second, remotePort);
      request.set(bytes.subarray(remote, remote + size), ADDRESSES + 16 * second);
    }
    return this.ask();
  }

  close(): void {
    this.system.close(this.descriptor);
  }

  private ask(): SocketIdentity | undefined {
    this.header.setUint32(8, ++this.sequence, LITTLE);
    const { descriptor, request, answer, read } = this;
    this.sendCall(descriptor, request, REQUEST_LENGTH, 0);
    for (;;) {
      // The kernel answers within the call that asks: there is nothing to wait for.
      const length = this.receiveCall(descriptor, answer, ANSWER_ROOM, MSG_DONTWAIT);
      if (length < 0) {
        const errno = this.system.native.errno();
        if (errno === EAGAIN) return undefined;
        throw systemError(errno, "recv");
      }
      if (read.getUint32(8, LITTLE) !== this.sequence) continue;
      if (read.getUint16(4, LITTLE) === NLMSG_ERROR || length < HEADER + INET_ANSWER.length) return undefined;
      return {
        inode: read.getUint32(HEADER + INET_ANSWER.inode, LITTLE),
        uid: read.getUint32(HEADER + INET_ANSWER.uid, LITTLE),
        listening: answer[HEADER + INET_ANSWER.state] === LISTEN,
      };
    }
  }
}
