import { say } from "./announce.tsx";
import { source } from "./capture.ts";
import { columns, setShown } from "./columns.ts";
import { ask } from "./engine.ts";
import { reopen } from "./reopen.ts";

/** Shows a field in a column before Info. The capture is read again, since rows are made while it is read. */
export async function addColumn(field: string): Promise<void> {
  const known = columns.value.find(({ title }) => title === field);
  if (known) return setShown(field, true);
  // A column that there is not would keep every capture from being opened.
  if ((await ask<"field">({ ask: "field", name: field })) === null) return say(`No field is named ${field}.`);
  const info = columns.value.findIndex(({ format }) => format === "%i");
  const column = { title: field, format: `%Cus:${field}:0:R`, width: 130, isShown: true };
  columns.value = columns.value.toSpliced(info < 0 ? columns.value.length : info, 0, column);
  if (source.value) await reopen();
}
