import type { AnyField, Fields } from "./kinds.ts";

/** The first of `fields`, or of those inside them, that has this filter name; undefined where none has. */
export function fieldWithin(fields: Fields, filter: string): AnyField | undefined {
  for (const key in fields) {
    const found = within(fields[key], filter);
    if (found) return found;
  }
  return undefined;
}

function within(field: AnyField, filter: string): AnyField | undefined {
  if (field.filter === filter) return field;
  for (const inner of insideOf(field)) {
    const found = within(inner, filter);
    if (found) return found;
  }
  return undefined;
}

function insideOf(field: AnyField): readonly AnyField[] {
  switch (field.kind) {
    case "struct":
      return Object.values(field.fields);
    case "repeated":
    case "when":
      return [field.of];
    case "choice":
      return [...Object.values(field.cases), ...(field.otherwise ? [field.otherwise] : [])];
    case "variant":
      return [...field.cases.map(({ of }) => of), ...(field.otherwise ? [field.otherwise] : [])];
    case "options":
      return Object.values(field.cases).flatMap(({ value }) => (value ? [value] : []));
    case "custom":
      return (field.custom.inner ?? []).map((inner) => inner.field);
    default:
      return [];
  }
}
