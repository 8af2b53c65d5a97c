import { thisNetwork } from "../host/network/this-network.ts";
import { InterfaceRates, type InterfaceRate } from "../monitor/interface-rates.ts";
import type { IoCounters, NetworkSystem } from "../monitor/network-system.ts";
import { formatCount, formatOctets, formatRate, sparkline } from "../monitor/units.ts";
import { givenOptions, type LongOption } from "./getopt.ts";
import { checkNames } from "./interfaces.ts";
import type { CommandIo } from "./io.ts";
import { positiveNumber, print, runCommand, secondsOf } from "./run-command.ts";
import { ListView } from "./terminal/list-view.ts";
import { LiveView } from "./terminal/live-view.ts";
import { textTable, type Column } from "./text-table.ts";
import { ticks } from "../host/ticks.ts";

const SECOND_MS = 1000;
/** Bars of a sparkline in a table, and on a terminal that has fewer columns than `narrow`. */
const BARS = { usual: 20, few: 10, narrow: 100 } as const;

const LONGS: Readonly<Record<string, LongOption>> = {
  interface: { takesValue: true, letter: "i" },
  interval: { takesValue: true },
  count: { takesValue: true, letter: "c" },
  bits: { takesValue: false, letter: "b" },
  json: { takesValue: false },
  help: { takesValue: false, letter: "h" },
};

const usage = `Usage: remora rates [-i INTERFACE] [--interval TIME] [-c COUNT] [-b] [--json]

Shows, second by second, what each interface receives and sends: octets and packets a second, errors and drops, what it came
to since the command began, and the last twenty rates as bars. Counters that wrap, or are reset, and interfaces that come and
go give neither negative rates nor spikes.

  -i, --interface NAME      of this one only; several may be given
  --interval TIME           between two readings, as 5, 500ms or 1m; default 1s
  -c COUNT, --count COUNT   end after so many rates
  -b, --bits                in bits a second
  --json                    an object a line for each interface and reading; octets and packets are numbers

On a terminal where a line finds no room, packets, errors and drops are left out, and then totals; --json has all.

Examples
  remora rates
  remora rates -i eth0 -b
  remora rates -c 10 --json | jq -r '[.interface, .perSecond.bytesRecv] | @tsv'`;

interface RatesOptions {
  readonly interfaces: readonly string[];
  readonly interval: number;
  readonly count: number;
  readonly inBits: boolean;
  readonly json: boolean;
}

/** Shows rates until it is ended; resolves to the exit code. */
export function runRates(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("rates", io, async () => {
    const options = read(words);
    if (options === "help") return print(io, [usage]);
    return rates(await thisNetwork(), options, io.responsive?.() ?? io);
  });
}

function read(words: readonly string[]): RatesOptions | "help" {
  const interfaces: string[] = [];
  const given = new Map<string, string>();
  for (const { key, value } of givenOptions(words, "i:c:bh", LONGS, interfaces)) {
    given.set(key, value);
    if (key === "i") interfaces.push(value);
  }
  if (given.has("h")) return "help";
  return {
    interfaces,
    interval: secondsOf(given.get("interval") ?? "1", "--interval"),
    count: positiveNumber(given.get("c") ?? String(Number.MAX_SAFE_INTEGER), "-c"),
    inBits: given.has("b"),
    json: given.has("json"),
  };
}

async function rates(network: NetworkSystem, options: RatesOptions, io: CommandIo): Promise<void> {
  checkNames(options.interfaces, new Set(network.counters().keys()));
  const terminal = options.json ? undefined : await io.terminal?.();
  const view = new ListView();
  const shown = terminal === undefined ? undefined : new LiveView(terminal, view, io.stop);
  const watched = new InterfaceRates();
  try {
    for await (const count of ticks(options.interval * SECOND_MS, io.stop, shown?.ended)) {
      const all = watched.update(network.counters(), performance.now() / SECOND_MS);
      // What has not been read twice has no rate yet.
      if (count === 0) continue;
      const chosen = [...all].filter(([name]) => options.interfaces.length === 0 || options.interfaces.includes(name));
      if (shown !== undefined) {
        const [head, ...rows] = tableOf(chosen, options, terminal?.columns);
        view.show(`rates, every ${options.interval} s`, head, rows);
        shown.draw();
      } else if (options.json) await print(io, chosen.map(jsonLine));
      else await print(io, [...(count > 1 ? [""] : []), ...tableOf(chosen, options, io.columns)]);
      if (count >= options.count) return;
    }
  } finally {
    shown?.close();
  }
}

type NamedRate = readonly [name: string, rate: InterfaceRate];

function tableOf(rates: readonly NamedRate[], { inBits }: RatesOptions, width = Infinity): string[] {
  return textTable(columns(inBits, width < BARS.narrow ? BARS.few : BARS.usual), rates, width);
}

function columns(inBits: boolean, bars: number): Column<NamedRate>[] {
  const number = (
    title: string,
    text: (now: IoCounters, rate: InterfaceRate) => string,
    yields?: number,
  ): Column<NamedRate> => ({ title, text: ([, rate]) => text(rate.perSecond, rate), right: true, yields });
  const sum = ({ total }: InterfaceRate, one: keyof IoCounters, other: keyof IoCounters): string =>
    formatCount(total[one] + total[other]);
  return [
    { title: "Interface", text: ([name]) => name },
    number("In", (now) => formatRate(now.bytesRecv, inBits)),
    number("Out", (now) => formatRate(now.bytesSent, inBits)),
    { title: "", text: ([, { history }]) => sparkline(history.slice(-bars)).padStart(bars) },
    number("Packets in", (now) => `${formatCount(now.packetsRecv)}/s`, 3),
    number("Packets out", (now) => `${formatCount(now.packetsSent)}/s`, 3),
    number("Errors", (_, rate) => sum(rate, "errin", "errout"), 2),
    number("Drops", (_, rate) => sum(rate, "dropin", "dropout"), 2),
    number("Total in", (_, { total }) => formatOctets(total.bytesRecv), 1),
    number("Total out", (_, { total }) => formatOctets(total.bytesSent), 1),
  ];
}

function jsonLine([name, { perSecond, total }]: NamedRate): string {
  return JSON.stringify({ time: Date.now() / SECOND_MS, interface: name, perSecond, total });
}
