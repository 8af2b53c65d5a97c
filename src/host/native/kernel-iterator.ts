import { readSync } from "node:fs";
import type { Linux } from "./linux.ts";
import { systemError } from "./native.ts";
import { LITTLE } from "./netlink.ts";

const EAGAIN = 11;
const ENOSYS = 38;
const MOST_TRIES = 8;
/** bpf(2), for which the C library has no function: its number by `process.arch`. */
const BPF: Readonly<Partial<Record<NodeJS.Architecture, number>>> = { x64: 321, arm64: 280 };
const PROG_LOAD = 5;
const LINK_CREATE = 28;
const ITER_CREATE = 33;
const TYPE_TRACING = 26;
const TRACE_ITER = 28;
/** Places in union bpf_attr, as each command has it, and how long it is. */
const LOAD = { type: 0, count: 4, instructions: 8, license: 16, attachType: 68, attachTo: 108, length: 112 } as const;
const LINK = { program: 0, attachType: 8, length: 16 } as const;
const ITER = { link: 0, length: 8 } as const;
/** What a program has to say to be given the functions that write. */
const LICENSE = new TextEncoder().encode("Dual MIT/GPL\0");
const INSTRUCTION_LENGTH = 8;
/** Octets of one reading; the kernel gives so many at most. */
const ROOM = 32768;

/** An eBPF instruction (RFC 9669): its code, the registers it is to and from, offset and number. */
export type Instruction = readonly [code: number, to: number, from: number, offset: number, number: number];

/**
 * What a program writes that the kernel runs over all its objects of a kind (Documentation/bpf/bpf_iterators.rst): those that
 * `functionId`, a function of its own, is there for. Throws what the system says: it takes root, or CAP_BPF and CAP_PERFMON.
 */
export function iterateKernel(system: Linux, functionId: number, program: readonly Instruction[]): Buffer {
  const bpf = bpfCall(system);
  const opened: number[] = [];
  const open = (command: number, attributes: DataView): number => {
    const descriptor = bpf(command, attributes);
    opened.push(descriptor);
    return descriptor;
  };
  try {
    const instructions = encoded(program);
    const load = new DataView(new ArrayBuffer(LOAD.length));
    load.setUint32(LOAD.type, TYPE_TRACING, LITTLE);
    load.setUint32(LOAD.count, program.length, LITTLE);
    load.setBigUint64(LOAD.instructions, system.native.address(instructions), LITTLE);
    load.setBigUint64(LOAD.license, system.native.address(LICENSE), LITTLE);
    load.setUint32(LOAD.attachType, TRACE_ITER, LITTLE);
    load.setUint32(LOAD.attachTo, functionId, LITTLE);
    const link = new DataView(new ArrayBuffer(LINK.length));
    link.setUint32(LINK.program, open(PROG_LOAD, load), LITTLE);
    link.setUint32(LINK.attachType, TRACE_ITER, LITTLE);
    const iterator = new DataView(new ArrayBuffer(ITER.length));
    iterator.setUint32(ITER.link, open(LINK_CREATE, link), LITTLE);
    return readAll(open(ITER_CREATE, iterator));
  } finally {
    for (const descriptor of opened) system.close(descriptor);
  }
}

type BpfCall = (command: number, attributes: DataView) => number;

function bpfCall(system: Linux): BpfCall {
  const number = BPF[process.arch];
  if (number === undefined) throw systemError(ENOSYS, "bpf");
  const c = system.native.library([null])!;
  const call = c.number("long syscall(long number, int command, void *attributes, unsigned int length)");
  return (command, attributes) => {
    const bytes = new Uint8Array(attributes.buffer);
    // The kernel stops looking at a program when a signal comes, as a profiler's do, and wants to be asked again.
    for (let tries = 1; ; tries++) {
      const result = call(number, command, bytes, bytes.length);
      if (result >= 0) return result;
      const errno = system.native.errno();
      if (errno !== EAGAIN || tries === MOST_TRIES) throw systemError(errno, "bpf");
    }
  };
}

function encoded(program: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(program.length * INSTRUCTION_LENGTH);
  const view = new DataView(bytes.buffer);
  for (const [index, [code, to, from, offset, number]] of program.entries()) {
    const at = index * INSTRUCTION_LENGTH;
    view.setUint8(at, code);
    view.setUint8(at + 1, to | (from << 4));
    view.setInt16(at + 2, offset, LITTLE);
    view.setInt32(at + 4, number, LITTLE);
  }
  return bytes;
}

function readAll(descriptor: number): Buffer {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = new Uint8Array(ROOM);
    const length = readPart(descriptor, part);
    if (length === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, length));
  }
}

function readPart(descriptor: number, part: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, part);
    } catch (fault) {
      // After a million objects of which nothing was written the kernel pauses, and goes on when it is asked again.
      if ((fault as NodeJS.ErrnoException).code !== "EAGAIN") throw fault;
    }
  }
}
