export type Pane = "list" | "tree" | "bytes" | "filter";

/** Gives the keyboard to a part of the page. */
export function focusPane(pane: Pane): void {
  document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)?.focus();
}
