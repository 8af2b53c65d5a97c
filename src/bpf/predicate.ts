import { leadsOn } from "./control-flow.ts";
import { stretchesOf, stretchText, type Stretch } from "./generate.ts";
import { MEMORY_WORDS, type Program } from "./instruction.ts";
import { MOST_JUMPS_BACK } from "./interpret.ts";
import type { Matcher } from "./matcher.ts";
import { assertRunnable } from "./validate.ts";

/** Instructions in one generated function. V8 does not optimise one that is much longer, which makes it hundreds of times slower. */
const MOST_IN_STRETCH = 512;

/** What is kept from one stretch to the next. */
interface Held {
  a: number;
  x: number;
  entry: number;
  jumpsBack: number;
}
/** What a stretch answers where the way goes on at `entry`; no program can return it. */
const ELSEWHERE = -1;
type StretchFunction = (held: Held, memory: Int32Array, ...packet: Parameters<Matcher>) => number;

/**
 * A program as generated code, the quickest there is; undefined where code may not be generated (a page's
 * Content-Security-Policy, `node --disallow-code-generation-from-strings`). Throws RangeError for a program that cannot be
 * run.
 */
export function predicateOf(program: Program): Matcher | undefined {
  assertRunnable(program);
  const stretches = stretchesOf(program, MOST_IN_STRETCH);
  try {
    return stretches.length === 1 && leadsOn(program) ? wholeOf(program, stretches[0]) : chainOf(program, stretches);
  } catch (fault) {
    if (fault instanceof EvalError) return undefined;
    throw fault;
  }
}

/** A program that fits in one function and never jumps back. */
function wholeOf(program: Program, stretch: Stretch): Matcher {
  const words = Array.from({ length: MEMORY_WORDS }, (_, word) => `m${word}=0`);
  const text = stretchText(program, stretch, {
    memory: (word) => `m${word}`,
    goOn: () => "",
  });
  const body = `let a=0,x=0,${words.join()};\n${text}`;
  // oxlint-disable-next-line typescript/no-implied-eval -- stretchText says what the text can hold
  return new Function("bytes", "start", "captured", "length", body) as Matcher;
}

/** Stretches that are called one after another. */
function chainOf(program: Program, stretches: readonly Stretch[]): Matcher {
  const functions = stretches.map((stretch) => {
    const text = stretchText(program, stretch, {
      memory: (word) => `memory[${word}]`,
      goOn: (to, back) => {
        const limit = back ? `if(++held.jumpsBack>${MOST_JUMPS_BACK})return 0;` : "";
        return `${limit}held.a=a;held.x=x;held.entry=${to};return ${ELSEWHERE};`;
      },
    });
    const body = `let a=held.a,x=held.x,entry=held.entry;\n${text}`;
    // oxlint-disable-next-line typescript/no-implied-eval -- stretchText says what the text can hold
    return new Function("held", "memory", "bytes", "start", "captured", "length", body) as StretchFunction;
  });
  const held: Held = { a: 0, x: 0, entry: 0, jumpsBack: 0 };
  const memory = new Int32Array(MEMORY_WORDS);
  return (bytes, start, captured, length) => {
    held.a = held.x = held.entry = held.jumpsBack = 0;
    memory.fill(0);
    let answer: number;
    do {
      const stretch = functions[Math.floor(held.entry / MOST_IN_STRETCH)];
      answer = stretch(held, memory, bytes, start, captured, length);
    } while (answer === ELSEWHERE);
    return answer;
  };
}
