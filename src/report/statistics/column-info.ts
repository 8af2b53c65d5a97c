import { StatisticError, type Statistic, type StatisticContext } from "./statistic.ts";

/** What `proto,colinfo,FILTER,FIELD` asks for. */
export interface ColumnInfo {
  readonly filter: string;
  readonly field: string;
}

const NAME = "proto,colinfo";

/** The `proto,colinfo` among the words of -z, the last first, as tshark appends them. */
export function columnInfos(statistics: readonly string[]): readonly ColumnInfo[] {
  return statistics
    .filter((words) => words.startsWith(`${NAME},`))
    .toReversed()
    .flatMap((words) => asked(words.slice(NAME.length + 1)) ?? []);
}

/** `proto,colinfo`: what it says stands in the columns, and there is no table. */
export function columnInfo(words: string, context: StatisticContext): Statistic {
  const info = asked(words);
  if (!info) throw new StatisticError(`invalid "-z ${NAME},<filter>,<field>" argument`);
  const { filter, field } = info;
  if (filter !== "") context.filter(filter);
  return { see() {}, text: () => "", json: () => ({ field }) };
}

function asked(words: string): ColumnInfo | undefined {
  const comma = words.indexOf(",");
  return comma < 0 ? undefined : { filter: words.slice(0, comma), field: words.slice(comma + 1) };
}
