import { setImmediate as turn } from "node:timers/promises";
import { randomNumbers } from "../../bytes/random.ts";
import { scanGround, usualKind } from "../../node/scan-ground.ts";
import { describePlan } from "../../probe/scan/describe-plan.ts";
import type { HostReport } from "../../probe/scan/host-report.ts";
import type { ScanKindName } from "../../probe/scan/kinds.ts";
import { planScan } from "../../probe/scan/plan-scan.ts";
import { scan, type ScanOptions } from "../../probe/scan/scan.ts";
import { say, type CommandIo } from "../io.ts";
import { print, runCommand } from "../run-command.ts";
import { scanOptions, scanUsage, type ScanCommand } from "./scan-options.ts";
import { ProgressBar } from "./scan-progress.ts";
import { hostJson, hostLines } from "./scan-table.ts";

const SECOND_MS = 1000;

/** Scans hosts and ports; resolves to the exit code. */
export function runScan(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("scan", io, async () => {
    const options = scanOptions(words);
    if (options === "help") return print(io, [scanUsage]);
    const ground = scanGround(options, io);
    const kinds = options.kinds ?? [await chosenKind(io)];
    const plan = await planScan({ ...options, kinds }, ground.lookUp, ground.portOf);
    say(io, `remora: ${describePlan(plan)}`);
    const bar =
      io.isTerminal === true ? new ProgressBar((text) => io.stderr(encoder.encode(text)), Date.now) : undefined;
    const began = performance.now();
    const counts = { up: 0, down: 0 };
    const settings: ScanOptions = {
      ...options,
      random: randomNumbers(Math.random() * 2 ** 32),
      turn,
      signal: io.stop,
      onProgress: bar && ((how) => bar.show(how)),
    };
    try {
      for await (const host of scan(plan, settings, ground)) {
        counts[host.isUp ? "up" : "down"]++;
        bar?.clear();
        await print(io, linesOf(host, options));
      }
    } finally {
      bar?.clear();
    }
    const seconds = (performance.now() - began) / SECOND_MS;
    if (options.json)
      await print(io, [JSON.stringify({ summary: { ...counts, seconds: Number(seconds.toFixed(3)) } })]);
    else await print(io, [summaryText(counts, seconds, io.stop?.aborted === true)]);
  });
}

const encoder = new TextEncoder();

/** The usual kind of scan; that it is one for which nobody needs rights is said. */
async function chosenKind(io: CommandIo): Promise<ScanKindName> {
  const kind = await usualKind(io);
  if (kind === "connect")
    say(io, "remora: without the right to send frames (CAP_NET_RAW) ports are probed by connecting to them, -sT");
  return kind;
}

/** A host as lines; between those that have a table stands an empty one. */
function linesOf(host: HostReport, { json, openOnly, kinds }: ScanCommand): string[] {
  if (json) return [hostJson(host, openOnly)];
  if (!host.isUp) return [];
  return [...hostLines(host, openOnly), ...(kinds?.length === 0 ? [] : [""])];
}

function summaryText(
  { up, down }: { readonly up: number; readonly down: number },
  seconds: number,
  isStopped: boolean,
): string {
  const hint = isStopped ? ": stopped" : up === 0 ? ": -Pn scans those that do not answer, too" : "";
  return `${up + down} ${up + down === 1 ? "address" : "addresses"}, ${up} up, in ${seconds.toFixed(2)} s${hint}`;
}
