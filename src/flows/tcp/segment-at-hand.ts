import type { Analysis } from "./analysis.ts";
import type { Desegmenter } from "./desegmenter.ts";
import type { Segment } from "./segment.ts";

/** What was found out about the segment at hand. */
export interface SegmentAtHand {
  /** Its layer, -1 where nothing is known. */
  layer: number;
  /** Its connection's words begin at `at` of `row`, those of its direction and of the other at `own` and `peer`. */
  row: Int32Array;
  at: number;
  own: number;
  peer: number;
  /** The number of its connection among those in memory, and which way it goes, 0 or 1. */
  flow: number;
  way: number;
  /** What was seen of the connection before. */
  seen: number;
  /** It stands in an error message: nothing follows from it. */
  quoted: boolean;
  /** Its header announces that it is shorter than a header is, or longer than the segment. */
  header: "sound" | "short" | "long";
  /** Whether its numbers are shown as they count from the first of the connection. */
  readonly relative: boolean;
  readonly analysis: Analysis;
  readonly segment: Segment;
  readonly desegmenter: Desegmenter;
  /** Octets of the messages in it whose headers count them. */
  readonly sizes: readonly number[];
}
