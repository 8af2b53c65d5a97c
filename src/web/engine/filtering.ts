import type { FilterAnswer } from "../messages.ts";
import { dissectAll } from "./dissect-all.ts";
import type { Engine } from "./engine.ts";
import { compileFilter, needsOf, type ReadyFilter } from "./packet-filter.ts";
import type { View } from "./view.ts";

/** Begins to fill a view with the packets that a filter accepts, in place of the view before. */
export function startFilter(engine: Engine, text: string): FilterAnswer {
  const compiled = compileFilter(text);
  if ("mistake" in compiled) return compiled;
  const view = engine.newView();
  engine.inBackground("filter", (signal) => search(engine, view, compiled, signal));
  return { view: view.number };
}

async function search(engine: Engine, view: View, { filter }: ReadyFilter, signal: AbortSignal): Promise<void> {
  let seen = 0;
  const tell = (done: boolean): void =>
    engine.say({ event: "matches", view: view.number, count: view.count, seen, done });
  await dissectAll(
    engine.capture,
    {
      needs: needsOf([filter]),
      packet(index, _, session) {
        seen = index + 1;
        if (!filter.matches(session.dissector)) return;
        view.add(index);
        session.displayed();
      },
      chunk: () => tell(false),
    },
    signal,
  );
  tell(true);
}
