import type { FieldType } from "../definition/kinds.ts";
import type { FieldInfo } from "../definition/registry.ts";
import { wordOf, wordRows } from "../definition/value-strings.ts";
import { classOf } from "./values/types.ts";
import { wordsOfRows, type ValueWords } from "./values/value-words.ts";

/**
 * The words for the values of a field, where one of its places has some; of booleans `True` and `False` at least. Beside
 * Wireshark's words those are understood by which values are crafted: `A` for `A (Host Address)`.
 */
export function packetWords(infos: readonly FieldInfo[], type: FieldType): ValueWords | undefined {
  const kind = classOf(type);
  if (kind === "boolean") {
    const [set, notSet] = infos.map(truthOf).find((truth) => truth !== undefined) ?? ["True", "False"];
    return wordsOfRows([[1, 1, set], [0, 0, notSet]]); // oxfmt-ignore
  }
  if (kind !== "integer") return undefined;
  const told = infos.find((info) => wordRows(info).length > 0);
  if (!told) return undefined;
  const words = wordsOfRows(wordRows(told));
  const names = told.field.strings && !told.view ? told.field.names : undefined;
  const ranges = (word: string): readonly (readonly [number, number])[] => {
    const found = words.ranges(word);
    if (found.length > 0 || !names || !Object.hasOwn(names, word)) return found;
    return [[names[word], names[word]]];
  };
  return { ...words, ranges, of: (value) => wordOf(told, Number(value)) };
}

function truthOf({ field, view }: FieldInfo): readonly [set: string, notSet: string] | undefined {
  return view ? view.truth : field.truth;
}
