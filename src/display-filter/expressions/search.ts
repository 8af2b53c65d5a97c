import type { Step } from "./program.ts";

const LINE_FEED = 10;

/**
 * Whether a text has a place where a program finds what it looks for. All ways to go on are followed at once (Thompson, 1968),
 * so that the time grows with the text times the steps, whatever the expression.
 */
export function finds(program: readonly Step[], lines: boolean): (text: string) => boolean {
  const ways = new Ways(program, lines);
  return (text) => ways.from(text, 0, true);
}

/** The steps that a program is at. */
class Ways {
  private readonly program: readonly Step[];
  /** `^` and `$` are where lines begin and end, too. */
  private readonly lines: boolean;
  private readonly inside: ReadonlyMap<Step, Ways>;
  private steps: number[] = [];
  private next: number[] = [];
  /** By step: the latest round that came to it. */
  private readonly seen: Int32Array;
  private round = 0;

  constructor(program: readonly Step[], lines: boolean) {
    this.program = program;
    this.lines = lines;
    this.seen = new Int32Array(program.length);
    this.inside = new Map(
      program.flatMap((step) => (step.kind === "ahead" ? [[step, new Ways(step.program, lines)] as const] : [])),
    );
  }

  /** Whether what is looked for begins at `start`, or `anywhere` behind it. */
  from(text: string, start: number, anywhere: boolean): boolean {
    const { program } = this;
    this.steps.length = 0;
    this.begin();
    for (let at = start; ; at++) {
      if ((anywhere || at === start) && this.reach(0, text, at, this.steps)) return true;
      if (at === text.length || (!anywhere && this.steps.length === 0)) return false;
      const code = text.charCodeAt(at);
      this.begin();
      this.next.length = 0;
      for (const place of this.steps) {
        const step = program[place];
        if (step.kind === "unit" && step.test(code) && this.reach(place + 1, text, at + 1, this.next)) return true;
      }
      [this.steps, this.next] = [this.next, this.steps];
    }
  }

  private begin(): void {
    if (++this.round < 0x7fffffff) return;
    this.seen.fill(0);
    this.round = 1;
  }

  /** Goes on from a step to those that ask for a unit of the text; true where the end is reached. */
  private reach(first: number, text: string, at: number, steps: number[]): boolean {
    const open = [first];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (this.seen[place] === this.round) continue;
      this.seen[place] = this.round;
      const step = this.program[place];
      switch (step.kind) {
        case "found":
          return true;
        case "unit":
          steps.push(place);
          break;
        case "fork":
          open.push(step.to, step.or);
          break;
        case "place":
          if (this.isAt(step.at, text, at)) open.push(place + 1);
          break;
        case "ahead":
          if (this.inside.get(step)?.from(text, at, false) !== step.negated) open.push(place + 1);
      }
    }
    return false;
  }

  private isAt(wanted: "^" | "$" | "b" | "B", text: string, at: number): boolean {
    if (wanted === "^") return at === 0 || (this.lines && text.charCodeAt(at - 1) === LINE_FEED);
    if (wanted === "$") return at === text.length || (this.lines && text.charCodeAt(at) === LINE_FEED);
    return (isWord(text, at - 1) !== isWord(text, at)) === (wanted === "b");
  }
}

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /\w/.test(text[at]);
}
