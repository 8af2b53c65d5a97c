import { CounterNode, counterTable } from "./counter-tree.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";

/** A statistic that counts packets in a tree of names. */
export interface TreeKind {
  /** What heads the table: `HTTP/Packet Counter`. */
  readonly title: string;
  /** Makes the nodes that are shown even where nothing is counted, and returns what counts a packet at `time`, and says whether it did. */
  begin(root: CounterNode, context: StatisticContext): (sight: Sight, time: number) => boolean;
}

/** `NAME,tree`: a statistic of a kind; `words` are a display filter, or empty. */
export function treeStatistic(kind: TreeKind, words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const root = new CounterNode("", { ordered: true });
  const count = kind.begin(root, context);
  let first: { readonly seconds: number; readonly nanoseconds: number } | undefined;
  let begun = -1;
  let elapsed = 0;
  return {
    see(sight) {
      const { seconds, nanoseconds } = sight.packet;
      first ??= { seconds, nanoseconds };
      const time = 1000 * (seconds - first.seconds) + (nanoseconds - first.nanoseconds) / 1e6;
      if (!matches(sight)) return;
      if (!count(sight, time)) return;
      if (begun < 0) begun = time;
      elapsed = Math.max(elapsed, time - begun);
    },
    text: () => counterTable(kind.title, root, elapsed),
    json: () => ({ title: kind.title, items: root.children.map((node) => node.json(elapsed)) }),
  };
}
