import type { Dissector } from "../dissect/dissector.ts";

/** A moment as whole seconds and nanoseconds. */
export interface Moment {
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** Adds a generated field with the time from a moment, in seconds and nanoseconds, to another. */
export function addElapsed(
  dissector: Dissector,
  field: number,
  moment: Moment,
  fromSeconds: number,
  fromNanoseconds: number,
): void {
  let seconds = moment.seconds - fromSeconds;
  let nanoseconds = (moment.nanoseconds - fromNanoseconds) | 0;
  // Both have the sign of the difference.
  if (seconds > 0 && nanoseconds < 0) {
    seconds--;
    nanoseconds += 1e9;
  } else if (seconds < 0 && nanoseconds > 0) {
    seconds++;
    nanoseconds -= 1e9;
  }
  dissector.addTime(field, seconds, nanoseconds);
}

/** Seconds that were kept as a word, restored beside later ones that are less than 68 years away. */
export function restoredSeconds(seconds: number, word: number): number {
  return seconds - ((seconds - word) | 0);
}
