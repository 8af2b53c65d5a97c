import type { Severity } from "../messages.ts";

/** What a severity is called, and the mark that stands for it beside its colour. */
export const severities = [
  { name: "", mark: "" },
  { name: "chat", mark: "·" },
  { name: "note", mark: "i" },
  { name: "warning", mark: "!" },
  { name: "error", mark: "✕" },
] as const satisfies readonly { readonly name: string; readonly mark: string }[];

export function SeverityMark({ severity }: { readonly severity: Severity | undefined }) {
  const { name, mark } = severities[severity ?? 0];
  if (severity === undefined || severity < 2) return null;
  return (
    <span class={`mark ${name}`} role="img" aria-label={name} title={name}>
      {mark}
    </span>
  );
}
