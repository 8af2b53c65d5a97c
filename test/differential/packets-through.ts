import { ALU, ANCILLARY, CLASS, JUMP, MODE, MOVE, SIZE, SOURCE } from "../../src/bpf/instruction.ts";
import type { AncillaryName, Program } from "../../src/bpf/instruction.ts";
import { calculate } from "../../src/bpf/term.ts";
import type { Operator } from "../../src/bpf/value.ts";

/** A packet with what Linux knows besides its octets, all of which may be changed. */
export interface ChangeablePacket {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly ancillary: Partial<Record<AncillaryName, number>>;
}

/** Numbers that are the same in every run (xorshift). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 1;
  }

  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }
}

/** Lengths of packets; programs of the suite look as far as the 300th octet. */
const LENGTHS = [64, 96, 128, 300, 400];

/**
 * A packet that gets far in a program: most octets are small, and where a test on octets fails, four times in five they are
 * changed so that it holds.
 */
export function packetThrough(program: Program, random: Random): ChangeablePacket {
  const bytes = new Uint8Array(LENGTHS[random.below(LENGTHS.length)]);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = random.below(4) === 0 ? random.below(256) : random.below(2) * random.below(8);
  // The first octet of an IPv4 header, where it may be needed.
  if (random.below(2) === 0) for (let i = 0; i < 60; i++) if (random.below(4) === 0) bytes[i] = 0x45;
  const ancillary = {
    type: random.below(6),
    ifidx: random.below(12),
    vlanp: random.below(2),
    vlan_tci: random.below(20),
  };
  const packet = { bytes, length: bytes.length, ancillary };
  runOn(packet, program, random);
  return packet;
}

const NAMES = new Map(Object.entries(ANCILLARY).map(([name, k]) => [k as number, name as AncillaryName]));
const OPERATORS = new Map(Object.entries(ALU).map(([name, code]) => [code as number, name]));

/** Where a number was loaded from, and which of its bits are left. */
interface Origin {
  readonly at: number;
  readonly size: number;
  readonly name: AncillaryName | undefined;
  readonly mask: number;
}

/** A number in the machine, and where it comes from if that is known. */
interface Known {
  readonly value: number;
  readonly origin: Origin | undefined;
}

const ZERO: Known = { value: 0, origin: undefined };

/** What a program returns for a packet, with what only Linux knows; with `random`, the packet is changed on the way. */
export function runOn(packet: ChangeablePacket, program: Program, random?: Random): number {
  let a = ZERO;
  let x = 0;
  const memory: Known[] = Array.from({ length: 16 }, () => ZERO);
  for (let at = 0; ;) {
    const { code, jt, jf, k } = program[at++];
    const operand = (code & SOURCE.x) === 0 ? k : x;
    switch (code & 7) {
      case CLASS.ld:
      case CLASS.ldx: {
        const known = (code & 0xe0) === MODE.mem ? memory[k] : loaded(packet, code, k, x);
        if (known === undefined) return 0;
        if ((code & 7) === CLASS.ld) a = known;
        else x = known.value;
        break;
      }
      case CLASS.st:
        memory[k] = a;
        break;
      case CLASS.stx:
        memory[k] = { value: x, origin: undefined };
        break;
      case CLASS.alu: {
        const name = OPERATORS.get(code & 0xf0)!;
        const value = name === "neg" ? -a.value >>> 0 : calculate(name as Operator, a.value, operand);
        if (value === undefined) return 0;
        const { origin } = a;
        a = {
          value,
          origin: name === "and" && origin ? { ...origin, mask: (origin.mask & operand) >>> 0 } : undefined,
        };
        break;
      }
      case CLASS.jmp: {
        const relation = code & 0xf0;
        if (relation === JUMP.ja) {
          at = (at + k) | 0;
          break;
        }
        if (random !== undefined && !compare(a.value, relation, operand) && random.below(5) > 0)
          a = madeToHold(packet, a, relation, operand);
        at += compare(a.value, relation, operand) ? jt : jf;
        break;
      }
      case CLASS.ret:
        return k;
      default:
        if ((code & 0xf8) === MOVE.txa) a = { value: x, origin: undefined };
        else x = a.value;
    }
  }
}

function loaded(packet: ChangeablePacket, code: number, k: number, x: number): Known | undefined {
  const mode = code & 0xe0;
  if (mode === MODE.imm) return { value: k, origin: undefined };
  if (mode === MODE.len) return { value: packet.length, origin: undefined };
  const size = mode === MODE.msh || (code & 0x18) === SIZE.byte ? 1 : (code & 0x18) === SIZE.half ? 2 : 4;
  const place = mode === MODE.ind ? x + k : k;
  const name = mode === MODE.abs ? NAMES.get(k) : undefined;
  if (name === undefined && place + size > packet.bytes.length) return undefined;
  const origin = { at: place, size, name, mask: 0xffffffff };
  const value = valueAt(packet, origin);
  return { value: mode === MODE.msh ? (value & 15) * 4 : value, origin };
}

function valueAt({ bytes, ancillary }: ChangeablePacket, { at, size, name }: Origin): number {
  if (name !== undefined) return ancillary[name] ?? 0;
  return bytes.slice(at, at + size).reduce((value, octet) => value * 256 + octet, 0);
}

function compare(a: number, relation: number, operand: number): boolean {
  if (relation === JUMP.jeq) return a === operand;
  if (relation === JUMP.jgt) return a > operand;
  return relation === JUMP.jge ? a >= operand : (a & operand) !== 0;
}

/** Changes the packet where the number was loaded from. */
function madeToHold(packet: ChangeablePacket, known: Known, relation: number, operand: number): Known {
  const { origin } = known;
  if (origin === undefined) return known;
  const { at, size, name, mask } = origin;
  const old = valueAt(packet, origin);
  const wanted = operand + (relation === JUMP.jgt ? 1 : 0);
  const bits = relation === JUMP.jset ? old | operand : (old & ~mask) | (wanted & mask);
  if (name !== undefined) packet.ancillary[name] = bits >>> 0;
  else for (let i = 0; i < size; i++) packet.bytes[at + i] = bits >>> (8 * (size - 1 - i));
  return { value: (valueAt(packet, origin) & mask) >>> 0, origin };
}
