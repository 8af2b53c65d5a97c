// `filter-cost.ts WAY FILE FILTER` runs a filter over packets in memory in one way, and prints how long that took: a process
// each, so that what one way teaches the compiler is not there for the next.
import type { Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import type { Matcher } from "../../src/bpf/matcher.ts";
import { predicateOf } from "../../src/bpf/predicate.ts";
import { compileFilter } from "../../src/capture-filter/compile-filter.ts";
import type { PacketRecord } from "../../src/files/record.ts";
import { openFile } from "../../src/host/open-file.ts";

const PACKETS = 2000;
const ROUNDS = 2000;

async function firstPackets(file: string): Promise<PacketRecord[]> {
  const reader = await openFile(file);
  const packets: PacketRecord[] = [];
  while (packets.length < PACKETS && (await reader.fill()))
    while (packets.length < PACKETS && reader.next()) packets.push(reader.record.keep());
  await reader.close();
  return packets;
}

/** Packets that match, and the milliseconds of a round. */
function round(matches: Matcher, packets: readonly PacketRecord[]): { readonly found: number; readonly ms: number } {
  const started = performance.now();
  let found = 0;
  for (const { bytes, end, original } of packets) if (matches(bytes, 0, end, original) !== 0) found++;
  return { found, ms: performance.now() - started };
}

const [way = "", file = "", filter = ""] = process.argv.slice(2);
const { program } = compileFilter(filter, 1);
const ways: Readonly<Record<string, (of: Program) => Matcher | undefined>> = {
  interpreter: interpreterOf,
  generated: predicateOf,
};
const matches = ways[way]?.(program);
if (matches === undefined) throw new Error(`there is no way "${way}" here: there are ${Object.keys(ways).join(", ")}`);
const packets = await firstPackets(file);
const rounds = Array.from({ length: ROUNDS }, () => round(matches, packets));
if (rounds.some(({ found }) => found !== rounds[0]?.found))
  throw new Error("a filter decided differently the next time");
const quickest = Math.min(...rounds.map(({ ms }) => ms));
console.log(JSON.stringify({ nanoseconds: (quickest * 1e6) / packets.length, found: rounds[0]?.found }));
