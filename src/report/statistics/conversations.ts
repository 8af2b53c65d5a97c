import { wireLength } from "../../flows/record-head.ts";
import { fixed } from "../../bytes/fixed.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";
import { FieldSearch } from "./field-search.ts";
import { TALK_TITLES, hasPorts, talksOf, type Party } from "./talk-kinds.ts";

interface Conversation {
  /** Who sent its first packet, and to whom. */
  readonly a: Party;
  readonly b: Party;
  framesTo: number;
  bytesTo: number;
  framesFrom: number;
  bytesFrom: number;
  /** Seconds since the first packet of the capture. */
  readonly start: number;
  end: number;
}

const RULE = `${"=".repeat(80)}\n`;

/** `conv,KIND`: what pairs of addresses, or of addresses and ports, sent each other. */
export function conversations(kind: string, words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const talks = talksOf(kind, context);
  const known = new Map<string, Conversation>();
  // A connection that reuses the ports of an earlier one is another conversation.
  const stream = kind === "tcp" || kind === "udp" ? new FieldSearch(`${kind}.stream`, context) : undefined;
  let first: { readonly seconds: number; readonly nanoseconds: number } | undefined;
  const sorted = (): Conversation[] =>
    [...known.values()].sort((x, y) => y.framesTo + y.framesFrom - x.framesTo - x.framesFrom);
  return {
    see(sight) {
      const { seconds, nanoseconds } = sight.packet;
      const length = wireLength(sight.packet);
      first ??= { seconds, nanoseconds };
      if (!matches(sight)) return;
      const time = seconds - first.seconds + (nanoseconds - first.nanoseconds) / 1e9;
      const number = stream?.number(sight) ?? 0;
      talks(sight, (from, to) => {
        const [forward, backward] = [keyOf(number, from, to), keyOf(number, to, from)];
        let found = known.get(forward);
        if (!found && known.has(backward)) {
          found = known.get(backward) as Conversation;
          found.framesFrom++;
          found.bytesFrom += length;
        } else {
          if (!found) {
            const counts = { framesTo: 0, bytesTo: 0, framesFrom: 0, bytesFrom: 0 };
            known.set(forward, (found = { a: from, b: to, ...counts, start: time, end: time }));
          }
          found.framesTo++;
          found.bytesTo += length;
        }
        found.end = Math.max(found.end, time);
      });
    },
    text() {
      const margin = " ".repeat(hasPorts(kind) ? 59 : 47);
      const heading = [
        `${margin}|       <-      | |       ->      | |     Total     |    Relative    |   Duration   |\n`,
        `${margin}| Frames  Bytes | | Frames  Bytes | | Frames  Bytes |      Start     |              |\n`,
      ].join("");
      const lines = sorted().map((row) => line(row, hasPorts(kind) ? 26 : 20));
      return `${RULE}${TALK_TITLES[kind]} Conversations\nFilter:${words || "<No Filter>"}\n${heading}${lines.join("")}${RULE}`;
    },
    json: () => sorted().map(({ a, b, start, end, ...counts }) => ({ a, b, ...counts, start, duration: end - start })),
  };
}

function keyOf(stream: number, from: Party, to: Party): string {
  return `${stream} ${from.address} ${from.port} ${to.address} ${to.port}`;
}

function line(row: Conversation, width: number): string {
  const counts = [
    [row.framesFrom, row.bytesFrom],
    [row.framesTo, row.bytesTo],
    [row.framesFrom + row.framesTo, row.bytesFrom + row.bytesTo],
  ].map(([frames, bytes]) => `${String(frames).padStart(6)} ${bytesText(bytes).padEnd(9)}`);
  const times = `${fixed(row.start, 9).padStart(14)}   ${fixed(row.end - row.start, 4).padStart(12)}`;
  return `${partyText(row.a).padEnd(width)} <-> ${partyText(row.b).padEnd(width)}  ${counts.join("  ")}  ${times}\n`;
}

function partyText({ address, port }: Party): string {
  return port === undefined ? address : `${address}:${port}`;
}

/** `5749 bytes`, `19 kB`: units of 1,000 from ten of them on. */
function bytesText(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let value = bytes;
  while (value >= 10_000 && unit < units.length - 1) {
    value = Math.floor(value / 1000);
    unit++;
  }
  return `${value} ${units[unit]}`;
}
