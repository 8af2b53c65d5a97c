import { FieldSearch } from "./field-search.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";

/** Types of messages by their numbers from 1 on (RFC 2132 9.6, RFC 3203, RFC 4388, RFC 6926, RFC 7724). */
const TYPES = [
  "Discover",
  "Offer",
  "Request",
  "Decline",
  "ACK",
  "NAK",
  "Release",
  "Inform",
  "Force Renew",
  "Lease query",
  "Lease Unassigned",
  "Lease Unknown",
  "Lease Active",
  "Bulk Lease Query",
  "Lease Query Done",
  "Active LeaseQuery",
  "Lease Query Status",
  "TLS",
];
const RULE = `${"=".repeat(101)}\n`;

/** `dhcp,stat`: messages of DHCP by type. */
export function dhcpMessages(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const type = new FieldSearch("dhcp.option.dhcp", context);
  const counts = TYPES.map(() => 0);
  return {
    see(sight) {
      const number = matches(sight) ? type.number(sight) : undefined;
      if (number !== undefined && number >= 1 && number <= counts.length) counts[number - 1]++;
    },
    text: () =>
      [
        `\n${RULE}DHCP (BOOTP) Statistics:\nFilter for statistics: ${words}\nDHCP Message Type |Packets |\nDHCP Statistics\n`,
        ...counts.map((count, i) => `${TYPES[i].padEnd(25)} |${count} |\n`),
        RULE,
      ].join(""),
    json: () => counts.map((packets, i) => ({ type: TYPES[i], packets })),
  };
}
