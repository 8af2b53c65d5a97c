import { HopTable, type HopRow } from "../../probe/hop-table.ts";
import { mtr } from "../../probe/mtr.ts";
import type { ProbeTarget } from "../../probe/probe-targets.ts";
import type { HopNames } from "./hop-names.ts";
import type { CommandIo } from "../io.ts";
import { MtrView } from "./mtr-view.ts";
import { mtrHead, mtrLines } from "./mtr-table.ts";
import { machineOf } from "./probing.ts";
import { print } from "../run-command.ts";
import { LiveView } from "../terminal/live-view.ts";
import type { TracerouteCommand } from "./traceroute-options.ts";

/** Columns of a report that goes to a file. */
const REPORT_WIDTH = 100;

/** Asks the hops of ways in rounds: live on a terminal, else a report at the end. Resolves to the exit code. */
export async function runMtr(
  command: TracerouteCommand,
  targets: readonly ProbeTarget[],
  names: HopNames,
  base: CommandIo,
): Promise<number> {
  const io = base.responsive?.() ?? base;
  const machine = await machineOf(io);
  const headings = new Map(targets.map((target) => [target.address.split("%")[0], headingOf(target)]));
  const tables = new Map<string, HopTable>();
  const restart = (): void => {
    for (const heading of headings.values()) tables.set(heading, new HopTable());
  };
  restart();
  const terminal = command.json ? undefined : await io.terminal?.();
  const title = `remora traceroute --mtr ${[...headings.values()].join(", ")}`;
  const shown = terminal && new LiveView(terminal, new MtrView({ title, tables }, names, restart), io.stop);
  const signals = [io.stop, shown?.ended].filter((signal) => signal !== undefined);
  const { cycles, intervalMs, trace } = command;
  try {
    const addresses = targets.map(({ address }) => address);
    const events = mtr(machine, addresses, { ...trace, cycles, intervalMs, signal: AbortSignal.any(signals) });
    for await (const event of events) {
      if (event.kind === "round") continue;
      const { kind, probe } = event;
      tables.get(headings.get(probe.target)!)!.add(kind, probe);
      if (probe.answer !== undefined) void names.ask([probe.answer.from]);
      shown?.draw();
    }
    if (shown !== undefined && signals.every(({ aborted }) => !aborted)) await shown.whenEnded(io.stop);
  } finally {
    shown?.close();
  }
  const report = [...tables].flatMap(([heading, table]) =>
    command.json ? jsonLines(heading, table) : lines(heading, table, names),
  );
  await print(base, report);
  return [...tables.values()].every(({ isComplete }) => isComplete) ? 0 : 1;
}

function headingOf({ name, address }: ProbeTarget): string {
  return name === address ? address : `${name} (${address})`;
}

function lines(heading: string, { rows }: HopTable, names: HopNames): string[] {
  const head = mtrHead(REPORT_WIDTH).trimEnd();
  return [heading, head, ...rows.flatMap((row) => mtrLines(row, names, REPORT_WIDTH).map((text) => text.trimEnd()))];
}

function jsonLines(target: string, { rows }: HopTable): string[] {
  return rows.map((row) => JSON.stringify({ target, ...rowJson(row) }));
}

function rowJson({ ttl, hosts, sent, received, loss, last, avg, best, worst, stdev, current }: HopRow): object {
  const times = received === 0 ? {} : { lastMs: last, avgMs: avg, bestMs: best, worstMs: worst, stdevMs: stdev };
  const { labels = [], isTranslated = false, mark = "" } = current ?? {};
  return { ttl, hosts: Object.fromEntries(hosts), sent, received, loss, ...times, mark, labels, isTranslated };
}
