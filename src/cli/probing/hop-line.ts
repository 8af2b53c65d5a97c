import type { HopAnswer, HopLabel } from "../../probe/hop-probes.ts";
import type { Hop } from "../../probe/traceroute.ts";
import type { HopNames } from "./hop-names.ts";

/** What lines of hops are made with. */
export interface HopWords {
  readonly names: HopNames;
  /** Whether a way back of another length is said. */
  readonly back: boolean;
  /** Whether hops that answer differently to several flows stand one below the other. */
  readonly byFlow: boolean;
  /** Whether the first address that a translator changed packets for has been seen. */
  isTranslated: boolean;
}

/** traceroute's line of a hop; of several flows one for each router. */
export function hopLines(hop: Hop, words: HopWords): string[] {
  const number = String(hop.ttl).padStart(2);
  if (!words.byFlow) return [`${number} ${probesText(hop, words)}`];
  return [...byRouter(hop)].map(([from, flows], i) => {
    const answers = hop.probes.flatMap(({ flow, answer }) =>
      flows.has(flow) && answer?.from === from ? [answer] : [],
    );
    const [first] = answers;
    const who =
      first === undefined ? "*" : `${routerText(first, words)}  ${bestTime(answers)}${notes(first, hop.ttl, words)}`;
    return `${i === 0 ? number : "  "}  ${who}  flows ${ranges([...flows])}`;
  });
}

function probesText({ probes, ttl }: Hop, words: HopWords): string {
  let text = "";
  let last: string | undefined;
  for (const { answer } of probes) {
    if (answer === undefined) {
      text += " *";
      continue;
    }
    if (answer.from !== last) text += ` ${routerText(answer, words)}${notes(answer, ttl, words)}`;
    last = answer.from;
    text += `  ${answer.rttMs.toFixed(3)} ms${answer.mark === "" ? "" : ` ${answer.mark}`}`;
  }
  return text;
}

/** The flows that each router answered; those that nobody answered last, as the router ``. */
function byRouter({ probes }: Hop): Map<string, Set<number>> {
  const routers = new Map<string, Set<number>>();
  const sorted = probes.toSorted((one, other) => Number(one.answer === undefined) - Number(other.answer === undefined));
  for (const { flow, answer } of sorted) {
    const from = answer?.from ?? "";
    routers.set(from, (routers.get(from) ?? new Set()).add(flow));
  }
  return routers;
}

function routerText({ from }: HopAnswer, { names }: HopWords): string {
  return names.shown ? `${names.of(from)} (${from})` : from;
}

function bestTime(answers: readonly HopAnswer[]): string {
  const best = Math.min(...answers.map(({ rttMs }) => rttMs));
  const mark = answers.find((answer) => answer.mark !== "")?.mark;
  return `${best.toFixed(3)} ms${mark === undefined ? "" : ` ${mark}`}`;
}

/** What there is to say of an answer beside its time. */
function notes(answer: HopAnswer, hop: number, words: HopWords): string {
  const isFirst = answer.isTranslated && !words.isTranslated;
  words.isTranslated ||= answer.isTranslated;
  const back = words.back ? waysBack(answer.ttl) : hop;
  return `${labelsText(answer.labels)}${isFirst ? " [NAT]" : ""}${back === hop ? "" : ` '-${back}'`}`;
}

/** The label stack as traceroute has it: label, traffic class, whether it is the lowest, time to live. */
export function labelsText(labels: readonly HopLabel[]): string {
  if (labels.length === 0) return "";
  const stack = labels.map(({ label, exp, bottom, ttl }) => `L=${label},E=${exp},S=${bottom ? 1 : 0},T=${ttl}`);
  return ` <MPLS:${stack.join("/")}>`;
}

/** What hosts begin to count hops from. */
const FIRST_HOPS = [64, 128, 255];

/** How many hops an answer seems to have taken. */
export function waysBack(ttl: number): number {
  return FIRST_HOPS.find((first) => first >= ttl)! - ttl + 1;
}

/** Numbers as ranges: `1-3,7`. */
function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  const sorted = numbers.toSorted((one, other) => one - other);
  for (let first = 0; first < sorted.length;) {
    let last = first;
    while (sorted[last + 1] === sorted[last] + 1) last++;
    parts.push(first === last ? `${sorted[first]}` : `${sorted[first]}-${sorted[last]}`);
    first = last + 1;
  }
  return parts.join(",");
}
