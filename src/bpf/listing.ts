import { CLASS, JUMP, type Instruction, type Program } from "./instruction.ts";
import { OPERATIONS, type OperandKind } from "./operations.ts";

/** What Linux answers to loads from beyond the packet, as listings call it: at every fourth offset from the first on. */
export const ANCILLARY_NAMES: readonly string[] = [
  "proto", "type", "ifidx", "nla", "nlan", "mark", "queue", "hatype", "rxhash", "cpu", "xor_x", "vlan_tci", "vlanp",
  "poff", "random", "vlan_tpid",
]; // oxfmt-ignore
/** SKF_AD_OFF of linux/filter.h. */
export const FIRST_ANCILLARY = -0x1000;

/** The program in words, an instruction a line, as `tcpdump -d` prints it. */
export function listing(program: Program): string[] {
  return program.map(listingLine);
}

/** The program as rows of a C array of `struct bpf_insn`, as `tcpdump -dd` prints it. */
export function cRows(program: Program): string[] {
  return program.map(({ code, jt, jf, k }) => {
    return `{ 0x${code.toString(16)}, ${jt}, ${jf}, 0x${k.toString(16).padStart(8, "0")} },`;
  });
}

/** The program in decimal numbers, their count first, as `tcpdump -ddd` prints it. */
export function decimalRows(program: Program): string[] {
  return [`${program.length}`, ...program.map(({ code, jt, jf, k }) => `${code} ${jt} ${jf} ${k}`)];
}

function listingLine({ code, jt, jf, k }: Instruction, at: number): string {
  const { mnemonic, operand } = OPERATIONS.get(code) ?? { mnemonic: "unimp", operand: undefined };
  const text = operand === undefined ? `0x${code.toString(16)}` : operandText(operand, k, at);
  const line = `(${String(at).padStart(3, "0")}) ${mnemonic.padEnd(8)} `;
  if ((code & 7) !== CLASS.jmp || (code & 0xf0) === JUMP.ja) return `${line}${text}`;
  return `${line}${text.padEnd(16)} jt ${at + 1 + jt}\tjf ${at + 1 + jf}`;
}

function operandText(operand: OperandKind, k: number, at: number): string {
  const signed = k | 0;
  switch (operand) {
    case "hexadecimal":
      return `#0x${k.toString(16)}`;
    case "decimal":
      return `#${signed}`;
    case "octet":
      return `[${ANCILLARY_NAMES[(signed - FIRST_ANCILLARY) / 4] ?? signed}]`;
    case "indexed octet":
      return `[x + ${signed}]`;
    case "header length":
      return `4*([${signed}]&0xf)`;
    case "memory":
      return `M[${signed}]`;
    case "target":
      return `${(at + 1 + k) | 0}`;
    case "packet length":
      return "#pktlen";
    case "index register":
      return "x";
    case "none":
      return "";
  }
}
