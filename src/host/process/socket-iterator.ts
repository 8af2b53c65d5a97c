import { readlinkSync } from "node:fs";
import { iterateKernel, type Instruction } from "../native/kernel-iterator.ts";
import { readKernelTypes, type KernelTypes } from "../native/kernel-types.ts";
import type { Linux } from "../native/linux.ts";
import type { SeeSocket } from "./socket-files.ts";

/** The pid namespace whose numbers the kernel's own are: elsewhere processes have others. */
const FIRST_NAMESPACE = "pid:[4026531836]";
/** What the kernel's program goes by. */
const WANTED = {
  function: "bpf_iter_task_file",
  members: { task_struct: ["pid", "tgid"], file: ["f_inode"], inode: ["i_ino"] },
};
/** Words of 32 bits that it writes of each file that is a socket: number of the socket, process, number of the file. */
const RECORD_WORDS = 3;

let known: { readonly types: KernelTypes | undefined } | undefined;

/**
 * Calls `see` with each socket among the open files of all processes, the youngest first, as `eachSocketFile` does; the kernel
 * looks at the files itself, which takes a tenth of the time once its types are known. False where it will not: it takes root
 * and Linux 5.11.
 */
export function iterateSocketFiles(see: SeeSocket, system: Linux): boolean {
  let records: Uint32Array;
  try {
    if (readlinkSync("/proc/self/ns/pid") !== FIRST_NAMESPACE) return false;
    const { types } = (known ??= { types: readKernelTypes(WANTED) });
    if (types === undefined) return false;
    const { buffer, byteOffset, length } = iterateKernel(system, types.functionId, program(types));
    records = new Uint32Array(buffer, byteOffset, length / 4);
  } catch {
    return false;
  }
  // The kernel goes from the oldest process to the youngest.
  for (let end = records.length, start = end; end > 0; end = start) {
    const pid = records[end - RECORD_WORDS + 1];
    while (start > 0 && records[start - RECORD_WORDS + 1] === pid) start -= RECORD_WORDS;
    for (let at = start; at < end; at += RECORD_WORDS) see(records[at], pid, records[at + 2]);
  }
  return true;
}

/** Registers: result, arguments, those that calls leave alone, and where the stack ends. */
const [R0, R1, R2, R3, CONTEXT, TASK, FILE, PID, STACK] = [0, 1, 2, 3, 6, 7, 8, 9, 10];
/** Numbers of functions that programs may call: one writes octets, one gives a file's socket or 0 (linux/bpf.h). */
const SEQ_WRITE = 127;
const SOCK_FROM_FILE = 162;
/** Places in struct bpf_iter__task_file, the context, and in struct bpf_iter_meta. */
const META = 0;
const CONTEXT_TASK = 8;
const CONTEXT_FD = 16;
const CONTEXT_FILE = 24;
const META_SEQ = 0;
/** Where on the stack a record is put together. */
const RECORD = -16;

const load64 = (to: number, from: number, offset: number): Instruction => [0x79, to, from, offset, 0];
const load32 = (to: number, from: number, offset: number): Instruction => [0x61, to, from, offset, 0];
const store32 = (to: number, offset: number, from: number): Instruction => [0x63, to, from, offset, 0];
const copy = (to: number, from: number): Instruction => [0xbf, to, from, 0, 0];
const set = (to: number, number: number): Instruction => [0xb7, to, 0, 0, number];
const add = (to: number, number: number): Instruction => [0x07, to, 0, 0, number];
const call = (number: number): Instruction => [0x85, 0, 0, 0, number];
const skipIfZero = (register: number, skipped: number): Instruction => [0x15, register, 0, skipped, 0];
const skipUnlessEqual = (one: number, other: number, skipped: number): Instruction => [0x5d, one, other, skipped, 0];
const EXIT: Instruction = [0x95, 0, 0, 0, 0];

/** Runs for each open file of each thread, and once more at the end, without either. */
function program({ offsets }: KernelTypes): Instruction[] {
  const write = [
    load64(R1, FILE, offsets.get("file.f_inode")!),
    load64(R1, R1, offsets.get("inode.i_ino")!),
    store32(STACK, RECORD, R1),
    store32(STACK, RECORD + 4, PID),
    load32(R1, CONTEXT, CONTEXT_FD),
    store32(STACK, RECORD + 8, R1),
    load64(R1, CONTEXT, META),
    load64(R1, R1, META_SEQ),
    copy(R2, STACK),
    add(R2, RECORD),
    set(R3, 4 * RECORD_WORDS),
    call(SEQ_WRITE),
  ];
  const writeIfSocket = [copy(R1, FILE), call(SOCK_FROM_FILE), skipIfZero(R0, write.length), ...write];
  // A thread that has files of its own is not listed by its process's folder either.
  const unlessThread = [
    load32(R1, TASK, offsets.get("task_struct.pid")!),
    load32(PID, TASK, offsets.get("task_struct.tgid")!),
    skipUnlessEqual(R1, PID, writeIfSocket.length),
    ...writeIfSocket,
  ];
  return [
    copy(CONTEXT, R1),
    load64(TASK, CONTEXT, CONTEXT_TASK),
    load64(FILE, CONTEXT, CONTEXT_FILE),
    skipIfZero(TASK, unlessThread.length + 1),
    skipIfZero(FILE, unlessThread.length),
    ...unlessThread,
    set(R0, 0),
    EXIT,
  ];
}
