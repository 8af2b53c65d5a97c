import { u16 } from "../../bytes/numbers.ts";
import { ETHER_TYPE, ETHERNET_HEADER } from "../../link/ethernet.ts";
import type { Linux } from "../native/linux.ts";
import { checked, type FrameSender } from "./packet-link.ts";
import { withRights } from "./send-error.ts";

const AF_INET = 2;
const AF_INET6 = 10;
const SOCK_RAW_CLOEXEC = 3 | 0x80000;
/** The packet brings its own header. */
const IPPROTO_RAW = 255;
const MSG_DONTWAIT = 0x40;
/** struct sockaddr_in and struct sockaddr_in6, and where each has the address. */
const ADDRESS = { 4: { length: 16, at: 4, in: 16 }, 6: { length: 28, at: 8, in: 24 } } as const;
const HEADER = { 4: 20, 6: 40 } as const;
const EPROTONOSUPPORT = 93;

/**
 * Sends frames over the loopback interface as packets: from a packet socket the kernel would take them for martians, since
 * their source is an address of its own.
 */
export class LoopbackSender implements FrameSender {
  private readonly linux: Linux;
  private readonly sockets: ReadonlyMap<4 | 6, number>;
  private readonly sendTo: (...values: readonly (number | Uint8Array)[]) => number;

  /** Throws SendRightsError and the system's errors. */
  constructor(linux: Linux, name: string) {
    this.linux = linux;
    this.sendTo = linux.native
      .library([null])!
      .number("long sendto(int fd, const void *octets, size_t length, int flags, const void *to, unsigned int size)");
    const sockets = new Map<4 | 6, number>();
    withRights(name, () => sockets.set(4, linux.socket(AF_INET, SOCK_RAW_CLOEXEC, IPPROTO_RAW)));
    try {
      sockets.set(6, linux.socket(AF_INET6, SOCK_RAW_CLOEXEC, IPPROTO_RAW));
    } catch {
      // There is no IPv6 here.
    }
    this.sockets = sockets;
  }

  /** The octets that were sent of an Ethernet frame, or the negative number of an error. */
  send(frame: Uint8Array): number {
    const version = VERSIONS.get(u16(frame, 12));
    const socket = version && this.sockets.get(version);
    const packet = frame.subarray(ETHERNET_HEADER);
    if (version === undefined || socket === undefined || packet.length < HEADER[version]) return -EPROTONOSUPPORT;
    const { length, at, in: from } = ADDRESS[version];
    const to = new Uint8Array(length);
    new Uint16Array(to.buffer)[0] = version === 4 ? AF_INET : AF_INET6;
    to.set(packet.subarray(from, from + (version === 4 ? 4 : 16)), at);
    return checked(this.sendTo(socket, packet, packet.length, MSG_DONTWAIT, to, length), this.linux.native);
  }

  close(): void {
    for (const socket of this.sockets.values()) this.linux.close(socket);
  }
}

const VERSIONS: ReadonlyMap<number, 4 | 6> = new Map([
  [ETHER_TYPE.ipv4, 4],
  [ETHER_TYPE.ipv6, 6],
]);
