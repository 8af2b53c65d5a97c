import { setImmediate as turn } from "node:timers/promises";
import { randomNumbers } from "../bytes/random.ts";
import type { RouteWishes } from "../link/machine.ts";
import type { HostReport } from "../probe/scan/host-report.ts";
import type { ScanKindName } from "../probe/scan/kinds.ts";
import { planScan, type ScanWishes } from "../probe/scan/plan-scan.ts";
import { scan as scanPlanned, type ScanOptions as PlannedOptions } from "../probe/scan/scan.ts";
import { scanGround, usualKind } from "./scan-ground.ts";

/** What to scan for and how; the words are those of `remora scan`. */
export interface ScanOptions
  extends RouteWishes, Omit<ScanWishes, "targets" | "kinds">, Omit<PlannedOptions, "random" | "turn"> {
  /** Kinds of probes; none only looks which hosts are there (default: SYN, or connecting without rights to more). */
  readonly kinds?: readonly ScanKindName[];
}

/**
 * Scans addresses, networks, ranges and names, and gives each host when its group is done, in the order of the addresses.
 * Throws ScanError for targets and ports that are none and for more than 4096 addresses without `yes`, NoRouteError, and
 * what is wrong with an interface.
 */
export async function* scan(
  targets: string | readonly string[],
  options: ScanOptions = {},
): AsyncGenerator<HostReport, void, undefined> {
  const ground = scanGround(options, {});
  const kinds = options.kinds ?? [await usualKind({})];
  const plan = await planScan({ ...options, targets: [targets].flat(), kinds }, ground.lookUp, ground.portOf);
  const random = randomNumbers(Math.random() * 2 ** 32);
  yield* scanPlanned(plan, { ...options, random, turn }, ground);
}
