import type { Severity } from "../messages.ts";

/** What severities are called; panes.css has a mark for each, so that colour is never alone. */
export const severities = ["", "chat", "note", "warning", "error"] as const;

/** The mark of a remark that is worth looking at. It is drawn, not written: the text beside it stays what it is. */
export function SeverityMark({ severity = 0 }: { readonly severity: Severity | undefined }) {
  const name = severities[severity];
  if (severity < 2) return null;
  return <span class={`mark ${name}`} role="img" aria-label={name} title={name} />;
}
