import { openDrawer } from "./drawer-state.ts";

/** Tells what a field is. */
export function explain(field: string): void {
  openDrawer({ kind: "field", field });
}
