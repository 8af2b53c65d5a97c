import type { By } from "../../monitor/talker.ts";
import { trafficRows, type TrafficRow } from "../../monitor/traffic-row.ts";
import { formatOctets } from "../../monitor/units.ts";
import { HostLabels } from "./host-labels.ts";
import { say, type CommandIo } from "../io.ts";
import { print, runCommand } from "../run-command.ts";
import { textTable, type Column } from "../text-table.ts";
import { openFeed, type TrafficFeed } from "./traffic-feed.ts";
import { byTitles } from "./traffic-table.ts";
import { trafficOptions, type TrafficOptions } from "./traffic-options.ts";

const usual = { sort: "total", seconds: 10 } as const;

const usage = `Usage: remora report [--for TIME] [-i INTERFACE | -r FILE] [--by WHAT] [--sort COLUMN] [--json | --csv] [FILTER]

Counts for a while, or through a file, and prints who received (In) and sent (Out) how much, in octets with their link-level
headers, and in how many packets. Every host is counted as it sees it; of connections In is what comes to the end on the left.

  --for TIME                30s, 5m, 1h; default 10s. It ends sooner at ^C
  -i, --interface NAME      default that of the default route; several may be given, and any
  -r FILE                   a capture instead: pcap or pcapng, also compressed; - is standard input
  --by WHAT                 host (the default), connection, process or protocol
  --sort COLUMN             total (the default), in, out, packets or name
  --rows COUNT              print no more than so many
  --source capture|kernel   count packets, or read what the kernel counts for TCP connections: payload alone, without rights
  -n                        no names of hosts; else those that are known by the end are shown
  --json                    an object a line
  --csv                     values with commas between them, a heading first
  FILTER                    a capture filter, as for remora dump, or a display filter, as for remora shark

Examples
  sudo remora report --for 30s
  sudo remora report --for 1m --by process --sort out
  remora report -r capture.pcap --by protocol --csv`;

/** Counts, and prints what it came to; resolves to the exit code. */
export function runReport(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("report", io, async () => {
    const options = trafficOptions(words, usual);
    if (options === "help") return print(io, [usage]);
    const feed = await openFeed(options, "hosts", false, io);
    try {
      return await report(feed, options, io);
    } finally {
      await feed.close();
    }
  });
}

async function report(feed: TrafficFeed, options: TrafficOptions, io: CommandIo): Promise<number> {
  const { file, seconds, by, sort } = options;
  const labels = new HostLabels(options.names, io);
  for (const notice of feed.notices) say(io, `remora: ${notice}`);
  const said = feed.notices.length;
  if (file === undefined)
    say(
      io,
      `remora: ${feed.source === "kernel" ? "reading" : "counting on"} ${feed.from} for ${seconds} s; ^C ends it sooner`,
    );
  try {
    await count(feed, labels, options, io);
    for (const notice of feed.notices.slice(said)) say(io, `remora: ${notice}`);
    if (feed.lost() > 0) say(io, `remora: ${feed.lost()} packets were lost before they were counted`);
    const rows = trafficRows(feed.ledger, by, sort).rows.slice(0, options.rows);
    await print(io, linesOf(rows, labels, options, io.columns));
    if (feed.problem === undefined) return 0;
    say(io, `remora: ${feed.problem}`);
    return 1;
  } finally {
    labels.close();
  }
}

async function count(feed: TrafficFeed, labels: HostLabels, options: TrafficOptions, io: CommandIo): Promise<void> {
  const { file, seconds, by, sort, interval } = options;
  const ending = new AbortController();
  const timer = file === undefined ? setTimeout(() => ending.abort(), seconds * 1000) : undefined;
  try {
    // Names are asked for while there is time.
    for await (const _ of feed.intervals(interval, io.stop, ending.signal)) {
      labels.ask(trafficRows(feed.ledger, by, sort).rows.slice(0, MOST_ASKED));
    }
  } finally {
    clearTimeout(timer);
  }
}

const MOST_ASKED = 100;

function linesOf(
  rows: readonly TrafficRow[],
  labels: HostLabels,
  { by, json, csv }: TrafficOptions,
  width: number | undefined,
): string[] {
  if (json) return rows.map((row) => JSON.stringify({ ...whoOf(row), name: labels.of(row), ...amounts(row) }));
  if (csv) return [[by, ...AMOUNTS].join(","), ...rows.map((row) => csvLine(row, labels))];
  return textTable(columns(by, labels), rows, width);
}

const AMOUNTS = ["in", "out", "packets"] as const;

function amounts({ total, packets }: TrafficRow): Record<(typeof AMOUNTS)[number], number> {
  return { in: total.in, out: total.out, packets: packets.in + packets.out };
}

function whoOf({ host, local, remote, protocol, pid, process, user }: TrafficRow): object {
  return { host, local, remote, protocol, pid, process, user };
}

function csvLine(row: TrafficRow, labels: HostLabels): string {
  const name = labels.of(row);
  const quoted = /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
  return [quoted, ...Object.values(amounts(row))].join(",");
}

function columns(by: By, labels: HostLabels): Column<TrafficRow>[] {
  return [
    { title: byTitles[by], text: (row) => labels.of(row) },
    { title: "In", text: ({ total }) => formatOctets(total.in), right: true },
    { title: "Out", text: ({ total }) => formatOctets(total.out), right: true },
    { title: "Packets", text: ({ packets }) => String(packets.in + packets.out), right: true },
  ];
}
