// `node scripts/run.mjs bench/make-captures.ts` writes every capture of the benches to bench/.cache (1.7 GB, about a minute).
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CaptureOutput } from "./capture-output.ts";
import { writeFlows, writeNewFlows } from "./traffic.ts";

/** Where captures and other large results of the benches are kept; outside git. */
export const cacheFolder: string = fileURLToPath(new URL(".cache", import.meta.url));

const writers = { "flows-3000": writeFlows, "new-flows": writeNewFlows };

/** The file with that many packets of one kind of traffic, made when it is not there yet. */
export function benchCapture(traffic: keyof typeof writers, packets: number): string {
  const file = join(cacheFolder, `${traffic}-${packets}.pcap`);
  if (existsSync(file)) return file;
  mkdirSync(cacheFolder, { recursive: true });
  console.error(`making ${file}`);
  const output = new CaptureOutput(file);
  writers[traffic](output, packets);
  output.close();
  return file;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const packets of [200_000, 300_000, 2_000_000]) {
    benchCapture("flows-3000", packets);
    benchCapture("new-flows", packets);
  }
}
