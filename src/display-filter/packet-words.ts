import type { FieldType, Names, ValueStrings } from "../definition/kinds.ts";
import type { FieldInfo } from "../definition/registry.ts";
import { classOf } from "./values/types.ts";
import { wordsOfRanges, wordsOfTable, type ValueWords } from "./values/value-words.ts";

/** The words for the values of a field, where one of its places has some; of booleans `True` and `False` at least. */
export function packetWords(infos: readonly FieldInfo[], type: FieldType): ValueWords | undefined {
  const kind = classOf(type);
  if (kind === "boolean") {
    const told = infos.find(truthOf);
    const [set, notSet] = (told && truthOf(told)) ?? ["True", "False"];
    return wordsOfTable(new Map([[1, set], [0, notSet]])); // oxfmt-ignore
  }
  if (kind !== "integer") return undefined;
  for (const { field, view } of infos) {
    const strings = view ? view.strings : field.strings;
    if (strings) return isRanges(strings) ? wordsOfRanges(strings) : wordsOfTable(tableOf(strings));
    if (!view && field.names) return wordsOfTable(turned(field.names));
  }
  return undefined;
}

function truthOf({ field, view }: FieldInfo): readonly [set: string, notSet: string] | undefined {
  return view ? view.truth : field.truth;
}

function isRanges(strings: ValueStrings): strings is Extract<ValueStrings, readonly unknown[]> {
  return Array.isArray(strings);
}

function tableOf(strings: { readonly [value: number]: string }): ReadonlyMap<number, string> {
  return new Map(Object.entries(strings).map(([value, word]) => [Number(value), word]));
}

/** The first name of each number. */
function turned(names: Names): ReadonlyMap<number, string> {
  const table = new Map<number, string>();
  for (const [name, value] of Object.entries(names)) if (!table.has(value)) table.set(value, name);
  return table;
}
