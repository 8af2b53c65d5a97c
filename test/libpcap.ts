import koffi from "koffi";
import type { Instruction, Program } from "../src/bpf/instruction.ts";

/** What a filter is compiled for. */
export interface LibpcapTarget {
  /** DLT_ value of this machine; for most it is the LINKTYPE_ value. */
  readonly linkType: number;
  readonly snapLength?: number;
  /** In host order; left out where it is not known. */
  readonly netmask?: number;
  readonly optimise?: boolean;
}

/** A filter as libpcap compiled it. */
export interface LibpcapFilter {
  readonly program: Program;
  /** Runs the program, as for a packet of a file: the octets are `packets`, from `start` on, `captured` of them. */
  readonly run: (packets: NativeOctets, start: number, captured: number, length: number) => number;
  readonly free: () => void;
}

/** Octets at a place in memory that C can be told. */
export class NativeOctets {
  readonly bytes: Uint8Array;
  readonly address: bigint;

  constructor(size: number) {
    // A small buffer may lie in the heap of V8, where things move.
    this.bytes = new Uint8Array(Math.max(size, 4096));
    this.address = koffi.address(this.bytes);
  }
}

const NETMASK_UNKNOWN = 0xffffffff;

/** The installed libpcap, through its C interface. Call `describeWithOracle("libpcap", …)` around what needs it. */
export class Libpcap {
  readonly #library = koffi.load("libpcap.so.0.8");
  readonly #openDead = this.#library.func("void *pcap_open_dead(int linktype, int snaplen)");
  readonly #close = this.#library.func("void pcap_close(void *p)");
  readonly #error = this.#library.func("const char *pcap_geterr(void *p)");
  readonly #compile = this.#library.func(
    "int pcap_compile(void *p, void *program, const char *text, int optimize, uint32_t netmask)",
  );
  readonly #free = this.#library.func("void pcap_freecode(void *program)");
  readonly #filter = this.#library.func(
    "uint32_t bpf_filter(void *code, void *packet, uint32_t length, uint32_t captured)",
  );
  readonly #validate = this.#library.func("int bpf_validate(void *code, int length)");
  readonly #image = this.#library.func("const char *bpf_image(void *instruction, int at)");

  /** The compiled filter, or libpcap's words where it refuses it. */
  compile(text: string, target: LibpcapTarget): LibpcapFilter | string {
    const { linkType, snapLength = 262144, netmask = NETMASK_UNKNOWN, optimise = true } = target;
    const handle: unknown = this.#openDead(linkType, snapLength);
    // struct bpf_program: a count and a pointer.
    const compiled = Buffer.alloc(16);
    const refused = this.#compile(handle, compiled, text, optimise ? 1 : 0, netmask) !== 0;
    const words = refused ? (this.#error(handle) as string) : "";
    this.#close(handle);
    if (refused) return words;
    const count = compiled.readUInt32LE(0);
    const code = compiled.readBigUInt64LE(8);
    return {
      program: decode(Buffer.from(new Uint8Array(koffi.view(code, 8 * count)))),
      run: (packets, start, captured, length) =>
        this.#filter(code, packets.address + BigInt(start), length, captured) as number,
      free: () => void this.#free(compiled),
    };
  }

  /** Runs a program that libpcap need not have made. It does not check it: see `validates`. */
  runner(program: Program): LibpcapFilter["run"] {
    const code = encode(program);
    return (packets, start, captured, length) =>
      this.#filter(code, packets.address + BigInt(start), length, captured) as number;
  }

  validates(program: Program): boolean {
    return this.#validate(encode(program), program.length) !== 0;
  }

  /** An instruction's line of `tcpdump -d`. */
  image(instruction: Instruction, at: number): string {
    return this.#image(encode([instruction]), at) as string;
  }
}

/** Instructions as an array of `struct bpf_insn` (or `struct sock_filter`). */
export function encode(program: Program): Buffer {
  const octets = Buffer.alloc(Math.max(8 * program.length, 8));
  for (const [at, { code, jt, jf, k }] of program.entries()) {
    octets.writeUInt16LE(code, 8 * at);
    octets.writeUInt8(jt, 8 * at + 2);
    octets.writeUInt8(jf, 8 * at + 3);
    octets.writeUInt32LE(k, 8 * at + 4);
  }
  return octets;
}

function decode(octets: Buffer): Program {
  return Array.from({ length: octets.length / 8 }, (_, at) => ({
    code: octets.readUInt16LE(8 * at),
    jt: octets.readUInt8(8 * at + 2),
    jf: octets.readUInt8(8 * at + 3),
    k: octets.readUInt32LE(8 * at + 4),
  }));
}
