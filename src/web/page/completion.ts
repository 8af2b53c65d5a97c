import { signal } from "@preact/signals";
import type { Completions } from "../messages.ts";
import { ask, EngineError } from "./engine.ts";

/** What may be typed next, and which of it is chosen; -1 for none. */
export interface Offer extends Completions {
  readonly chosen: number;
}

export const offer = signal<Offer | undefined>(undefined);

let last = 0;

/** Asks what may stand at the cursor; an answer that is late is dropped. */
export async function propose(text: string, cursor: number): Promise<void> {
  const mine = ++last;
  try {
    const completions = await ask<"complete">({ ask: "complete", text, cursor });
    if (mine !== last) return;
    const typed = text.slice(completions.from, completions.to);
    const isDone = completions.proposals.length === 1 && completions.proposals[0]?.text === typed;
    offer.value = completions.proposals.length === 0 || isDone ? undefined : { ...completions, chosen: -1 };
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
  }
}

export function withdraw(): void {
  last++;
  offer.value = undefined;
}

/** Moves the choice through the list, around its ends. */
export function choose(step: number): void {
  const { value } = offer;
  if (!value) return;
  const count = value.proposals.length;
  const chosen = value.chosen < 0 && step < 0 ? count - 1 : (value.chosen + step + count) % count;
  offer.value = { ...value, chosen };
}

/** The text with the proposal in its place, and where the cursor goes. */
export function accepted(text: string, { from, to, proposals }: Completions, which: number) {
  const put = proposals[which]?.text ?? text.slice(from, to);
  return { text: text.slice(0, from) + put + text.slice(to), cursor: from + put.length };
}
