import { computed, effect, signal } from "@preact/signals";
import type { FilterMistake } from "../messages.ts";
import { ask, EngineError } from "./engine.ts";
import { focusPane } from "./panes.ts";
import { remembered } from "./remembered.ts";
import { applyFilter, view } from "./view.ts";

/** Filters that the history keeps. */
const MOST_KNOWN = 30;

/** The text in the filter bar, applied or not. */
export const draft = signal("");
/** Filters that were applied, the last one first. */
export const history = remembered<readonly string[]>("history", []);

/** A filter that has a button. */
export interface SavedFilter {
  readonly name: string;
  readonly text: string;
}

export const saved = remembered<readonly SavedFilter[]>("saved", [
  { name: "Problems", text: "_ws.expert.severity >= warn" },
  { name: "Connections", text: "tcp.flags.syn == 1 && tcp.flags.ack == 0" },
]);

/** What is wrong with the draft; undefined while nobody knows yet. */
const checked = signal<{ readonly text: string; readonly mistake: FilterMistake | null } | undefined>(undefined);

/** How the draft stands, and the word for it. */
export type DraftState = "empty" | "checking" | "wrong" | "right" | "applied" | "nothing";

export const mistake = computed(() => {
  const known = checked.value;
  return known && known.text === draft.value ? (known.mistake ?? undefined) : undefined;
});

export const draftState = computed<DraftState>(() => {
  const text = draft.value.trim();
  if (text === "") return "empty";
  if (mistake.value) return "wrong";
  const { text: applied, count, done } = view.value;
  if (applied === text) return done && count === 0 ? "nothing" : "applied";
  return checked.value?.text === draft.value ? "right" : "checking";
});

effect(() => {
  const text = draft.value;
  if (text.trim() !== "") void check(text);
});

async function check(text: string): Promise<void> {
  try {
    const answer = await ask<"check">({ ask: "check", text });
    if (draft.peek() === text) checked.value = { text, mistake: answer };
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
  }
}

/** Applies a filter and shows it in the bar. */
export function submit(text: string): void {
  draft.value = text;
  void apply(text.trim());
}

async function apply(wanted: string): Promise<void> {
  const isRight = await applyFilter(wanted);
  if (isRight && wanted !== "")
    history.value = [wanted, ...history.value.filter((known) => known !== wanted)].slice(0, MOST_KNOWN);
}

/** Writes a filter into the bar without applying it. */
export function prepare(text: string): void {
  draft.value = text;
  focusPane("filter");
}

/** Gives a filter a button, or takes it away. */
export function toggleSaved(text: string): void {
  const others = saved.value.filter((known) => known.text !== text);
  saved.value = others.length < saved.value.length ? others : [...others, { name: shortened(text), text }];
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
