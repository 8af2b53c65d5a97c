import koffi from "koffi";
import type { Program } from "../src/bpf/instruction.ts";
import { encode, type NativeOctets } from "./libpcap.ts";

const AF_UNIX = 1;
const SOCK_DGRAM = 2;
const SOCK_NONBLOCK = 0x800;
const SOL_SOCKET = 1;
const SO_SNDBUF = 7;
const SO_ATTACH_FILTER = 26;
const MSG_TRUNC = 0x20;
const ENOMEM = 12;
const EINVAL = 22;

/** The most octets of a packet that can be sent through the kernel's filter. */
export const MOST_SENT = 100_000;

/**
 * A filter run by the Linux kernel, on packets that are sent through a pair of local datagram sockets, which needs no rights.
 * What a packet had on the network is lost on the way: `len` is what was captured. The kernel differs from libpcap in what
 * it knows besides the octets (nothing of note, here), in that `[x + k]` wraps at 32 bits, and in that a shift by the
 * index register uses the lowest five bits of it.
 */
export class KernelFilter {
  readonly #library = koffi.load("libc.so.6");
  readonly #setsockopt = this.#library.func("int setsockopt(int fd, int level, int name, void *value, uint32_t size)");
  readonly #send = this.#library.func("long send(int fd, void *octets, size_t size, int flags)");
  readonly #recv = this.#library.func("long recv(int fd, void *octets, size_t size, int flags)");
  readonly #close = this.#library.func("int close(int fd)");
  readonly #received = Buffer.alloc(4096);
  readonly #from: number;
  readonly #to: number;

  constructor() {
    const socketpair = this.#library.func("int socketpair(int family, int type, int protocol, void *fds)");
    const fds = Buffer.alloc(8);
    if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, fds) !== 0)
      throw new Error(`cannot make a pair of sockets: errno ${koffi.errno()}`);
    this.#from = fds.readInt32LE(0);
    this.#to = fds.readInt32LE(4);
    const size = Buffer.alloc(4);
    size.writeInt32LE(4 * MOST_SENT);
    this.#setsockopt(this.#from, SOL_SOCKET, SO_SNDBUF, size, 4);
  }

  /** Puts a program in the place of the one before; whether the kernel finds it valid. */
  attach(program: Program): boolean {
    const code = encode(program);
    // struct sock_fprog: a count and a pointer.
    const described = Buffer.alloc(16);
    described.writeUInt16LE(program.length, 0);
    described.writeBigUInt64LE(koffi.address(code), 8);
    for (;;) {
      if (this.#setsockopt(this.#to, SOL_SOCKET, SO_ATTACH_FILTER, described, 16) === 0) return true;
      const errno = koffi.errno();
      if (errno === EINVAL) return false;
      if (errno !== ENOMEM) throw new Error(`cannot attach a filter: errno ${errno}`);
      // Filters that were attached before are counted until the kernel gets round to freeing them.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }

  /** How many octets of a packet get through; undefined where it does not arrive. */
  run(packets: NativeOctets, start: number, captured: number): number | undefined {
    const sent: unknown = this.#send(this.#from, packets.address + BigInt(start), captured, 0);
    if (sent !== captured) throw new Error(`sent ${String(sent)} of ${captured} octets: errno ${koffi.errno()}`);
    const received = this.#recv(this.#to, this.#received, this.#received.length, MSG_TRUNC) as number;
    return received < 0 ? undefined : received;
  }

  close(): void {
    this.#close(this.#from);
    this.#close(this.#to);
  }
}
