import type { Event, FilterMistake } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";
import type { Compiled } from "./packet-filter.ts";

const NONE = 255;

/** Rules that colour, of which those that are wrong colour nothing. */
export function mistakesOf(rules: readonly Compiled[]): (FilterMistake | null)[] {
  return rules.map((rule) => ("mistake" in rule ? rule.mistake : null));
}

/** Tells of each packet the first rule that it fits; throws the signal's reason. */
export async function color(
  capture: Capture,
  rules: readonly Compiled[],
  tell: (event: Event) => void,
  signal: AbortSignal,
): Promise<void> {
  const ready = rules.flatMap((rule, number) => ("filter" in rule ? [{ ...rule, number }] : []));
  let found: number[] = [];
  const say = (packets: number): void => {
    if (found.length === 0) return;
    tell({ event: "colors", from: packets - found.length, rules: Uint8Array.from(found) });
    found = [];
  };
  let last = 0;
  await dissectAll(
    capture,
    {
      numbers: ready.some(({ numbers }) => numbers),
      packet(index, _, { dissector }) {
        last = index + 1;
        found.push(ready.find(({ filter }) => filter.matches(dissector))?.number ?? NONE);
      },
      chunk: say,
    },
    signal,
  );
  say(last);
}
