import { spawnSync } from "node:child_process";
import { compileDisplayFilter, type DisplayFilter } from "../../src/display-filter/compile-display-filter.ts";
import { packetVocabulary } from "../../src/display-filter/packet-fields.ts";
import type { Dissector } from "../../src/dissect/dissector.ts";
import { interpretedWalk } from "../../src/dissect/walk.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { openFile } from "../../src/host/open-file.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

/** Numbers of the packets that each filter matches, or what is wrong with the filter. */
export async function ourFrames(capture: string, filters: readonly string[]): Promise<(readonly number[] | Error)[]> {
  const catalog = standardCatalog();
  const session = new FullSession(catalog, interpretedWalk);
  const vocabulary = packetVocabulary(catalog, session.compiler);
  const compiled = filters.map((filter): DisplayFilter<Dissector> | Error => {
    try {
      return compileDisplayFilter(filter, vocabulary);
    } catch (fault) {
      return fault as Error;
    }
  });
  const frames = compiled.map((filter): number[] | Error => (filter instanceof Error ? filter : []));
  const reader = await openFile(capture);
  try {
    while (await reader.fill()) {
      while (reader.next()) {
        session.dissect(reader.record);
        compiled.forEach((filter, i) => {
          if (filter instanceof Error) return;
          if (filter.matches(session.dissector)) (frames[i] as number[]).push(reader.record.number);
        });
      }
    }
  } finally {
    await reader.close();
  }
  return frames;
}

/** The same by tshark: one run a filter. */
export function tsharkFrames(capture: string, filter: string): readonly number[] | Error {
  const args = ["-r", capture, "-Y", filter, "-T", "fields", "-e", "frame.number"];
  const { stdout, stderr, status } = spawnSync("tshark", args, {
    encoding: "utf8",
    env: { ...process.env, TZ: "UTC" },
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 && stdout === "") return new Error(stderr.replace(/^Running as user.*\n/m, "").trim());
  return stdout.split("\n").filter(Boolean).map(Number);
}
