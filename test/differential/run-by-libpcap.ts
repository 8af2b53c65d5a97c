import type { Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { faultsOf } from "../../src/bpf/validate.ts";
import type { Libpcap, LibpcapFilter } from "../libpcap.ts";

/**
 * A program run by the installed libpcap. It takes scratch memory as it finds it, where 1.11 and we begin with zeros: what
 * reads a word that nothing has stored is run by our interpreter.
 */
export function runByLibpcap(program: Program, libpcap: Libpcap): LibpcapFilter["run"] {
  const readsUnset = faultsOf(program, "kernel").some(({ because }) => because.startsWith("it reads M["));
  if (!readsUnset) return libpcap.runner(program);
  const interpret = interpreterOf(program);
  return ({ bytes }, start, captured, length) => interpret(bytes, start, captured, length);
}
