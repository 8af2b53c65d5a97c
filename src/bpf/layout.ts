import type { Branch, Node } from "./graph.ts";
import { CLASS, JUMP, SOURCE, type Instruction, type Program } from "./instruction.ts";
import type { NodeCode } from "./select.ts";

const JUMPS = { eq: JUMP.jeq, gt: JUMP.jgt, ge: JUMP.jge, set: JUMP.jset } as const;
/** The farthest that a conditional jump reaches. */
const FARTHEST = 255;

/**
 * Puts the nodes one after another and fills in the jumps. It works from the end of the program to its beginning, so that
 * every target has its place already; a target that is too far gets an instruction in between that leads there.
 */
export function layOut(order: readonly Node[], selected: ReadonlyMap<Node, NodeCode>, snapLength: number): Program {
  const backwards = new BackwardsProgram(selected, snapLength);
  const ends = order.filter(({ kind }) => kind === "return");
  for (const end of ends.sort((a, b) => b.id - a.id)) backwards.place(end);
  for (let i = order.length - 1; i >= 0; i--) if (order[i].kind !== "return") backwards.place(order[i]);
  return backwards.program();
}

/** A program written from its last instruction to its first; places are counted from its end. */
class BackwardsProgram {
  readonly #written: Instruction[] = [];
  readonly #selected: ReadonlyMap<Node, NodeCode>;
  readonly #snapLength: number;
  /** The first instruction of a node. */
  readonly #starts = new Map<Node, number>();
  /** The jump of a node, behind the instructions that load its operands or store its variable. */
  readonly #tests = new Map<Node, number>();
  readonly #jumps = new Map<string, number>();
  /** The nearest place that leads on to a place far away. */
  readonly #standIns = new Map<number, number>();

  constructor(selected: ReadonlyMap<Node, NodeCode>, snapLength: number) {
    this.#selected = selected;
    this.#snapLength = snapLength;
  }

  program(): Program {
    return this.#written.toReversed();
  }

  place(node: Node): void {
    if (node.kind === "return") {
      this.#write(CLASS.ret, node.accepts ? this.#snapLength : 0);
      this.#starts.set(node, this.#written.length);
      return;
    }
    const { code } = this.#selected.get(node)!;
    const jump =
      node.kind === "branch" ? this.#jump(node, code.length === 0) : this.#goTo(this.#target(node, node.next));
    for (let i = code.length - 1; i >= 0; i--) this.#written.push(code[i]);
    this.#tests.set(node, jump);
    this.#starts.set(node, code.length === 0 ? jump : this.#written.length);
  }

  /** Where the branch's jump is: written now, or an equal one farther on if nothing falls through to it. */
  #jump(branch: Branch, mayShare: boolean): number {
    const yes = this.#target(branch, branch.yes);
    const no = this.#target(branch, branch.no);
    const { relation, right } = branch.test;
    const code = CLASS.jmp | JUMPS[relation] | (right.kind === "constant" ? SOURCE.k : SOURCE.x);
    const k = right.kind === "constant" ? right.k : 0;
    const key = `${code} ${k} ${yes} ${no}`;
    const equal = this.#jumps.get(key);
    if (mayShare && equal !== undefined) return equal;
    const [jt, jf] = this.#reach(yes, no);
    this.#write(code, k, jt, jf);
    this.#jumps.set(key, this.#written.length);
    return this.#written.length;
  }

  /** Distances to both targets, through stand-ins where they are too far. */
  #reach(yes: number, no: number): readonly [number, number] {
    for (;;) {
      const [nearYes, nearNo] = [this.#near(yes), this.#near(no)];
      const jt = this.#written.length - nearYes;
      const jf = this.#written.length - nearNo;
      if (jt > FARTHEST) this.#standIn(yes);
      else if (jf > FARTHEST) this.#standIn(no);
      else return [jt, jf];
    }
  }

  #near(target: number): number {
    return this.#standIns.get(target) ?? target;
  }

  #standIn(target: number): void {
    // Not a copy of a `ret`: Linux takes what follows one to be reached from there, with nothing stored.
    this.#goFar(target);
    this.#standIns.set(target, this.#written.length);
  }

  /** Where the way on is: the target itself, where it comes next. */
  #goTo(target: number): number {
    if (target !== this.#written.length) this.#goFar(target);
    return this.#written.length;
  }

  #goFar(target: number): void {
    this.#write(CLASS.jmp | JUMP.ja, this.#written.length - target);
  }

  /** Where `from` enters `to`, counted from the end. */
  #target(from: Node, to: Node): number {
    return (this.#selected.get(to)?.loadedBy.has(from) ? this.#tests : this.#starts).get(to)!;
  }

  #write(code: number, k: number, jt = 0, jf = 0): void {
    this.#written.push({ code, jt, jf, k });
  }
}
