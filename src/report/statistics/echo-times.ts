import { fixed } from "../../bytes/fixed.ts";
import { FieldSearch } from "./field-search.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";

const RULE = `${"=".repeat(74)}\n`;
const COLUMNS = ["Minimum", "Maximum", "Mean", "Median", "SDeviation"];

/** `icmp,srt` and `icmpv6,srt`: how fast echo requests are answered, in milliseconds. */
export function echoTimes(protocol: "icmp" | "icmpv6", words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const [type, time] = [`${protocol}.type`, `${protocol}.resptime`].map((name) => new FieldSearch(name, context));
  const request = protocol === "icmp" ? 8 : 128;
  let requests = 0;
  const times: { readonly milliseconds: number; readonly frame: number }[] = [];
  return {
    see(sight) {
      if (!matches(sight)) return;
      if (type.number(sight) === request) requests++;
      const milliseconds = time.number(sight);
      if (milliseconds !== undefined) times.push({ milliseconds, frame: sight.packet.number });
    },
    text() {
      const lost = requests - times.length;
      const share = requests === 0 ? "0.0" : fixed((100 * lost) / requests, 1);
      const counts = [requests, times.length, lost].map((count) => String(count).padEnd(10)).join("");
      const { minimum, maximum, mean, median, deviation, minimumFrame, maximumFrame } = summaryOf(times) ?? NOTHING;
      const frames = `${String(minimumFrame).padEnd(10)}${String(maximumFrame).padEnd(10)}`;
      return [
        `\n${RULE}${protocol === "icmp" ? "ICMP" : "ICMPv6"} Service Response Time (SRT) Statistics (all times in ms):\n`,
        `Filter: ${words || "<none>"}\n`,
        "\nRequests  Replies   Lost      % Loss\n",
        `${counts}${share.padStart(5)}%\n`,
        `\n${cells(COLUMNS)}Min Frame Max Frame\n`,
        cells([minimum, maximum, mean, median, deviation].map((value) => fixed(value, 3))),
        `${requests === 0 ? frames.trimEnd() : frames}\n${RULE}`,
      ].join("");
    },
    json: () => ({ requests, replies: times.length, ...summaryOf(times) }),
  };
}

/** The last cell is wider. */
function cells(texts: readonly string[]): string {
  return texts.map((text, i) => text.padEnd(i === texts.length - 1 ? 15 : 10)).join("");
}

interface Summary {
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly median: number;
  readonly deviation: number;
  readonly minimumFrame: number;
  readonly maximumFrame: number;
}

const NOTHING: Summary = {
  minimum: 0,
  maximum: 0,
  mean: 0,
  median: 0,
  deviation: 0,
  minimumFrame: 0,
  maximumFrame: 0,
};

function summaryOf(times: readonly { readonly milliseconds: number; readonly frame: number }[]): Summary | undefined {
  if (times.length === 0) return undefined;
  const sorted = times.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const values = sorted.map(({ milliseconds }) => milliseconds);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const half = values.length >> 1;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    minimum: values[0],
    maximum: values[values.length - 1],
    mean,
    median: values.length % 2 === 1 ? values[half] : (values[half - 1] + values[half]) / 2,
    deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0,
    minimumFrame: sorted[0].frame,
    maximumFrame: sorted[sorted.length - 1].frame,
  };
}
