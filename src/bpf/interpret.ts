import { successors } from "./control-flow.ts";
import { ALU, CLASS, JUMP, MEMORY_WORDS, MODE, MOVE, RETURN, SIZE, SOURCE, type Program } from "./instruction.ts";
import type { Matcher } from "./matcher.ts";
import { assertRunnable } from "./validate.ts";

/**
 * Jumps back that one packet may cause; with one more it is rejected. So many headers of eight octets fit into the longest packet,
 * as libpcap's `ip6 protochain` jumps from one to the next. All other jumps lead on, so no program runs for ever.
 */
export const MOST_JUMPS_BACK = 32_768;

const { ld, ldx, st, stx, alu, jmp, ret, misc } = CLASS;
const { word, half, byte } = SIZE;
const { imm, abs, ind, mem, len, msh } = MODE;
const { k: byK, x: byX } = SOURCE;

/** The operations by the numbers of the cases below, which are small literals so that V8 finds them through a table. */
const CASES = [
  ld | abs | word, ld | abs | half, ld | abs | byte, ld | ind | word, ld | ind | half, ld | ind | byte,
  ld | imm, ld | mem, ld | len, ldx | imm, ldx | mem, ldx | len, ldx | msh | byte, st, stx, misc | MOVE.tax, misc | MOVE.txa,
  jmp | JUMP.ja, jmp | JUMP.jeq | byK, jmp | JUMP.jgt | byK, jmp | JUMP.jge | byK, jmp | JUMP.jset | byK,
  jmp | JUMP.jeq | byX, jmp | JUMP.jgt | byX, jmp | JUMP.jge | byX, jmp | JUMP.jset | byX, ret | RETURN.k, ret | RETURN.a,
  alu | ALU.add | byK, alu | ALU.sub | byK, alu | ALU.mul | byK, alu | ALU.div | byK, alu | ALU.mod | byK, alu | ALU.and | byK,
  alu | ALU.or | byK, alu | ALU.xor | byK, alu | ALU.lsh | byK, alu | ALU.rsh | byK, alu | ALU.neg,
  alu | ALU.add | byX, alu | ALU.sub | byX, alu | ALU.mul | byX, alu | ALU.div | byX, alu | ALU.mod | byX, alu | ALU.and | byX,
  alu | ALU.or | byX, alu | ALU.xor | byX, alu | ALU.lsh | byX, alu | ALU.rsh | byX,
]; // oxfmt-ignore

/** Numbers in a row of the table: the case, the constant, the row that follows (where a comparison holds), the row where it does not. */
const ROW = 4;
/** An offset that no packet reaches, with room for the octets that are read from there. */
const BEYOND = 0x7ffffff0;

/**
 * Runs a program instruction by instruction, as libpcap does: what generated code is held against, and what runs where no
 * code may be generated. Throws RangeError for a program that cannot be run.
 * A load that is not within the captured octets rejects the packet. What only a kernel knows (loads from SKF_AD_OFF on) is
 * beyond every packet, and so is a sum of index and constant that needs 33 bits.
 */
export function interpreterOf(program: Program): Matcher {
  assertRunnable(program);
  const table = tableOf(program);
  const memory = new Int32Array(MEMORY_WORDS);
  const remembers = program.some(({ code }) => (code & ~1) === (ld | mem));
  return (bytes, start, captured, length) => {
    // Signed, so that V8 puts no number on the heap; an index that is negative is beyond every packet.
    let a = 0;
    let x = 0;
    let jumpsBack = 0;
    if (remembers) memory.fill(0);
    for (let row = 0; ;) {
      const k = table[row + 1];
      let next = table[row + 2];
      switch (table[row]) {
        case 0: // ld [k]
          if (k + 4 > captured) return 0;
          a = wordAt(bytes, start + k);
          break;
        case 1: // ldh [k]
          if (k + 2 > captured) return 0;
          a = halfAt(bytes, start + k);
          break;
        case 2: // ldb [k]
          if (k + 1 > captured) return 0;
          a = bytes[start + k];
          break;
        case 3: // ld [x + k]
          if (x < 0 || x > captured - k - 4) return 0;
          a = wordAt(bytes, start + x + k);
          break;
        case 4: // ldh [x + k]
          if (x < 0 || x > captured - k - 2) return 0;
          a = halfAt(bytes, start + x + k);
          break;
        case 5: // ldb [x + k]
          if (x < 0 || x > captured - k - 1) return 0;
          a = bytes[start + x + k];
          break;
        case 6: // ld #k
          a = k;
          break;
        case 7: // ld M[k]
          a = memory[k];
          break;
        case 8: // ld #pktlen
          a = length | 0;
          break;
        case 9: // ldx #k
          x = k;
          break;
        case 10: // ldx M[k]
          x = memory[k];
          break;
        case 11: // ldx #pktlen
          x = length | 0;
          break;
        case 12: // ldxb 4*([k]&0xf)
          if (k + 1 > captured) return 0;
          x = (bytes[start + k] & 0xf) << 2;
          break;
        case 13: // st M[k]
          memory[k] = a;
          break;
        case 14: // stx M[k]
          memory[k] = x;
          break;
        case 15: // tax
          x = a;
          break;
        case 16: // txa
          a = x;
          break;
        case 17: // ja
          if (next <= row && ++jumpsBack > MOST_JUMPS_BACK) return 0;
          break;
        case 18: // jeq #k
          if (a !== k) next = table[row + 3];
          break;
        case 19: // jgt #k
          if (a >>> 0 <= k >>> 0) next = table[row + 3];
          break;
        case 20: // jge #k
          if (a >>> 0 < k >>> 0) next = table[row + 3];
          break;
        case 21: // jset #k
          if ((a & k) === 0) next = table[row + 3];
          break;
        case 22: // jeq x
          if (a !== x) next = table[row + 3];
          break;
        case 23: // jgt x
          if (a >>> 0 <= x >>> 0) next = table[row + 3];
          break;
        case 24: // jge x
          if (a >>> 0 < x >>> 0) next = table[row + 3];
          break;
        case 25: // jset x
          if ((a & x) === 0) next = table[row + 3];
          break;
        case 26: // ret #k
          return k >>> 0;
        case 27: // ret
          return a >>> 0;
        case 28: // add #k
          a = (a + k) | 0;
          break;
        case 29: // sub #k
          a = (a - k) | 0;
          break;
        case 30: // mul #k
          a = Math.imul(a, k);
          break;
        case 31: // div #k
          a = ((a >>> 0) / (k >>> 0)) | 0;
          break;
        case 32: // mod #k
          a = ((a >>> 0) % (k >>> 0)) | 0;
          break;
        case 33: // and #k
          a &= k;
          break;
        case 34: // or #k
          a |= k;
          break;
        case 35: // xor #k
          a ^= k;
          break;
        case 36: // lsh #k
          a <<= k;
          break;
        case 37: // rsh #k
          a = (a >>> k) | 0;
          break;
        case 38: // neg
          a = -a | 0;
          break;
        case 39: // add x
          a = (a + x) | 0;
          break;
        case 40: // sub x
          a = (a - x) | 0;
          break;
        case 41: // mul x
          a = Math.imul(a, x);
          break;
        case 42: // div x
          if (x === 0) return 0;
          a = ((a >>> 0) / (x >>> 0)) | 0;
          break;
        case 43: // mod x
          if (x === 0) return 0;
          a = ((a >>> 0) % (x >>> 0)) | 0;
          break;
        case 44: // and x
          a &= x;
          break;
        case 45: // or x
          a |= x;
          break;
        case 46: // xor x
          a ^= x;
          break;
        case 47: // lsh x
          a = x >>> 0 > 31 ? 0 : a << x;
          break;
        case 48: // rsh x
          a = x >>> 0 > 31 ? 0 : (a >>> x) | 0;
          break;
      }
      row = next;
    }
  };
}

function tableOf(program: Program): Int32Array {
  const table = new Int32Array(program.length * ROW);
  for (const [at, { code, k }] of program.entries()) {
    const [next = 0, otherwise = 0] = successors(program, at);
    const loads = (code & 7) === ld || (code & 7) === ldx;
    const fromPacket = loads && (code & 0xe0) !== imm;
    table.set([CASES.indexOf(code), fromPacket ? Math.min(k, BEYOND) : k, next * ROW, otherwise * ROW], at * ROW);
  }
  return table;
}

function halfAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 8) | bytes[at + 1];
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}
