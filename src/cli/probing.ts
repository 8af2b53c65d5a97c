import type { Machine } from "../link/machine.ts";
import type { CommandIo } from "./io.ts";

/** The machine that probes are sent from. */
export async function machineOf(io: CommandIo): Promise<Machine> {
  if (io.machine !== undefined) return io.machine();
  return (await import("../host/sending/this-machine.ts")).thisMachine();
}

/** A moment in nanoseconds since 1970 as seconds, to the microsecond. */
export const jsonTime = (at: bigint): number => Number(at / 1000n) / 1e6;
