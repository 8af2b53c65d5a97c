import type { Answer } from "../messages.ts";
import { dissectAll } from "./dissect-all.ts";
import type { Engine } from "./engine.ts";
import { compileFilter, needsOf, type Compiled } from "./packet-filter.ts";

/** In place of a rule, for packets that fit none. */
const NONE = 255;

/** Begins to tell which rule each packet fits; those that are wrong colour nothing, and are given back. */
export function startColors(engine: Engine, texts: readonly string[]): Answer<"colors"> {
  const rules = texts.map(compileFilter);
  engine.inBackground("colors", (signal) => color(engine, rules, signal));
  return rules.map((rule) => ("mistake" in rule ? rule.mistake : null));
}

/** Tells of each packet the first rule that it fits. */
async function color({ capture, say }: Engine, rules: readonly Compiled[], signal: AbortSignal): Promise<void> {
  const ready = rules.flatMap((rule, number) => ("filter" in rule ? [{ ...rule, number }] : []));
  if (ready.length === 0) return;
  let found: number[] = [];
  let last = 0;
  const tell = (): void => {
    if (found.length === 0) return;
    say({ event: "colors", from: last - found.length, rules: Uint8Array.from(found) });
    found = [];
  };
  await dissectAll(
    capture,
    {
      needs: needsOf(ready.map(({ filter }) => filter)),
      packet(index, _, { dissector }) {
        last = index + 1;
        found.push(ready.find(({ filter }) => filter.matches(dissector))?.number ?? NONE);
      },
      chunk: tell,
    },
    signal,
  );
  tell();
}
