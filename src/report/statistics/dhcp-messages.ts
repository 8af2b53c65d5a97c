import { wordRows } from "../../definition/value-strings.ts";
import { FieldSearch } from "./field-search.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";

const RULE = `${"=".repeat(101)}\n`;

/** `dhcp,stat`: messages of DHCP by type. */
export function dhcpMessages(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const type = new FieldSearch("dhcp.option.dhcp", context);
  const rows = context.fields.named("dhcp.option.dhcp").flatMap(wordRows);
  const counts = new Map(rows.map(([number]) => [number, 0]));
  return {
    see(sight) {
      const number = matches(sight) ? type.number(sight) : undefined;
      const count = number === undefined ? undefined : counts.get(number);
      if (number !== undefined && count !== undefined) counts.set(number, count + 1);
    },
    text: () =>
      [
        `\n${RULE}DHCP (BOOTP) Statistics:\nFilter for statistics: ${words}\nDHCP Message Type |Packets |\nDHCP Statistics\n`,
        ...rows.map(([number, , word]) => `${word.padEnd(25)} |${counts.get(number)} |\n`),
        RULE,
      ].join(""),
    json: () => rows.map(([number, , type]) => ({ type, packets: counts.get(number) })),
  };
}
