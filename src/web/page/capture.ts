import { batch, signal } from "@preact/signals";
import type { ColumnChoice, Opened, Source } from "../messages.ts";
import { ask, EngineError, onEvent } from "./engine.ts";

/** How far the worker has read. */
export interface Progress {
  readonly read: number;
  readonly size: number | undefined;
  readonly packets: number;
  readonly done: boolean;
}

/** What a live capture has counted. */
export interface LiveCounts {
  readonly captured: number;
  readonly dropped: number;
  readonly skipped: number;
  readonly open: boolean;
}

/** Where a capture breaks off. */
export interface Problem {
  readonly message: string;
  readonly at: number | undefined;
}

const nothing: Progress = { read: 0, size: undefined, packets: 0, done: true };

export const source = signal<Source | undefined>(undefined);
export const opened = signal<Opened | undefined>(undefined);
export const progress = signal<Progress>(nothing);
export const live = signal<LiveCounts | undefined>(undefined);
export const problem = signal<Problem | undefined>(undefined);
/** Why the last capture could not be opened. */
export const refused = signal<string | undefined>(undefined);

onEvent((event) => {
  if (event.event === "progress") progress.value = event;
  else if (event.event === "live") live.value = event;
  else if (event.event === "problem") problem.value = event;
});

export function nameOf(from: Source): string {
  return "file" in from ? from.file.name : from.name;
}

/** Opens a capture in place of the one that is open; resolves to whether it could be read. */
export async function open(from: Source, columns?: readonly ColumnChoice[]): Promise<boolean> {
  batch(() => {
    source.value = from;
    opened.value = undefined;
    progress.value = { ...nothing, done: false };
    live.value = undefined;
    problem.value = undefined;
    refused.value = undefined;
  });
  try {
    const answer = await ask<"open">({ ask: "open", source: from, ...(columns ? { columns } : {}) });
    opened.value = answer;
    return true;
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
    if (fault.isCancelled) return false;
    refused.value = fault.message;
    progress.value = nothing;
    return false;
  }
}
