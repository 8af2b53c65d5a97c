import type { Instruction, Program } from "../src/bpf/instruction.ts";
import { COUNTED_LENGTH, countedProgram } from "../src/host/native/counted-program.ts";
import { koffiNative } from "../src/host/native/koffi.ts";

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
}

/** Octets at a place in memory that C can be told. */
export class NativeOctets {
  readonly bytes: Uint8Array;
  readonly address: bigint;

  constructor(size: number) {
    this.bytes = new Uint8Array(Math.max(size, 1));
    this.address = koffiNative.address(this.bytes);
  }
}

const NETMASK_UNKNOWN = 0xffffffff;

/** The installed libpcap's filters, through its C interface. Call `describeWithOracle("libpcap", …)` around what needs it. */
export class Libpcap {
  readonly #openDead;
  readonly #close;
  readonly #errorText;
  readonly #compile;
  readonly #free;
  readonly #filter;
  readonly #validate;
  readonly #image;

  constructor() {
    const library = koffiNative.library(["libpcap.so.0.8", "libpcap.so.1"]);
    if (library === undefined) throw new Error("libpcap cannot be loaded");
    this.#openDead = library.address("uintptr_t pcap_open_dead(int linktype, int snaplen)");
    this.#close = library.number("void pcap_close(uintptr_t handle)");
    this.#errorText = library.text("const char *pcap_geterr(uintptr_t handle)");
    this.#compile = library.number(
      "int pcap_compile(uintptr_t handle, void *program, const char *text, int optimise, uint32_t netmask)",
    );
    this.#free = library.number("void pcap_freecode(void *program)");
    this.#filter = library.number(
      "uint32_t bpf_filter(void *code, uintptr_t packet, uint32_t length, uint32_t captured)",
    );
    this.#validate = library.number("int bpf_validate(void *code, int length)");
    this.#image = library.text("const char *bpf_image(void *instruction, int at)");
  }

  /** The compiled filter, or libpcap's words where it refuses it. */
  compile(text: string, target: LibpcapTarget): LibpcapFilter | string {
    const { linkType, snapLength = 262144, netmask = NETMASK_UNKNOWN, optimise = true } = target;
    const handle = this.#openDead(linkType, snapLength);
    const compiled = new Uint8Array(COUNTED_LENGTH);
    const refused = this.#compile(handle, compiled, text, optimise ? 1 : 0, netmask) !== 0;
    const words = refused ? (this.#errorText(handle) ?? "") : "";
    this.#close(handle);
    if (refused) return words;
    const program = instructionsOf(compiled);
    this.#free(compiled);
    return { program, run: this.runner(program) };
  }

  /** Runs a program, whoever made it. libpcap does not check it first: see `validates`. */
  runner(program: Program): LibpcapFilter["run"] {
    const code = codeOf(program);
    return ({ address }, start, captured, length) => this.#filter(code, address + BigInt(start), length, captured);
  }

  validates(program: Program): boolean {
    return this.#validate(codeOf(program), program.length) !== 0;
  }

  /** An instruction's line of `tcpdump -d`. */
  image(instruction: Instruction, at: number): string {
    return this.#image(codeOf([instruction]), at) ?? "";
  }
}

/** A program as an array of `struct bpf_insn`. */
function codeOf(program: Program): Uint8Array {
  return countedProgram(koffiNative, program, 4).subarray(COUNTED_LENGTH);
}

/** The program that a `struct bpf_program` points to. */
function instructionsOf(counted: Uint8Array): Program {
  const { buffer } = counted;
  const count = new DataView(buffer).getUint32(0, true);
  const view = new DataView(koffiNative.view(new DataView(buffer).getBigUint64(8, true), 8 * count));
  return Array.from({ length: count }, (_, at) => ({
    code: view.getUint16(8 * at, true),
    jt: view.getUint8(8 * at + 2),
    jf: view.getUint8(8 * at + 3),
    k: view.getUint32(8 * at + 4, true),
  }));
}
