import { CLASS, JUMP, type Instruction, type Program } from "../../src/bpf/instruction.ts";
import { ANCILLARY_NAMES, FIRST_ANCILLARY } from "../../src/bpf/listing.ts";
import { OPERATIONS, type OperandKind } from "../../src/bpf/operations.ts";

/** The program that a listing shows (`tcpdump -d`), with or without the numbers of its lines. */
export function assemble(...lines: readonly string[]): Program {
  return lines.map((line, at) => instruction(line.replace(/^\(\d+\)\s*/, "").trim(), at));
}

function instruction(line: string, at: number): Instruction {
  const [, mnemonic, operand, yes, no] = /^(\w+)\s*(.*?)(?:\s+jt (\d+)\s+jf (\d+))?$/.exec(line) ?? [];
  const skip = (target: string | undefined): number => (target === undefined ? 0 : Number(target) - at - 1);
  for (const [code, operation] of OPERATIONS) {
    const k = operation.mnemonic === mnemonic ? numberIn(operand ?? "", operation.operand) : undefined;
    if (k === undefined) continue;
    const distance = code === (CLASS.jmp | JUMP.ja) ? k - at - 1 : k;
    return { code, jt: skip(yes), jf: skip(no), k: distance >>> 0 };
  }
  throw new Error(`not an instruction: ${line}`);
}

const PATTERNS: Readonly<Record<OperandKind, RegExp>> = {
  hexadecimal: /^#(0x[\da-f]+)$/,
  decimal: /^#(-?\d+)$/,
  octet: /^\[(-?\d+|[a-z_]+)\]$/,
  "indexed octet": /^\[x \+ (-?\d+)\]$/,
  "header length": /^4\*\(\[(-?\d+)\]&0xf\)$/,
  memory: /^M\[(-?\d+)\]$/,
  target: /^(-?\d+)$/,
  "packet length": /^#pktlen()$/,
  "index register": /^x()$/,
  none: /^()$/,
};

function numberIn(operand: string, kind: OperandKind): number | undefined {
  const text = PATTERNS[kind].exec(operand)?.[1];
  if (text === undefined) return undefined;
  const ancillary = ANCILLARY_NAMES.indexOf(text);
  return ancillary < 0 ? Number(text) : FIRST_ANCILLARY + 4 * ancillary;
}
