/**
 * One instruction of classic BPF, as the kernel's `struct sock_filter` holds it.
 * Source: "The BSD Packet Filter" (McCanne, Jacobson 1993), linux/filter.h.
 */
export interface Instruction {
  /** Class, size, mode, operation and source, ored together: see the tables below. */
  readonly code: number;
  /** Instructions to skip where a conditional jump's test holds, 0 to 255. */
  readonly jt: number;
  /** Instructions to skip where it does not, 0 to 255. */
  readonly jf: number;
  /** The instruction's constant, unsigned, 32 bits. */
  readonly k: number;
}

/** A whole filter program. */
export type Program = readonly Instruction[];

/** Bits 0 to 2 of a code. */
export const CLASS = { ld: 0, ldx: 1, st: 2, stx: 3, alu: 4, jmp: 5, ret: 6, misc: 7 } as const;
/** Bits 3 and 4 of a load's code: octets read. */
export const SIZE = { word: 0x00, half: 0x08, byte: 0x10 } as const;
/** Bits 5 to 7 of a load's code: where from. */
export const MODE = { imm: 0x00, abs: 0x20, ind: 0x40, mem: 0x60, len: 0x80, msh: 0xa0 } as const;
/** Bits 4 to 7 of an arithmetic instruction's code. */
export const ALU = {
  add: 0x00, sub: 0x10, mul: 0x20, div: 0x30, or: 0x40, and: 0x50, lsh: 0x60, rsh: 0x70, neg: 0x80, mod: 0x90, xor: 0xa0,
} as const; // oxfmt-ignore
/** Bits 4 to 7 of a jump's code. */
export const JUMP = { ja: 0x00, jeq: 0x10, jgt: 0x20, jge: 0x30, jset: 0x40 } as const;
/** Bit 3 of arithmetic and jumps: the other operand is the constant or the index register. */
export const SOURCE = { k: 0x00, x: 0x08 } as const;
/** Bits 3 and 4 of a return's code: the constant or the accumulator. */
export const RETURN = { k: 0x00, a: 0x10 } as const;
/** Bits 3 to 7 of a register move's code. */
export const MOVE = { tax: 0x00, txa: 0x80 } as const;

/** Words of scratch memory, M[0] to M[15]. */
export const MEMORY_WORDS = 16;
/** The most instructions that a kernel takes (BPF_MAXINSNS). */
export const MOST_INSTRUCTIONS = 4096;

/** What the kernel knows of a packet besides its octets: loads from these offsets beyond the packet (SKF_AD_OFF). */
export const ANCILLARY = {
  proto: 0xfffff000, type: 0xfffff004, ifidx: 0xfffff008, vlan_tci: 0xfffff02c, vlanp: 0xfffff030,
} as const; // oxfmt-ignore
export type AncillaryName = keyof typeof ANCILLARY;
