import { successors } from "./control-flow.ts";
import { ALU, CLASS, JUMP, MODE, MOVE, RETURN, SIZE, SOURCE, type Instruction, type Program } from "./instruction.ts";

/** A part of a program that becomes one function. */
export interface Stretch {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Its instructions that are reached from other stretches, or by a jump back. */
  readonly entries: readonly number[];
}

/** Cuts a program into stretches of at most `most` instructions. */
export function stretchesOf(program: Program, most: number): Stretch[] {
  const stretchOf = (at: number): number => Math.floor(at / most);
  const entries = new Set([0]);
  for (const at of program.keys()) {
    for (const to of successors(program, at)) if (to <= at || stretchOf(to) !== stretchOf(at)) entries.add(to);
  }
  const within = Array.from({ length: stretchOf(program.length - 1) + 1 }, (): number[] => []);
  for (const entry of entries) within[stretchOf(entry)].push(entry);
  return within.map((inside, index) => {
    return { from: index * most, to: Math.min((index + 1) * most, program.length), entries: inside };
  });
}

/** What the text of a stretch leaves to whoever makes a function of it. */
export interface Surroundings {
  /** The variable that is a word of scratch memory. */
  readonly memory: (word: number) => string;
  /** Statements that leave the stretch, or go back in it. */
  readonly goOn: (to: number, back: boolean) => string;
}

/** Octets that are there where nobody arrives. */
const ANY = Infinity;

/**
 * The statements of a stretch: `bytes`, `start`, `captured` and `length` are the packet, `a` and `x` the registers as signed
 * numbers, `entry` where to begin if that is not always its first instruction. A jump leaves a labelled block that ends where it leads
 * to. Only numbers of the program and the words of this file get into the text.
 */
export function stretchText(program: Program, { from, to, entries }: Stretch, surroundings: Surroundings): string {
  const chosen = entries.some((entry) => entry !== from);
  const labelled = new Set(chosen ? entries : []);
  /** Octets that are known to have been captured when an instruction is reached, so that they are not asked for again. */
  const present = Array.from({ length: to - from }, () => ANY);
  for (const entry of entries) present[entry - from] = 0;
  const lines: string[] = [];
  for (let at = from; at < to; at++) {
    const known = present[at - from];
    const needed = octetsNeeded(program[at]);
    for (const next of successors(program, at)) {
      if (next > at && next < to) present[next - from] = Math.min(present[next - from], Math.max(known, needed));
    }
    const check = needed > known ? `if(captured<${needed})return 0;` : "";
    lines.push(check + statements(program[at], at));
  }
  const targets = [...labelled].sort((a, b) => b - a);
  const choice = chosen ? `switch(entry){${entries.map((at) => `case ${at}:break L${at};`).join("")}}` : "";
  const blocks = targets.map((target) => `L${target}:{`).join("");
  return [blocks + choice, ...lines.map((line, i) => (labelled.has(from + i) ? `}${line}` : line))].join("\n");

  function statements(instruction: Instruction, at: number): string {
    const { code } = instruction;
    switch (code & 7) {
      case CLASS.ret:
        return returnText(instruction);
      case CLASS.jmp: {
        const [yes, no] = successors(program, at).map((target) => goTo(at, target));
        if (code === (CLASS.jmp | JUMP.ja)) return yes;
        const holds = comparisonText(instruction);
        if (yes === "") return no && `if(!(${holds})){${no}}`;
        return no === "" ? `if(${holds}){${yes}}` : `if(${holds}){${yes}}${no}`;
      }
      default:
        return straightText(instruction, surroundings.memory) + goTo(at, at + 1);
    }
  }

  function goTo(at: number, target: number): string {
    const end = program[target];
    const inside = target > at && target < to;
    if (inside && target === at + 1) return "";
    if ((end.code & 7) === CLASS.ret) return returnText(end);
    if (!inside) return surroundings.goOn(target, target <= at);
    labelled.add(target);
    return `break L${target};`;
  }
}

/** How many octets a packet must have for the instruction's load, where that does not depend on the index register. */
function octetsNeeded({ code, k }: Instruction): number {
  const mode = code & 0xe0;
  const loads = (code & 7) === CLASS.ld || (code & 7) === CLASS.ldx;
  return loads && (mode === MODE.abs || mode === MODE.msh) ? k + sizeOf(code) : 0;
}

function sizeOf(code: number): number {
  return { [SIZE.word]: 4, [SIZE.half]: 2, [SIZE.byte]: 1 }[code & 0x18] ?? 0;
}

function returnText({ code, k }: Instruction): string {
  return (code & 0x18) === RETURN.a ? "return a>>>0;" : `return ${k};`;
}

function comparisonText({ code, k }: Instruction): string {
  const byX = (code & SOURCE.x) !== 0;
  switch (code & 0xf0) {
    case JUMP.jeq:
      return `a===${byX ? "x" : k | 0}`;
    case JUMP.jset:
      return `(a&${byX ? "x" : k | 0})!==0`;
    case JUMP.jgt:
      return `a>>>0>${byX ? "(x>>>0)" : k}`;
    default:
      return `a>>>0>=${byX ? "(x>>>0)" : k}`;
  }
}

function straightText({ code, k }: Instruction, memory: (word: number) => string): string {
  switch (code & 7) {
    case CLASS.ld:
      return loadText("a", code, k, memory);
    case CLASS.ldx:
      return loadText("x", code, k, memory);
    case CLASS.st:
      return `${memory(k)}=a;`;
    case CLASS.stx:
      return `${memory(k)}=x;`;
    case CLASS.alu:
      return calculationText(code, k);
    default:
      return (code & 0xf8) === MOVE.tax ? "x=a;" : "a=x;";
  }
}

function loadText(register: string, code: number, k: number, memory: (word: number) => string): string {
  switch (code & 0xe0) {
    case MODE.imm:
      return `${register}=${k | 0};`;
    case MODE.mem:
      return `${register}=${memory(k)};`;
    case MODE.len:
      return `${register}=length|0;`;
    case MODE.msh:
      return `x=(bytes[start+${k}]&15)<<2;`;
    case MODE.abs:
      return `a=${octetsText("start", k, sizeOf(code))};`;
    default:
      // An index register that is negative as a signed number is beyond every packet.
      return `if(x<0||x>captured-${k + sizeOf(code)})return 0;a=${octetsText("start+x", k, sizeOf(code))};`;
  }
}

function octetsText(base: string, k: number, size: number): string {
  const octet = (i: number): string => `bytes[${base}+${k + i}]${i === size - 1 ? "" : `<<${8 * (size - 1 - i)}`}`;
  return Array.from({ length: size }, (_, i) => octet(i)).join("|");
}

function calculationText(code: number, k: number): string {
  const byX = (code & SOURCE.x) !== 0;
  const signed = byX ? "x" : `(${k | 0})`;
  const unsigned = byX ? "(x>>>0)" : `${k}`;
  const unlessZero = byX ? "if(x===0)return 0;" : "";
  switch (code & 0xf0) {
    case ALU.add:
      return `a=a+${signed}|0;`;
    case ALU.sub:
      return `a=a-${signed}|0;`;
    case ALU.mul:
      return `a=Math.imul(a,${signed});`;
    case ALU.div:
      return `${unlessZero}a=(a>>>0)/${unsigned}|0;`;
    case ALU.mod:
      return `${unlessZero}a=(a>>>0)%${unsigned}|0;`;
    case ALU.and:
      return `a=a&${signed};`;
    case ALU.or:
      return `a=a|${signed};`;
    case ALU.xor:
      return `a=a^${signed};`;
    case ALU.lsh:
      return byX ? "a=x>>>0>31?0:a<<x;" : `a=a<<${k};`;
    case ALU.rsh:
      return byX ? "a=x>>>0>31?0:a>>>x|0;" : `a=a>>>${k}|0;`;
    default:
      return "a=-a|0;";
  }
}
