import type { CaptureFilter } from "../../host/capture/live-capture.ts";
import { openFilter, type FilterChoices } from "./dump-filter.ts";
import type { CommandIo } from "../io.ts";

/** A capture filter: its text, and what makes programs of it. */
export interface LiveFilter {
  readonly text: string;
  readonly compile: CaptureFilter;
}

/** The filter of a live capture; undefined where the text is empty. Throws `Refusal`, as `compile` does. */
export async function liveFilter(text: string, choices: FilterChoices, io: CommandIo): Promise<LiveFilter | undefined> {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const filter = await openFilter(trimmed, choices, io);
  return {
    text: trimmed,
    compile(linkType, snapLength, runner) {
      return filter.compiledFor(linkType, snapLength, runner === "kernel" ? "live" : "file").program;
    },
  };
}
