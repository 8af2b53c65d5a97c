import {
  ANCILLARY,
  CLASS,
  MODE,
  MOST_INSTRUCTIONS,
  RETURN,
  type Instruction,
  type Program,
} from "../bpf/instruction.ts";
import { LINUX_SLL, LINUX_SLL2 } from "./capture/hardware-types.ts";
import { COUNTED_LENGTH, countedProgram } from "./native/counted-program.ts";
import type { Linux } from "./native/linux.ts";

/** What a filter program is written for, as far as the kernel's view of a packet differs from ours. */
export interface FilteredLink {
  readonly linkType: number;
  /** The kernel does not see the link header: it is put in front later. */
  readonly cooked: boolean;
  readonly snapLength: number;
}

const SOL_SOCKET = 1;
const SO_ATTACH_FILTER = 26;

const CLASS_BITS = 0x07;
const MODE_BITS = 0xe0;
const RETURN_BITS = 0x18;

/** Lets everything through, and keeps so many octets of a packet. */
export function keeping(octets: number): Program {
  return [{ code: CLASS.ret | RETURN.k, jt: 0, jf: 0, k: octets }];
}

/** Lets nothing through. */
export const nothing: Program = keeping(0);
/** Lets everything through. */
export const everything: Program = keeping(0xffff_ffff);

/**
 * Has the kernel run `program` over what a packet socket receives. The answer says why the kernel cannot, where it cannot:
 * then everything is let through, and the program is to be run in user space.
 */
export function attachFilter(linux: Linux, socket: number, program: Program, link: FilteredLink): string | undefined {
  const adapted = forKernel(program, link);
  const problem = typeof adapted === "string" ? adapted : attach(linux, socket, adapted);
  if (problem !== undefined) attach(linux, socket, shortened(everything, link.snapLength));
  return problem;
}

/** Attaches a program as it is; says what the kernel has against it. */
function attach(linux: Linux, socket: number, program: Program): string | undefined {
  const counted = countedProgram(linux.native, program, 2);
  try {
    linux.setOption(socket, SOL_SOCKET, SO_ATTACH_FILTER, counted, COUNTED_LENGTH);
    return undefined;
  } catch (fault) {
    return `the kernel refuses it: ${(fault as Error).message}`;
  }
}

/** The program as the kernel is to run it, or why it cannot. */
function forKernel(program: Program, link: FilteredLink): Program | string {
  if (program.length > MOST_INSTRUCTIONS)
    return `it has ${program.length} instructions, and the kernel takes ${MOST_INSTRUCTIONS}`;
  const cut = shortened(program, link.snapLength);
  if (!link.cooked) return cut;
  const cooked = cut.map((instruction) => withoutHeader(instruction, link.linkType));
  if (cooked.includes(undefined)) return "it looks at what only Linux's cooked header has";
  return cooked as Program;
}

/** The program with packets cut to `snapLength` octets: the number it returns is the number that are kept. */
function shortened(program: Program, snapLength: number): Program {
  return program.map((instruction) => {
    const { code, k } = instruction;
    const cuts = (code & CLASS_BITS) === CLASS.ret && (code & RETURN_BITS) === RETURN.k && k > snapLength;
    return cuts ? { ...instruction, k: snapLength } : instruction;
  });
}

/** Octets of the header, and which of the kernel's own data stand at which of its offsets. */
const COOKED: Readonly<Record<number, { readonly length: number; readonly fields: Readonly<Record<number, number>> }>> =
  {
    [LINUX_SLL]: { length: 16, fields: { 0: ANCILLARY.type, 14: ANCILLARY.proto } },
    [LINUX_SLL2]: { length: 20, fields: { 0: ANCILLARY.proto, 4: ANCILLARY.ifidx, 10: ANCILLARY.type } },
  };
/** Offsets from here on are not into the packet: SKF_NET_OFF, SKF_LL_OFF, SKF_AD_OFF. */
const NOT_IN_PACKET = 0xff00_0000;

/** An instruction whose offsets count from the start of a cooked header, for packets without one; undefined where there is none. */
function withoutHeader(instruction: Instruction, linkType: number): Instruction | undefined {
  const { code, k } = instruction;
  const kind = code & CLASS_BITS;
  const mode = code & MODE_BITS;
  if (kind !== CLASS.ld && kind !== CLASS.ldx) return instruction;
  if (mode === MODE.len) return undefined;
  if (mode !== MODE.abs && mode !== MODE.ind && mode !== MODE.msh) return instruction;
  if (k >= NOT_IN_PACKET) return instruction;
  const header = COOKED[linkType]!;
  if (k >= header.length) return { ...instruction, k: k - header.length };
  const field = mode === MODE.abs ? header.fields[k] : undefined;
  return field === undefined ? undefined : { ...instruction, k: field };
}
