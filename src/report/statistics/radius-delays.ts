import { fixed } from "../../bytes/fixed.ts";
import { FieldSearch } from "./field-search.ts";
import { secondsAt } from "./response-times.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";

/** Codes of requests and of what answers them, by what they are about. */
const KINDS: readonly (readonly [name: string, requests: readonly number[], responses: readonly number[]])[] = [
  ["Access", [1], [2, 3]],
  ["Accounting", [4], [5]],
  ["Password", [7], [8, 9]],
  ["Event", [33], [34]],
  ["Disconnect", [40], [41, 42]],
  ["CoA", [43], [44, 45]],
];

/** Messages of one kind; milliseconds from requests to responses, and the frames of the fastest and slowest. */
interface Row {
  readonly name: string;
  messages: number;
  least: number;
  most: number;
  total: number;
  leastFrame: number;
  mostFrame: number;
  open: number;
  discarded: number;
  requestsAgain: number;
  responsesAgain: number;
}

const HEADING =
  "Type    | Messages   |    Min RTD    |    Max RTD    |    Avg RTD    | Min in Frame | Max in Frame | Open Requests | Discarded responses | Duplicate requests | Duplicate responses\n";
const RULE = `${"=".repeat(101)}\n`;

/** `radius,rtd`: how long responses of RADIUS take, what was not answered, and what came again. */
export function radiusDelays(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const [code, time, request, requestAgain, responseAgain] = ["code", "time", "reqframe", "req.dup", "rsp.dup"].map(
    (name) => new FieldSearch(`radius.${name}`, context),
  );
  const rows = ["Overall", ...KINDS.map(([name]) => name)].map(emptyRow);

  function count(row: Row, isRequest: boolean, sight: Sight, layer: number): void {
    if (isRequest) {
      if (requestAgain.firstIn(sight, layer)) row.requestsAgain++;
      else row.open++;
    } else if (responseAgain.firstIn(sight, layer)) row.responsesAgain++;
    else if (!request.firstIn(sight, layer) || !time.firstIn(sight, layer)) row.discarded++;
    else {
      row.open--;
      enter(row, 1000 * secondsAt(sight, time), sight.packet.number);
    }
  }

  return {
    see(sight) {
      if (!matches(sight)) return;
      for (code.start(sight); code.next();) {
        const { layer } = code;
        const number = sight.values.number(layer, code.quad);
        const kind = KINDS.findIndex(([, ...codes]) => codes.some((some) => some.includes(number)));
        if (kind < 0) continue;
        const isRequest = KINDS[kind][1].includes(number);
        for (const row of [rows[0], rows[kind + 1]]) count(row, isRequest, sight, layer);
      }
    },
    text: () =>
      [
        `\n${RULE}RADIUS Response Time Delay (RTD) Statistics:\nFilter for statistics: ${words}\n${HEADING}`,
        ...rows.filter(({ messages }) => messages > 0).map(line),
        RULE,
      ].join(""),
    json: () =>
      rows
        .filter(({ messages, open, discarded }) => messages + open + discarded > 0)
        .map(({ total, ...row }) =>
          row.messages > 0 ? { ...row, mean: total / row.messages } : { ...row, least: undefined, most: undefined },
        ),
  };
}

function emptyRow(name: string): Row {
  const counts = { messages: 0, open: 0, discarded: 0, requestsAgain: 0, responsesAgain: 0 };
  return { name, ...counts, least: Infinity, most: -Infinity, total: 0, leastFrame: 0, mostFrame: 0 };
}

function enter(row: Row, milliseconds: number, frame: number): void {
  row.messages++;
  row.total += milliseconds;
  if (milliseconds < row.least) [row.least, row.leastFrame] = [milliseconds, frame];
  if (milliseconds > row.most) [row.most, row.mostFrame] = [milliseconds, frame];
}

function line(row: Row): string {
  const { name, messages, least, most, total, leastFrame, mostFrame, open, discarded } = row;
  const cells = [
    name,
    `${String(messages).padStart(7)}   `,
    ...[least, most, total / messages].map((time) => `${fixed(time, 2).padStart(8)} msec`),
    ...[leastFrame, mostFrame, open, discarded].map((number) => `${String(number).padStart(11)} `),
    ...[row.requestsAgain, row.responsesAgain].map(
      (number) => `${String(number).padStart(4)} (${fixed((100 * number) / messages, 2).padStart(4)}%)`,
    ),
  ];
  return `${cells.join(" | ")}  |\n`;
}
