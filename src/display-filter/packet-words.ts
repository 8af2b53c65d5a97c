import type { FieldType } from "../definition/kinds.ts";
import type { FieldInfo } from "../definition/registry.ts";
import { wordOf, wordRows } from "../definition/value-strings.ts";
import { classOf } from "./values/types.ts";
import { wordsOfRows, type ValueWords } from "./values/value-words.ts";

/** The words for the values of a field, where one of its places has some; of booleans `True` and `False` at least. */
export function packetWords(infos: readonly FieldInfo[], type: FieldType): ValueWords | undefined {
  const kind = classOf(type);
  if (kind === "boolean") {
    const [set, notSet] = infos.map(truthOf).find((truth) => truth !== undefined) ?? ["True", "False"];
    return wordsOfRows([[1, 1, set], [0, 0, notSet]]); // oxfmt-ignore
  }
  if (kind !== "integer") return undefined;
  const told = infos.find((info) => wordRows(info).length > 0);
  return told && { ...wordsOfRows(wordRows(told)), of: (value) => wordOf(told, Number(value)) };
}

function truthOf({ field, view }: FieldInfo): readonly [set: string, notSet: string] | undefined {
  return view ? view.truth : field.truth;
}
