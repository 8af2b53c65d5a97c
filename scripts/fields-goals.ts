import { rate } from "./rate.ts";
import {
  failingBy,
  GOALS,
  reaches,
  type CaptureScore,
  type FieldAgreement,
  type Goal,
} from "../test/differential/fields/field-agreement.ts";

/** What keeps captures from a goal. */
interface Cause {
  /** Captures that it helps to fail, and those that would reach the goal were it not there. */
  captures: number;
  alone: number;
  times: number;
  readonly first: string;
}

/** Prints how many captures reach each goal and what keeps the others from it, what keeps most of them first. */
export function printGoals({ captures }: FieldAgreement, limit: number, listed: boolean): void {
  const counted = captures.filter(({ known }) => known > 0);
  console.log(`\nCaptures that reach each goal (${counted.length} have packets whose protocols we all have):`);
  for (const goal of Object.keys(GOALS) as Goal[]) {
    const failing = counted.filter((score) => !reaches(score, goal));
    console.log(
      `  ${`${goal} ${100 * GOALS[goal]} %`.padEnd(18)} ${rate(counted.length - failing.length, counted.length)}`,
    );
    printCauses(failing, goal, limit);
    if (listed)
      for (const score of failing)
        console.log(`      not ${score.path}  ${neededCauses(score, goal).map(causeText).join(", ")}`);
  }
  const packets = counted.reduce((sum, { known }) => sum + known, 0);
  const same = counted.reduce((sum, { sameProtocols }) => sum + sameProtocols, 0);
  console.log(`Packets with the same frame.protocols: ${rate(same, packets)}`);
}

function causeText([cause, times]: readonly [string, number]): string {
  return `${times} × ${cause}`;
}

/** The fewest causes without which a capture would reach a goal, worst first. */
function neededCauses(score: CaptureScore, goal: Goal): [string, number][] {
  const worst = [...score.causes[goal]].sort((a, b) => b[1] - a[1]);
  const needed: [string, number][] = [];
  for (let left = failingBy(score, goal); left > 0 && needed.length < worst.length;) {
    const cause = worst[needed.length]!;
    needed.push(cause);
    left -= cause[1];
  }
  return needed;
}

function printCauses(failing: readonly CaptureScore[], goal: Goal, limit: number): void {
  const causes = new Map<string, Cause>();
  for (const score of failing) {
    const lacking = failingBy(score, goal);
    for (const [name, times] of neededCauses(score, goal)) {
      let cause = causes.get(name);
      if (cause === undefined) causes.set(name, (cause = { captures: 0, alone: 0, times: 0, first: score.path }));
      cause.captures += 1;
      cause.times += times;
      if (times >= lacking) cause.alone += 1;
    }
  }
  for (const [name, { captures, alone, times, first }] of [...causes]
    .sort((a, b) => b[1].captures - a[1].captures)
    .slice(0, limit))
    console.log(
      `      ${String(captures).padStart(4)} captures (${alone} by it alone), ${times} times: ${name}  ${first}`,
    );
}
