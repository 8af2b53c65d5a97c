import type { Machine } from "../../link/machine.ts";
import { probeTargets, type Family, type ProbeTarget } from "../../probe/probe-targets.ts";
import type { CommandIo } from "../io.ts";
import { lookUpHosts } from "../look-up-hosts.ts";

/** The machine that probes are sent from. */
export async function machineOf(io: CommandIo): Promise<Machine> {
  if (io.machine !== undefined) return io.machine();
  return (await import("../../host/sending/this-machine.ts")).thisMachine();
}

/** A moment in nanoseconds since 1970 as seconds, to the microsecond. */
export const jsonTime = (at: bigint): number => Number(at / 1000n) / 1e6;

/** Milliseconds that the names of targets are waited for. */
const LOOKUP_MS = 5000;

/** The hosts that words name; throws UnknownHostError. */
export function targetsOf(words: readonly string[], family: Family, io: CommandIo): Promise<ProbeTarget[]> {
  const ask = io.lookUpHosts ?? lookUpHosts;
  return probeTargets(words, family, (names) => ask(names, LOOKUP_MS));
}
