import type { Relation } from "../condition.ts";
import { compare } from "../comparison.ts";

/** Which numbers something may be: ascending, not touching, both ends included. Empty where it cannot be at all. */
export type Ranges = readonly Range[];
type Range = readonly [least: number, most: number];

const LARGEST = 0xffffffff;
export const ANYTHING: Ranges = [[0, LARGEST]];

/** The most ranges kept; beyond it the smallest gap is forgotten. */
const MOST_RANGES = 8;

/** The numbers among these of which the comparison with `k` comes out so; undefined where ranges cannot say. */
export function narrowed(ranges: Ranges, relation: Relation, k: number, holds: boolean): Ranges | undefined {
  if (relation === "set") return undefined;
  const wanted = holds ? holding(relation, k) : complement(holding(relation, k));
  return limited(intersection(ranges, wanted));
}

/** How the comparison comes out for all of these numbers; undefined where that differs. */
export function outcome(ranges: Ranges, relation: Relation, k: number): boolean | undefined {
  let some = false;
  let every = true;
  for (const [least, most] of ranges) {
    const single = least === most;
    if (relation === "set" && !single) return undefined;
    const holdsAtLeast = compare(least, relation, k);
    const holdsAtMost = compare(most, relation, k);
    some ||= relation === "eq" ? least <= k && k <= most : holdsAtMost;
    every &&= relation === "eq" ? single && holdsAtLeast : holdsAtLeast;
  }
  return some ? (every ? true : undefined) : false;
}

/** What is in one or the other. */
export function union(a: Ranges, b: Ranges): Ranges {
  if (a === b) return a;
  const all = [...a, ...b].sort(([one], [other]) => one - other);
  const joined: [number, number][] = [];
  for (const [least, most] of all) {
    const last = joined.at(-1);
    if (last !== undefined && least <= last[1] + 1) last[1] = Math.max(last[1], most);
    else joined.push([least, most]);
  }
  return limited(joined);
}

function holding(relation: Exclude<Relation, "set">, k: number): Ranges {
  if (relation === "eq") return [[k, k]];
  const least = relation === "gt" ? k + 1 : k;
  return least > LARGEST ? [] : [[least, LARGEST]];
}

function complement(ranges: Ranges): Ranges {
  const others: Range[] = [];
  let from = 0;
  for (const [least, most] of ranges) {
    if (least > from) others.push([from, least - 1]);
    from = most + 1;
  }
  if (from <= LARGEST) others.push([from, LARGEST]);
  return others;
}

function intersection(a: Ranges, b: Ranges): Ranges {
  return a.flatMap(([least, most]) => {
    const within = b.map(([from, to]): Range => [Math.max(least, from), Math.min(most, to)]);
    return within.filter(([from, to]) => from <= to);
  });
}

function limited(ranges: Ranges): Ranges {
  if (ranges.length <= MOST_RANGES) return ranges;
  let at = 1;
  const gap = (i: number): number => ranges[i][0] - ranges[i - 1][1];
  for (let i = 2; i < ranges.length; i++) if (gap(i) < gap(at)) at = i;
  const joined: Range = [ranges[at - 1][0], ranges[at][1]];
  return limited([...ranges.slice(0, at - 1), joined, ...ranges.slice(at + 1)]);
}
