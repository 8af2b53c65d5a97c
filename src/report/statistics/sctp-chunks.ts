import { FieldSearch } from "./field-search.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";
import { talksOf, type Party } from "./talk-kinds.ts";

/** Chunks that are counted: their headings, and their types (RFC 9260 3.2). */
const CHUNKS: readonly (readonly [heading: string, type: number])[] = [
  ["  DATA  ", 0],
  ["  SACK  ", 3],
  ["  HBEAT ", 4],
  ["HBEATACK", 5],
  ["  INIT  ", 1],
  [" INITACK", 2],
  [" COOKIE ", 10],
  ["COOKIACK", 11],
  [" ABORT  ", 6],
  ["  ERROR ", 9],
];

interface Row {
  readonly from: Party;
  readonly to: Party;
  readonly counts: number[];
}

/** Ways that are counted; further ones are left out. */
const ROW_LIMIT = 100_000;
const RULE = `${"-".repeat(135)}\n`;
const HEADING = `|   Source IP   |PortA|    Dest. IP   |PortB|${CHUNKS.map(([heading]) => `${heading}|`).join("")}\n`;

/** `sctp,stat`: chunks of SCTP by who sends them to whom. The way that was heard of last comes first. */
export function sctpChunks(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const talks = talksOf("sctp", context);
  const type = new FieldSearch("sctp.chunk_type", context);
  const rows = new Map<string, Row>();
  let packets = 0;
  return {
    see(sight) {
      if (!matches(sight)) return;
      talks(sight, (from, to) => {
        packets++;
        const key = `${from.address} ${from.port} ${to.address} ${to.port}`;
        let row = rows.get(key);
        if (!row) {
          if (rows.size >= ROW_LIMIT) return;
          rows.set(key, (row = { from, to, counts: CHUNKS.map(() => 0) }));
        }
        for (type.start(sight); type.next();) {
          const number = sight.values.number(type.layer, type.quad);
          const chunk = CHUNKS.findIndex(([, counted]) => counted === number);
          if (chunk >= 0) row.counts[chunk]++;
        }
      });
    },
    text: () =>
      [
        `${"-".repeat(44)} SCTP Statistics ${"-".repeat(74)}\n|  Total packets RX/TX ${packets}\n${RULE}${HEADING}${RULE}`,
        ...[...rows.values()].toReversed().map(line),
        RULE,
      ].join(""),
    json: () => ({
      packets,
      rows: Array.from(rows.values(), ({ from, to, counts }) => ({
        from,
        to,
        chunks: Object.fromEntries(CHUNKS.map(([heading], i) => [heading.trim(), counts[i]])),
      })),
    }),
  };
}

function line({ from, to, counts }: Row): string {
  const ends = [from, to].map(({ address, port }) => `${address.padStart(15)}|${String(port).padStart(5)}|`);
  return `|${ends.join("")}${counts.map((count) => `${String(count).padStart(8)}|`).join("")}\n`;
}
