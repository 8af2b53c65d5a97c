import { computed, effect, signal } from "@preact/signals";
import type { FilterMistake, Row } from "../messages.ts";
import { opened } from "./capture.ts";
import { ask, onEvent } from "./engine.ts";
import { hueOf, hues, type Hue } from "./hues.ts";
import { remembered } from "./remembered.ts";

/** Packets that the filter accepts have the hue; the first rule that fits counts. */
export interface ColorRule {
  readonly filter: string;
  readonly hue: Hue;
}

/** Stands for a packet that no rule fits. */
const NO_RULE = 255;

export const colorRules = remembered<readonly ColorRule[]>("colors", []);

/** Of each packet the place of its rule, where it is known yet. */
let fits = new Uint8Array(0);
const changed = signal(0);
/** What is wrong with each rule. */
export const mistakes = signal<readonly (FilterMistake | null)[]>([]);
const filters = computed(() => colorRules.value.map(({ filter }) => filter).join("\n"));

onEvent((event) => {
  if (event.event !== "colors") return;
  const { from, rules } = event;
  if (fits.length < from + rules.length) {
    const grown = new Uint8Array(Math.max(1024, 2 * (from + rules.length))).fill(NO_RULE);
    grown.set(fits);
    fits = grown;
  }
  fits.set(rules, from);
  changed.value++;
});

effect(() => {
  const rules = filters.value === "" ? [] : filters.value.split("\n");
  fits = new Uint8Array(0);
  changed.value = 0;
  mistakes.value = [];
  if (opened.value && rules.length > 0) void apply(rules);
});

async function apply(rules: readonly string[]): Promise<void> {
  mistakes.value = await ask<"colors">({ ask: "colors", rules });
}

/** The hue of a packet: its rule's, else its protocol's. */
export function colorOf(row: Row): Hue {
  void changed.value;
  const rule = fits[row.index] ?? NO_RULE;
  return colorRules.value[rule]?.hue ?? hueOf(row.protocol);
}

/** Puts a rule before the others, in a hue that none of them has. */
export function addColorRule(filter: string): void {
  const used = new Set(colorRules.value.map(({ hue }) => hue));
  const free = hues.toReversed().find((hue) => !used.has(hue)) ?? "red";
  colorRules.value = [{ filter, hue: free }, ...colorRules.value.filter((rule) => rule.filter !== filter)];
}
