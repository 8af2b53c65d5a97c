import { ipv4Set, ipv6Set } from "../../craft/address-set.ts";
import { arping, type ArpingReply } from "../../probe/arping.ts";
import type { ProbeTarget } from "../../probe/probe-targets.ts";
import { arpingOptions, arpingUsage, type ArpingCommand } from "./arping-options.ts";
import { UsageError } from "../getopt.ts";
import type { CommandIo } from "../io.ts";
import { jsonTime, machineOf, targetsOf } from "./probing.ts";
import { print, runCommand } from "../run-command.ts";

/** The most addresses of a network that are asked for. */
const MOST_ADDRESSES = 65_536;
/** Two stations have one address. */
const DUPLICATE_EXIT = 2;

/** Asks who has addresses; resolves to the exit code. */
export function runArping(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("arping", io, async () => {
    const command = arpingOptions(words);
    if (command === "help") return print(io, [arpingUsage]);
    const asked = await Promise.all(command.targets.map((word) => addressesOf(word, command, io)));
    const addresses = asked.flat().map(({ address }) => address);
    const machine = await machineOf(io);
    const routes = addresses.map((address) => machine.route(address, command.arping));
    const { interface: name, source } = routes.find((route) => route.nextHop !== route.source) ?? routes[0];
    const heading = `ARPING ${command.targets.join(" ")} from ${source} ${name}`;
    const report = new Report(command);
    let headings = command.json ? [] : [heading];
    for await (const event of arping(machine, addresses, { ...command.arping, signal: io.stop })) {
      await print(io, headings);
      headings = [];
      if (event.kind === "asked") report.asked++;
      else await print(io, report.add(event));
    }
    await print(io, report.summary());
    if (report.duplicates.length > 0) return DUPLICATE_EXIT;
    return asked.every((each) => each.some(({ address }) => report.stations.has(address))) ? 0 : 1;
  });
}

/** The addresses that a word stands for: all of a network, or that of a host. */
async function addressesOf(word: string, { family }: ArpingCommand, io: CommandIo): Promise<readonly ProbeTarget[]> {
  const network = ipv4Set(word) ?? ipv6Set(word);
  if (network === undefined) return targetsOf([word], family, io);
  const targets: ProbeTarget[] = [];
  for (const address of network) {
    if (targets.length === MOST_ADDRESSES)
      throw new UsageError(`${word} has more than ${MOST_ADDRESSES} addresses: ask for a part of it`);
    targets.push({ name: String(address), address: String(address) });
  }
  return targets;
}

/** What was asked and answered. */
class Report {
  asked = 0;
  /** The stations that have each address. */
  readonly stations = new Map<string, Set<string>>();
  private readonly command: ArpingCommand;
  private answers = 0;

  constructor(command: ArpingCommand) {
    this.command = command;
  }

  /** The addresses that several stations have. */
  get duplicates(): readonly (readonly [address: string, stations: ReadonlySet<string>])[] {
    return [...this.stations].filter(([, stations]) => stations.size > 1);
  }

  /** Takes in an answer; returns what to print of it. */
  add({ at, ...reply }: ArpingReply): string[] {
    const { target, mac, rttMs, others } = reply;
    this.answers++;
    this.stations.set(target, (this.stations.get(target) ?? new Set()).add(mac));
    if (this.command.quiet) return [];
    if (this.command.json) return [JSON.stringify({ time: jsonTime(at), ...reply })];
    const also = others.length === 0 ? "" : `  DUPLICATE of ${others.join(", ")}`;
    return [`Unicast reply from ${target} [${mac}]  ${rttMs.toFixed(3)}ms${also}`];
  }

  summary(): string[] {
    const { asked, answers, stations, duplicates } = this;
    if (this.command.json) {
      const several = Object.fromEntries(duplicates.map(([address, macs]) => [address, [...macs]]));
      return [JSON.stringify({ kind: "statistics", asked, answers, found: stations.size, duplicates: several })];
    }
    return [
      `Sent ${asked} probe(s)`,
      `Received ${answers} response(s) of ${stations.size} address(es)`,
      ...duplicates.map(
        ([address, macs]) => `${address} is the address of ${macs.size} stations: ${[...macs].join(", ")}`,
      ),
    ];
  }
}
