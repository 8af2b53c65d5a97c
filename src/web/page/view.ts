import { computed, signal } from "@preact/signals";
import { opened, progress } from "./capture.ts";
import { ask, onEvent } from "./engine.ts";

/** The packets that the list shows: all of them, or what a filter accepts. */
export interface View {
  /** 0 for all packets. */
  readonly view: number;
  readonly text: string;
  readonly count: number;
  /** Packets that the filter has looked at. */
  readonly seen: number;
  readonly done: boolean;
}

const everything: View = { view: 0, text: "", count: 0, seen: 0, done: true };
const filtered = signal<View>(everything);

export const view = computed<View>(() => {
  const { packets, done } = progress.value;
  return filtered.value.view === 0 ? { ...everything, count: packets, seen: packets, done } : filtered.value;
});

onEvent((event) => {
  if (event.event !== "matches" || event.view !== filtered.value.view) return;
  const { count, seen, done } = event;
  filtered.value = { ...filtered.value, count, seen, done };
});

/** Shows what a filter accepts, from the first packet that it finds on; all packets where it is empty. */
export async function applyFilter(text: string): Promise<boolean> {
  const wanted = text.trim();
  if (wanted === "" || !opened.value) {
    filtered.value = everything;
    return wanted === "";
  }
  const answer = await ask<"filter">({ ask: "filter", text: wanted });
  if ("view" in answer) filtered.value = { view: answer.view, text: wanted, count: 0, seen: 0, done: false };
  return "view" in answer;
}
