import { effect } from "@preact/signals";
import { remembered } from "./remembered.ts";

export type Theme = "auto" | "light" | "dark";

export const theme = remembered<Theme>("theme", "auto");

/** The share of the height that the list has, and of the width below it that the tree has. */
export const listShare = remembered("list", 0.55);
export const treeShare = remembered("tree", 0.5);

effect(() => {
  document.documentElement.dataset["theme"] = theme.value;
});

/** What the next press of the theme's button does. */
export function nextTheme(): void {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const order: Theme[] = isDark ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
  theme.value = order[(order.indexOf(theme.value) + 1) % order.length] ?? "auto";
}
