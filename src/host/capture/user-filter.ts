import type { Program } from "../../bpf/instruction.ts";

/** Decides a packet as the kernel would: how many of its octets to keep, 0 for none. `tag` is the VLAN tag that was taken out, -1 for none. */
export type UserFilter = (bytes: Uint8Array, start: number, end: number, original: number, tag: number) => number;

/** Makes a filter that runs here of a program that the kernel does not run. */
export type Interpreter = (program: Program) => UserFilter;
