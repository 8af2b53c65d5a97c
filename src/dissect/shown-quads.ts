import { readSlot } from "../definition/layout.ts";
import type { Otherwise } from "./program.ts";
import type { StationTexts } from "./station-texts.ts";

/** The quads of the run at `at`, of which some are shown only while a test passes. */
export function shownQuads(
  { tests, quads }: Otherwise,
  bytes: Uint8Array,
  at: number,
  told: number,
  stations: StationTexts | undefined,
): Int32Array {
  let failing = 0;
  for (let i = 0; i < tests.length; i++) {
    const passes = tests[i].some(({ slot, is, not, maker }) =>
      maker
        ? stations?.makerOf(bytes, at + maker.offset) !== undefined
        : is.includes(slot ? readSlot(bytes, at, slot) : told) !== not,
    );
    if (!passes) failing |= 1 << i;
  }
  return quads[failing];
}
