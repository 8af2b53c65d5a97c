import type { Statistic as Counting } from "../../report/statistics/statistic.ts";
import { openStatistic } from "../../report/statistics/statistics.ts";
import type { Statistic } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";
import type { PacketChoice } from "./packet-choice.ts";
import { contextOf, sightOf } from "./statistic-context.ts";
import { tableOf } from "./statistic-table.ts";

/** Counts chosen packets; throws a `StatisticError` for a name that there is not, and the signal's reason. */
export async function statistic(
  capture: Capture,
  choice: PacketChoice,
  name: string,
  signal: AbortSignal,
): Promise<Statistic> {
  let counting: Counting | undefined;
  let context: ReturnType<typeof contextOf> | undefined;
  await dissectAll(
    capture,
    {
      until: choice.end,
      begin(session) {
        context = contextOf(session, capture.pieces.name);
        counting = openStatistic(name, context);
      },
      packet(index, { record }) {
        if (context && choice.has(index)) counting?.see(sightOf(context, record));
      },
    },
    signal,
  );
  return tableOf(name, counting?.json() ?? []);
}
