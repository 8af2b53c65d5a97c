import { endianness } from "node:os";
import type { Program } from "../../bpf/instruction.ts";
import { POINTER_LENGTH, type Native } from "./native.ts";

const LITTLE_ENDIAN = endianness() === "LE";
const INSTRUCTION_LENGTH = 8;

/** Octets of a structure that is a count and a pointer: struct sock_fprog, struct bpf_program. */
export const COUNTED_LENGTH = 2 * POINTER_LENGTH;

/**
 * A program as C takes it: a structure of `COUNTED_LENGTH` octets, and behind it the instructions that it points to.
 * `countLength` is how many octets the count has.
 */
export function countedProgram(native: Native, program: Program, countLength: 2 | 4): Uint8Array {
  const bytes = new Uint8Array(COUNTED_LENGTH + program.length * INSTRUCTION_LENGTH);
  const view = new DataView(bytes.buffer);
  const code = native.address(bytes) + BigInt(COUNTED_LENGTH);
  if (countLength === 2) view.setUint16(0, program.length, LITTLE_ENDIAN);
  else view.setUint32(0, program.length, LITTLE_ENDIAN);
  if (POINTER_LENGTH === 8) view.setBigUint64(POINTER_LENGTH, code, LITTLE_ENDIAN);
  else view.setUint32(POINTER_LENGTH, Number(code), LITTLE_ENDIAN);
  for (const [index, instruction] of program.entries()) {
    const at = COUNTED_LENGTH + index * INSTRUCTION_LENGTH;
    view.setUint16(at, instruction.code, LITTLE_ENDIAN);
    view.setUint8(at + 2, instruction.jt);
    view.setUint8(at + 3, instruction.jf);
    view.setUint32(at + 4, instruction.k, LITTLE_ENDIAN);
  }
  return bytes;
}
