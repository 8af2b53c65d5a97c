import { endianness } from "node:os";
import type { Linux } from "../native/linux.ts";
import { systemError } from "../native/native.ts";
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
const NETLINK_SOCK_DIAG = 4;
const SOCK_DIAG_BY_FAMILY = 20;
const NLM_F_REQUEST = 1;
const NLMSG_ERROR = 2;
const AF_INET = 2;
const AF_INET6 = 10;
const EAGAIN = 11;
const MSG_DONTWAIT = 0x40;

const LITTLE = endianness() === "LE";

/** struct nlmsghdr, then struct inet_diag_req_v2 (linux/inet_diag.h); netlink is in the machine's byte order, ports are not. */
const REQUEST_LENGTH = 72;
const FAMILY = 16;
const PROTOCOL_AT = 17;
const STATES = 20;
const PORTS = 24;
const ADDRESSES = 28;
const DEVICE = 60;
const COOKIE = 64;
/** Offsets in the answer, a struct inet_diag_msg after the header. */
const ANSWER = { state: 17, uid: 80, inode: 84, length: 88 } as const;
const ANSWER_ROOM = 4096;
const TCP_LISTEN = 10;

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
    header.setUint32(STATES, 0xffffffff, LITTLE);
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
    request[FAMILY] = size === 4 ? AF_INET : AF_INET6;
    request[PROTOCOL_AT] = protocol;
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
      if (read.getUint16(4, LITTLE) === NLMSG_ERROR || length < ANSWER.length) return undefined;
      return {
        inode: read.getUint32(ANSWER.inode, LITTLE),
        uid: read.getUint32(ANSWER.uid, LITTLE),
        listening: answer[ANSWER.state] === TCP_LISTEN,
      };
    }
  }
}
