import type { Program } from "../src/bpf/instruction.ts";
import { COUNTED_LENGTH, countedProgram } from "../src/host/native/counted-program.ts";
import { koffiNative } from "../src/host/native/koffi.ts";
import type { NativeOctets } from "./libpcap.ts";

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
  readonly #setsockopt;
  readonly #send;
  readonly #recv;
  readonly #close;
  readonly #received = new Uint8Array(4096);
  readonly #from: number;
  readonly #to: number;

  constructor() {
    const library = koffiNative.library([null])!;
    this.#setsockopt = library.number("int setsockopt(int fd, int level, int name, void *value, uint32_t size)");
    this.#send = library.number("long send(int fd, uintptr_t octets, size_t size, int flags)");
    this.#recv = library.number("long recv(int fd, void *octets, size_t size, int flags)");
    this.#close = library.number("int close(int fd)");
    const pair = new Int32Array(2);
    const socketpair = library.number("int socketpair(int family, int type, int protocol, void *pair)");
    if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, new Uint8Array(pair.buffer)) !== 0)
      throw new Error(`cannot make a pair of sockets: errno ${koffiNative.errno()}`);
    [this.#from, this.#to] = pair as unknown as [number, number];
    const size = new Uint8Array(Int32Array.of(4 * MOST_SENT).buffer);
    this.#setsockopt(this.#from, SOL_SOCKET, SO_SNDBUF, size, size.length);
  }

  /** Puts a program in the place of the one before; whether the kernel finds it valid. */
  attach(program: Program): boolean {
    const described = countedProgram(koffiNative, program, 2);
    for (;;) {
      if (this.#setsockopt(this.#to, SOL_SOCKET, SO_ATTACH_FILTER, described, COUNTED_LENGTH) === 0) return true;
      const errno = koffiNative.errno();
      if (errno === EINVAL) return false;
      if (errno !== ENOMEM) throw new Error(`cannot attach a filter: errno ${errno}`);
      // Filters that were attached before are counted until the kernel gets round to freeing them.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }

  /** How many octets of a packet get through; undefined where it does not arrive. */
  run(packets: NativeOctets, start: number, captured: number): number | undefined {
    const sent = this.#send(this.#from, packets.address + BigInt(start), captured, 0);
    if (sent !== captured) throw new Error(`sent ${sent} of ${captured} octets: errno ${koffiNative.errno()}`);
    const received = this.#recv(this.#to, this.#received, this.#received.length, MSG_TRUNC);
    return received < 0 ? undefined : received;
  }

  close(): void {
    this.#close(this.#from);
    this.#close(this.#to);
  }
}
