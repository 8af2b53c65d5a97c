import { Messages, type Message } from "./messages.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";

/** How many requests there were of each method, and answers of each status. */
export class MessageCounts {
  readonly methods = new Map<string, number>();
  readonly statuses = new Map<number, { readonly phrase: string; count: number }>();

  count({ method, status, phrase }: Message): void {
    if (method !== undefined) this.methods.set(method, (this.methods.get(method) ?? 0) + 1);
    if (status === undefined) return;
    const known = this.statuses.get(status);
    if (known) known.count++;
    else this.statuses.set(status, { phrase, count: 1 });
  }

  json(): object {
    return {
      methods: Object.fromEntries(this.methods),
      statuses: Array.from(this.statuses, ([status, { phrase, count }]) => ({ status, phrase, count })),
    };
  }
}

const RULE = `${"=".repeat(67)}\n`;

/** `http,stat` and `rtsp,stat`: requests by method, answers by status. Rows stand as they came; tshark's are in no order. */
export function messageCounts(protocol: "http" | "rtsp", words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const messages = new Messages(protocol, context);
  const counts = new MessageCounts();
  const title = protocol.toUpperCase();
  const [width, end] = protocol === "http" ? [41, " \n"] : [39, "\n"];
  const row = (name: string, count: number): string => `  ${name.padEnd(width)} ${String(count).padStart(9)}`;
  return {
    see(sight) {
      if (matches(sight)) messages.visit(sight, (message) => counts.count(message));
    },
    text: () =>
      [
        `\n${RULE}${title} Statistics${words === "" ? "" : ` with filter ${words}`}\n`,
        `* ${title} Response Status Codes                Packets\n`,
        ...Array.from(counts.statuses, ([status, { phrase, count }]) => `${row(`${status} ${phrase}`, count)}\n`),
        `* ${title} Request Methods                      Packets\n`,
        ...Array.from(counts.methods, ([method, count]) => `${row(method, count)}${end}`),
        RULE,
      ].join(""),
    json: () => counts.json(),
  };
}
