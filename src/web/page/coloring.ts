import { signal } from "@preact/signals";
import type { Row } from "../messages.ts";
import { hueOf, hues, type Hue } from "./hues.ts";
import { remembered } from "./remembered.ts";

/** Packets that the filter accepts have the hue; the first rule that fits counts. */
export interface ColorRule {
  readonly filter: string;
  readonly hue: Hue;
}

export const colorRules = remembered<readonly ColorRule[]>("colors", []);

/** By the index of a packet, the place of its rule. */
const fits = signal<ReadonlyMap<number, number>>(new Map());

/** The hue of a packet: its rule's, else its protocol's. */
export function colorOf(row: Row): Hue {
  const rule = fits.value.get(row.index);
  return (rule === undefined ? undefined : colorRules.value[rule]?.hue) ?? hueOf(row.protocol);
}

/** Puts a rule before the others, in a hue that none of them has. */
export function addColorRule(filter: string): void {
  const used = new Set(colorRules.value.map(({ hue }) => hue));
  const free = [...hues].reverse().find((hue) => !used.has(hue)) ?? "red";
  colorRules.value = [{ filter, hue: free }, ...colorRules.value.filter((rule) => rule.filter !== filter)];
}
