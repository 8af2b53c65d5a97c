import { trafficRows } from "../../monitor/traffic-row.ts";
import { formatOctets, formatRate } from "../../monitor/units.ts";
import { HostLabels } from "./host-labels.ts";
import { say, type CommandIo } from "../io.ts";
import { print, runCommand } from "../run-command.ts";
import { UsageError } from "../getopt.ts";
import { LiveView } from "../terminal/live-view.ts";
import { TopView } from "./top-view.ts";
import { openFeed, type TrafficFeed } from "./traffic-feed.ts";
import { trafficOptions, type TrafficOptions } from "./traffic-options.ts";
import { trafficTable } from "./traffic-table.ts";

const usual = { sort: "now", seconds: Infinity } as const;
/** Columns of a table that goes to a file, rather than to a terminal. */
const PRINTED_WIDTH = 100;
/** Rows that are printed, where it is not said how many. */
const PRINTED_ROWS = 20;

const usage = `Usage: remora top [-i INTERFACE | -r FILE] [--by WHAT] [--sort COLUMN] [--once] [--json] [FILTER]

Watches who uses the network: now (the last second), on average over ten and forty seconds, and in total, in and out. In is
what comes to this host. With the right to capture, packets are counted, with their link-level headers; without it what the
kernel counts for TCP connections: payload alone, without UDP. Of a file every host is counted as it sees it.

  -i, --interface NAME      default that of the default route; several may be given, and any
  -r FILE                   play a capture; --speed COUNT times as fast as it was captured
  --by WHAT                 host (the default), connection, process or protocol
  --sort COLUMN             now (the default), 10s, 40s, total, in, out, packets or name
  --interval TIME           how long now is; default 1s
  --for TIME                end after so long
  --source capture|kernel   count packets, or read the kernel's counts
  -n                        no names of hosts; they are asked for, and never waited for
  -b, --bits                in bits a second
  --once                    print one table and end: after an interval, or at the end of the file
  --rows COUNT              print no more than so many
  --json                    an object a line for each interval, with all rows
  FILTER                    a capture filter, as for remora dump, or a display filter, as for remora shark

Keys: h c p o for hosts, connections, processes, protocols; s sorts; space pauses; / takes a filter; n b g switch names, bits
and the plot; ? explains; q quits. Where output is no terminal, tables are printed. NO_COLOR is heeded.

Examples
  sudo remora top
  sudo remora top --by process -i any
  remora top --once --by connection          without rights: the kernel's counts
  sudo remora top --json --by host | jq -r '.rows[0] | "\\(.host) \\(.now.in)"'
  remora top -r capture.pcap --speed 10 'tls || http.request.method == "POST"'`;

/** Watches traffic; resolves to the exit code. */
export function runTop(words: readonly string[], base: CommandIo): Promise<number> {
  return runCommand("top", base, async () => {
    const options = trafficOptions(words, usual);
    if (options === "help") return print(base, [usage]);
    if (options.csv) throw new UsageError("--csv is of remora report, which has one table; --json is a stream");
    const io = base.responsive?.() ?? base;
    const isPrinted = options.once || options.json;
    const terminal = isPrinted ? undefined : await io.terminal?.();
    const feed = await openFeed(options, "here", terminal !== undefined, io);
    const labels = new HostLabels(options.names, io);
    try {
      if (terminal === undefined) return await printed(feed, labels, options, io);
      const view = new TopView(feed, labels, options, `remora top: ${feed.from}`);
      const shown = new LiveView(terminal, view, io.stop);
      view.changed = () => shown.draw();
      try {
        await watch(feed, view, shown, options, io);
      } finally {
        shown.close();
      }
      for (const notice of feed.notices) say(io, `remora: ${notice}`);
      return exitOf(feed, io);
    } finally {
      labels.close();
      await feed.close();
    }
  });
}

async function watch(
  feed: TrafficFeed,
  view: TopView,
  shown: LiveView,
  options: TrafficOptions,
  io: CommandIo,
): Promise<void> {
  const [notice] = feed.notices;
  if (notice !== undefined) view.say(notice);
  const until = performance.now() + options.seconds * 1000;
  for await (const _ of feed.intervals(options.interval, io.stop, shown.ended)) {
    view.update();
    shown.draw();
    if (performance.now() >= until) return;
  }
  if (feed.source !== "file" || io.stop?.aborted === true) return;
  view.say("the end of the file; q quits");
  shown.draw();
  await shown.whenEnded(io.stop);
}

/** Prints tables, or objects, instead of showing them. */
async function printed(feed: TrafficFeed, labels: HostLabels, options: TrafficOptions, io: CommandIo): Promise<number> {
  const { once, json, by, sort, interval, file, seconds } = options;
  for (const notice of feed.notices) say(io, `remora: ${notice}`);
  const said = feed.notices.length;
  // One table of a live capture is that of one interval.
  const until = performance.now() + (once && seconds === Infinity ? interval : seconds) * 1000 - 1;
  let last: string[] = [];
  for await (const time of feed.intervals(interval, io.stop)) {
    const snapshot = trafficRows(feed.ledger, by, sort);
    const rows = snapshot.rows.slice(0, json ? undefined : Math.min(options.rows, PRINTED_ROWS));
    labels.ask(rows);
    const { seconds: length } = feed.ledger;
    last = json
      ? [JSON.stringify({ time, seconds: length, source: feed.source, by, lost: feed.lost(), ...snapshot, rows })]
      : tableOf(snapshot.total, rows, labels, options, io.columns ?? PRINTED_WIDTH);
    if (!once) await print(io, json ? last : [...last, ""]);
    if (file === undefined && performance.now() >= until) break;
  }
  if (once) await print(io, last);
  for (const notice of feed.notices.slice(said)) say(io, `remora: ${notice}`);
  return exitOf(feed, io);
}

function exitOf({ problem }: TrafficFeed, io: CommandIo): number {
  if (problem === undefined) return 0;
  say(io, `remora: ${problem}`);
  return 1;
}

type Rows = ReturnType<typeof trafficRows>;

function tableOf(
  total: Rows["total"],
  rows: Rows["rows"],
  labels: HostLabels,
  options: TrafficOptions,
  width: number,
): string[] {
  const { head, lines } = trafficTable(rows, labels, options, width);
  const { in: came, out: went } = total.now;
  const sum =
    `in ${formatRate(came, options.inBits)}, out ${formatRate(went, options.inBits)}, ` +
    `total ${formatOctets(total.total.in)} in, ${formatOctets(total.total.out)} out`;
  return [sum, head, ...lines.map((spans) => spans.map(({ text }) => text).join(""))];
}
