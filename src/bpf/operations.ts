import { ALU, CLASS, JUMP, MODE, MOVE, RETURN, SIZE, SOURCE } from "./instruction.ts";

/** What an instruction's constant says, and so how a listing spells it. */
export type OperandKind =
  /** A number: in hexadecimal for what is compared or masked, in decimal for what is added, shifted or returned. */
  | "hexadecimal"
  | "decimal"
  /** A place in the packet: counted from its beginning, or from where the index register points. */
  | "octet"
  | "indexed octet"
  /** The octet whose low half counts words of four octets. */
  | "header length"
  /** A word of scratch memory. */
  | "memory"
  /** How many instructions to skip. */
  | "target"
  /** The constant says nothing: the operand is the packet's length, the index register, or none. */
  | "packet length"
  | "index register"
  | "none";

/** How an operation is written. */
export interface Operation {
  readonly mnemonic: string;
  readonly operand: OperandKind;
}

/** Every operation there is, by its code: what libpcap 1.11 and Linux run. */
export const OPERATIONS: ReadonlyMap<number, Operation> = new Map(everyOperation());

function* everyOperation(): Iterable<readonly [number, Operation]> {
  const { ld, ldx, st, stx, alu, jmp, ret, misc } = CLASS;
  for (const [size, mnemonic] of [
    [SIZE.word, "ld"],
    [SIZE.half, "ldh"],
    [SIZE.byte, "ldb"],
  ] as const) {
    yield [ld | size | MODE.abs, { mnemonic, operand: "octet" }];
    yield [ld | size | MODE.ind, { mnemonic, operand: "indexed octet" }];
  }
  for (const [register, mnemonic] of [
    [ld, "ld"],
    [ldx, "ldx"],
  ] as const) {
    yield [register | MODE.imm, { mnemonic, operand: "hexadecimal" }];
    yield [register | MODE.mem, { mnemonic, operand: "memory" }];
    yield [register | MODE.len, { mnemonic, operand: "packet length" }];
  }
  yield [ldx | SIZE.byte | MODE.msh, { mnemonic: "ldxb", operand: "header length" }];
  yield [st, { mnemonic: "st", operand: "memory" }];
  yield [stx, { mnemonic: "stx", operand: "memory" }];
  for (const [mnemonic, code] of Object.entries(ALU)) {
    if (mnemonic === "neg") {
      yield [alu | code, { mnemonic, operand: "none" }];
      continue;
    }
    const masks = code === ALU.and || code === ALU.or || code === ALU.xor;
    yield [alu | code | SOURCE.k, { mnemonic, operand: masks ? "hexadecimal" : "decimal" }];
    yield [alu | code | SOURCE.x, { mnemonic, operand: "index register" }];
  }
  for (const [mnemonic, code] of Object.entries(JUMP)) {
    if (mnemonic === "ja") {
      yield [jmp | code, { mnemonic, operand: "target" }];
      continue;
    }
    yield [jmp | code | SOURCE.k, { mnemonic, operand: "hexadecimal" }];
    yield [jmp | code | SOURCE.x, { mnemonic, operand: "index register" }];
  }
  yield [ret | RETURN.k, { mnemonic: "ret", operand: "decimal" }];
  yield [ret | RETURN.a, { mnemonic: "ret", operand: "none" }];
  yield [misc | MOVE.tax, { mnemonic: "tax", operand: "none" }];
  yield [misc | MOVE.txa, { mnemonic: "txa", operand: "none" }];
}
