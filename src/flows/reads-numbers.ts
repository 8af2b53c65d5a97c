import { isRemarkField } from "../definition/remark-fields.ts";
import type { Compiler } from "../dissect/compile.ts";
import { FieldIndex } from "../dissect/field-index.ts";

/** The protocol whose generated fields come from the record alone. */
const FRAME_FIELDS = "frame";

/** Whether one of these fields is worked out from other packets (`SessionNeeds`); what says nothing of its protocol counts as such. */
export function readsNumbers(
  names: readonly string[],
  compiler: Compiler,
  index: FieldIndex = new FieldIndex(compiler.catalog, compiler),
): boolean {
  const { catalog } = compiler;
  return names.some((name) => {
    if (isRemarkField(name)) return true;
    if (catalog.named(name)) return false;
    const found = index.named(name);
    return (
      found.length === 0 || found.some(({ role, protocol }) => role === "generated" && protocol?.name !== FRAME_FIELDS)
    );
  });
}
