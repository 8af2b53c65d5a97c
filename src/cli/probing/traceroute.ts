import { probeHeaders } from "../../probe/probe-packet.ts";
import { DEFAULT_SIZE } from "../../probe/hop-probes.ts";
import { TRACE_DEFAULTS, traceroute, type Hop } from "../../probe/traceroute.ts";
import type { ProbeTarget } from "../../probe/probe-targets.ts";
import { hopLines, waysBack, type HopWords } from "./hop-line.ts";
import { HopNames } from "./hop-names.ts";
import type { CommandIo } from "../io.ts";
import { runMtr } from "./mtr.ts";
import { jsonTime, machineOf, targetsOf } from "./probing.ts";
import { print, runCommand } from "../run-command.ts";
import { tracerouteOptions, tracerouteUsage, type TracerouteCommand } from "./traceroute-options.ts";

/** Traces the ways to hosts; resolves to the exit code. */
export function runTraceroute(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("traceroute", io, async () => {
    const command = tracerouteOptions(words, io.isTerminal === true);
    if (command === "help") return print(io, [tracerouteUsage]);
    const targets = await targetsOf(command.targets, command.family, io);
    const names = new HopNames(command.names && !command.json, io);
    try {
      return command.mtr ? await runMtr(command, targets, names, io) : await trace(command, targets, names, io);
    } finally {
      names.close();
    }
  });
}

async function trace(
  command: TracerouteCommand,
  targets: readonly ProbeTarget[],
  names: HopNames,
  io: CommandIo,
): Promise<number> {
  const traces = new Map(targets.map((target) => [target.address.split("%")[0], new Trace(target, command, names)]));
  const queue = [...traces.values()];
  const addresses = targets.map(({ address }) => address);
  for await (const hop of traceroute(await machineOf(io), addresses, { ...command.trace, signal: io.stop })) {
    const { target, probes } = hop;
    await names.ask(new Set(probes.flatMap(({ answer }) => answer?.from ?? [])));
    traces.get(target)!.add(hop);
    // One way after the other is printed, whichever is traced sooner.
    while (queue.length > 0) {
      await print(io, queue[0].take());
      if (!queue[0].isComplete) break;
      queue.shift();
    }
  }
  for (const rest of queue) await print(io, rest.take());
  return [...traces.values()].every(({ isReached }) => isReached) ? 0 : 1;
}

/** What is printed of one way. */
class Trace {
  isComplete = false;
  isReached = false;
  private readonly target: ProbeTarget;
  private readonly json: boolean;
  private readonly words: HopWords;
  private lines: string[] = [];

  constructor(
    target: ProbeTarget,
    { trace: { flows = 1, method = "udp", maxTtl }, back, json }: TracerouteCommand,
    names: HopNames,
  ) {
    this.target = target;
    this.json = json;
    this.words = { names, back, byFlow: flows > 1, isTranslated: false };
    if (json) return;
    const { name, address } = target;
    const octets = probeHeaders(method, address) + (method === "tcp" ? 0 : DEFAULT_SIZE);
    const hops = maxTtl ?? TRACE_DEFAULTS.maxTtl;
    this.lines.push(`traceroute to ${name} (${address}), ${hops} hops max, ${octets} byte packets`);
  }

  add(hop: Hop): void {
    this.isComplete = hop.isLast;
    this.isReached ||= hop.probes.some(({ answer }) => answer?.from === hop.target);
    this.lines.push(...(this.json ? [jsonLine(hop, this.target)] : hopLines(hop, this.words)));
  }

  /** The lines that were not printed yet. */
  take(): readonly string[] {
    return this.lines.splice(0);
  }
}

function jsonLine({ target, ttl, isLast, probes }: Hop, { name }: ProbeTarget): string {
  const answers = probes.map(({ flow, at, answer }) => {
    const sent = { flow, time: jsonTime(at) };
    if (answer === undefined) return { ...sent, from: null };
    const { from, kind, rttMs, ttl: left, mark, labels, isTranslated } = answer;
    return { ...sent, from, kind, rttMs, ttl: left, hopsBack: waysBack(left), mark, labels, isTranslated };
  });
  return JSON.stringify({ name, target, ttl, isLast, probes: answers });
}
