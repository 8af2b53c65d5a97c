import type { PingEvent } from "../../probe/ping-event.ts";
import { PingStatistics } from "../../probe/ping-statistics.ts";
import { ping } from "../../probe/ping.ts";
import type { ProbeTarget } from "../../probe/probe-targets.ts";
import type { CommandIo } from "../io.ts";
import { pingOptions, pingUsage, type PingCommand } from "./ping-options.ts";
import { pingHeading, pingSummary, replyLine } from "./ping-text.ts";
import { jsonTime, machineOf, targetsOf } from "./probing.ts";
import { print, runCommand } from "../run-command.ts";

/** Pings hosts; resolves to the exit code. */
export function runPing(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("ping", io, async () => {
    const command = pingOptions(words);
    if (command === "help") return print(io, [pingUsage]);
    const targets = await targetsOf(command.targets, command.family, io);
    const reports = new Map(targets.map((target) => [target.address.split("%")[0], new Report(target, command)]));
    const addresses = targets.map(({ address }) => address);
    let headings = command.json ? [] : [...reports.values()].map((report) => report.heading());
    for await (const event of ping(await machineOf(io), addresses, { ...command.ping, signal: io.stop })) {
      await print(io, headings);
      headings = [];
      const said = reports.get(event.target)!.add(event);
      if (said !== "") await io.stdout(new TextEncoder().encode(said));
    }
    const summaries = [...reports.values()].flatMap((report) => report.summary());
    await print(io, [...headings, ...summaries]);
    return [...reports.values()].every(({ statistics }) => statistics.received > 0) ? 0 : 1;
  });
}

/** What is said of one target. */
class Report {
  readonly statistics = new PingStatistics();
  private readonly target: ProbeTarget;
  private readonly command: PingCommand;
  private began = 0n;
  private ended = 0n;

  constructor(target: ProbeTarget, command: PingCommand) {
    this.target = target;
    this.command = command;
  }

  heading(): string {
    return pingHeading(this.target, this.command.ping);
  }

  /** Takes in what happened; returns what to print of it. */
  add(event: PingEvent): string {
    const { quiet, json, ping: options } = this.command;
    this.statistics.add(event);
    if (this.began === 0n) this.began = event.at;
    if (event.kind !== "silence") this.ended = event.at;
    if (quiet) return "";
    if (json) return event.kind === "sent" ? "" : `${this.jsonLine(event)}\n`;
    if (options.flood === true) return floodMark(event);
    const line = this.line(event);
    return line === undefined ? "" : `${this.command.timestamps ? `[${jsonTime(event.at).toFixed(6)}] ` : ""}${line}\n`;
  }

  summary(): string[] {
    const { name, address } = this.target;
    const { statistics } = this;
    const tookMs = Number(this.ended - this.began) / 1e6;
    if (!this.command.json) return pingSummary(name, statistics, tookMs);
    const { transmitted, received, duplicates, errors, loss, measurements } = statistics;
    const { min, avg, max, mdev } = statistics;
    const rtts = measurements === 0 ? {} : { minMs: min, avgMs: avg, maxMs: max, mdevMs: mdev };
    const counts = { transmitted, received, duplicates, errors, loss, tookMs };
    return [JSON.stringify({ kind: "statistics", name, target: address, ...counts, ...rtts })];
  }

  private line(event: PingEvent): string | undefined {
    const { method = "icmp" } = this.command.ping;
    switch (event.kind) {
      case "reply":
        return replyLine(event, this.target, this.command.ping);
      case "error":
        return `From ${event.from} ${method}_seq=${event.sequence} ${event.reason}`;
      case "silence":
        return this.command.outstanding ? `no answer yet for ${method}_seq=${event.sequence}` : undefined;
      case "sent":
        return undefined;
      default:
        return event satisfies never;
    }
  }

  private jsonLine({ at, ...event }: PingEvent): string {
    return JSON.stringify({ time: jsonTime(at), name: this.target.name, ...event });
  }
}

/** A dot for a probe, taken away by its answer. */
function floodMark({ kind }: PingEvent): string {
  return { sent: ".", reply: "\b \b", error: "\bE", silence: "" }[kind];
}
