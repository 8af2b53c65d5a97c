import { sampleCaptures, type CaptureFile } from "./captures.ts";
import { compareCapture, type Mismatch } from "./compare-capture.ts";
import { flagSets } from "./flag-sets.ts";
import { shellWords } from "./shell-words.ts";

/** How one of the project's own captures printed, over all sets of flags. */
export interface SampleResult {
  /** As known-mismatches.tsv names it: `samples/dns.pcap`. */
  readonly id: string;
  readonly equal: boolean;
  /** What differs: packets of printers that were asked for, exit codes, stderr. */
  readonly differences: readonly (Pick<Mismatch, "packet" | "expected" | "ours"> | string)[];
}

/** Names that known-mismatches.tsv may hold for the project's own captures. */
export function sampleIds(): string[] {
  return sampleCaptures().map(idOf);
}

/** Compares every one of the project's own captures with tcpdump. */
export async function sampleResults(): Promise<SampleResult[]> {
  const results: SampleResult[] = [];
  for (const capture of sampleCaptures()) {
    const differences: SampleResult["differences"][number][] = [];
    for (const flags of flagSets) {
      const result = await compareCapture(capture, shellWords(flags));
      if (result?.ending !== undefined) differences.push(`${flags}: ${result.ending}`);
      for (const { asked, packet, expected, ours } of result?.mismatches ?? []) {
        if (asked) differences.push({ packet, expected, ours });
      }
    }
    results.push({ id: idOf(capture), equal: differences.length === 0, differences });
  }
  return results;
}

function idOf({ path }: CaptureFile): string {
  return `samples/${path}`;
}
