import { mark } from "../../definition/fields.ts";
import type { Expert } from "../../definition/kinds.ts";

/** A remark of the experts that is worked out; the text is the label where whoever adds it has no other. */
export function remark(filter: string, severity: Expert["severity"], group: Expert["group"], label: string) {
  return mark({ filter, label, expert: { severity, group, summary: label } });
}
