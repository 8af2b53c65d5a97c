import { correctJoints, correctLists, correctRanges } from "./list-corrections.ts";
import {
  correctAddresses,
  correctComputations,
  correctLookalikes,
  correctOperators,
  correctParentheses,
  correctRelations,
  correctStrangeRelations,
} from "./sign-corrections.ts";
import { isFilter, stopIn, type Correction, type Stop } from "./stop.ts";
import {
  correctApplications,
  correctEscapes,
  correctFillers,
  correctFlags,
  correctMissingTypes,
  correctOrder,
  correctSpelling,
} from "./word-corrections.ts";

/** What may be wrong, the surest first. */
const corrections: readonly Correction[] = [
  correctLookalikes,
  correctRanges,
  correctAddresses,
  correctFillers,
  correctApplications,
  correctFlags,
  correctSpelling,
  correctLists,
  correctRelations,
  correctStrangeRelations,
  correctOrder,
  correctEscapes,
  correctMissingTypes,
  correctComputations,
  correctParentheses,
  correctOperators,
  correctJoints,
];

/** Mistakes in one filter that are put right. */
const maxMistakes = 6;
/** What may be spent on trying, where a try costs something and each UTF-16 unit of the text one. */
const budget = 100_000;
const tryCost = 300;

/** The filter that may be meant by a text that is none: the same with a few mistakes put right. */
export function repair(text: string): string | undefined {
  let left = budget;
  const search = (so: string, mistakes: number): string | undefined => {
    const stop = stopIn(so);
    if (stop === undefined || mistakes === 0) return undefined;
    const further: string[] = [];
    for (const candidate of corrections.flatMap((correct) => correct(stop))) {
      left -= candidate.length + tryCost;
      if (left < 0) return undefined;
      if (isFilter(candidate)) return candidate;
      const next = stopIn(candidate);
      if (next !== undefined && isFurther(next, stop)) further.push(candidate);
    }
    for (const candidate of further) {
      const found = search(candidate, mistakes - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(text, maxMistakes);
}

/** A correction that helps lets the parser go further, or puts a word of the language where there was none. */
function isFurther(next: Stop, stop: Stop): boolean {
  const [left, leftBefore] = [next, stop].map(({ tokens, index }) => tokens.length - index);
  return left < leftBefore || (left === leftBefore && stop.here.kind === "name" && next.here.kind !== "name");
}
