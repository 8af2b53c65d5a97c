import { scanKinds } from "./kinds.ts";
import type { ScanPlan } from "./plan-scan.ts";

/** What will be scanned, in a sentence without its end: `scanning 10.0.0.0/24 (256 addresses): 3 ports of TCP by syn`. */
export function describePlan({ targets, ports, kinds }: ScanPlan): string {
  const what = kinds.map((kind) => {
    const { transport } = scanKinds[kind];
    const count = ports[transport].length;
    return `${count} ${count === 1 ? "port" : "ports"} of ${transport.toUpperCase()} by ${kind}`;
  });
  return `scanning ${targets.description}: ${what.length === 0 ? "which hosts are there" : what.join(", ")}`;
}
