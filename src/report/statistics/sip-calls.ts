import { FieldSearch } from "./field-search.ts";
import { MessageCounts } from "./message-counts.ts";
import { Messages, type Message } from "./messages.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";

const RULE = `${"=".repeat(67)}\n`;
/** Messages that are remembered, for those that come again; beyond them all are new. */
const MESSAGE_LIMIT = 1_000_000;

/** `sip,stat`: requests, answers, messages that came again, and how long calls took from INVITE to ACK. */
export function sipCalls(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const messages = new Messages("sip", context);
  const counts = new MessageCounts();
  const [call, sequence, sequenceMethod] = ["sip.Call-ID", "sip.CSeq.seq", "sip.CSeq.method"].map(
    (name) => new FieldSearch(name, context),
  );
  const ways = ["ip", "ipv6"].map((ip) => ["src", "dst"].map((end) => new FieldSearch(`${ip}.${end}`, context)));
  const seen = new Set<string>();
  /** When each call was asked for, in milliseconds. */
  const invited = new Map<string, number>();
  const setups: number[] = [];
  let total = 0;
  let resent = 0;

  function count(sight: Sight, message: Message): void {
    counts.count(message);
    const { method, status, layer } = message;
    const { seconds, nanoseconds } = sight.packet;
    total++;
    const dialogue = `${call.textIn(sight, layer)} ${sequence.textIn(sight, layer)}`;
    const asked = sequenceMethod.textIn(sight, layer);
    if (isFinal(message)) {
      const way = ways.find(([from]) => from.has(sight))?.map((field) => field.text(sight));
      const key = `${dialogue} ${asked} ${method ?? status} ${way?.join(" ")}`;
      if (seen.has(key)) resent++;
      else if (seen.size < MESSAGE_LIMIT) seen.add(key);
    }
    const now = 1000 * seconds + nanoseconds / 1e6;
    if (method === "INVITE" && !invited.has(dialogue)) invited.set(dialogue, now);
    const since = invited.get(dialogue);
    if (method !== "ACK" || since === undefined) return;
    setups.push(Math.round(now - since));
    invited.delete(dialogue);
  }

  return {
    see(sight) {
      if (matches(sight)) messages.visit(sight, (message) => count(sight, message));
    },
    text() {
      const { mean, least, most } = summaryOf(setups);
      const row = (name: string, width: number, packets: number): string =>
        `  ${name.padEnd(width)}: ${String(packets).padStart(5)} Packets\n`;
      return [
        `\n${RULE}SIP Statistics${words === "" ? "" : ` with filter ${words}`}\n`,
        `\nNumber of SIP messages: ${total}\nNumber of resent SIP messages: ${resent}\n`,
        "\n* SIP Status Codes in reply packets\n",
        ...Array.from(counts.statuses, ([status, { phrase, count: packets }]) =>
          row(`SIP ${status} ${phrase.padEnd(15)} `, 0, packets),
        ),
        "\n* List of SIP Request methods\n",
        ...Array.from(counts.methods, ([method, packets]) => row(method, 16, packets)),
        `\n* Average setup time ${Math.trunc(mean)} ms\n Min ${least} ms\n Max ${most} ms\n${RULE}`,
      ].join("");
    },
    json: () => ({
      messages: total,
      resent,
      ...counts.json(),
      setups: setups.length,
      setupMilliseconds: summaryOf(setups),
    }),
  };
}

/** Whether a message that comes again says that the one before was not heard; others are sent again without it. */
function isFinal({ method, status }: Message): boolean {
  return status === undefined ? method !== "ACK" && method !== "CANCEL" : status >= 200;
}

function summaryOf(times: readonly number[]): { readonly mean: number; readonly least: number; readonly most: number } {
  if (times.length === 0) return { mean: 0, least: 0, most: 0 };
  let [total, least, most] = [0, Infinity, -Infinity];
  for (const time of times) {
    total += time;
    least = Math.min(least, time);
    most = Math.max(most, time);
  }
  return { mean: total / times.length, least, most };
}
