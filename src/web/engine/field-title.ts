import { typeTitle } from "../../display-filter/values/types.ts";
import type { FieldTitle } from "../messages.ts";
import { compiler } from "./everything.ts";
import { fields, vocabulary } from "./packet-filter.ts";

const MOST_VALUES = 1000;

/** What a field is; null where there is no such field. */
export function fieldTitle(name: string): FieldTitle | null {
  const field = vocabulary.field(name);
  if (!field) return null;
  const { catalog } = compiler;
  const protocol = catalog.named(name) ?? fields.named(name)[0]?.protocol;
  const words = field.words?.list().slice(0, MOST_VALUES) ?? [];
  const values = words.flatMap((word) =>
    (field.words?.ranges(word) ?? []).map(([first, last]): [string, string] => [
      first === last ? String(first) : `${first}–${last}`,
      word,
    ]),
  );
  return { name, title: field.label, type: typeTitle(field.type), protocol: protocol?.title ?? "", values };
}
