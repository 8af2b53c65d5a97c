import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startFilter } from "../../src/web/engine/filtering.ts";
import { ours } from "../cli/run-shark.ts";
import { linesOf, listLines, pageTrees, sharkLines, sharkTrees } from "./as-shark.ts";
import { opened } from "./opened.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const captures = readdirSync(samples).filter((name) => name.endsWith(".pcap"));
/** Packets whose trees are compared. */
const PACKETS = 60;

it.each(captures)("%s has the lines and trees of remora shark", async (name) => {
  const file = join(samples, name);
  const capture = await opened(file);
  expect(listLines(capture)).toEqual(await sharkLines(file));
  expect(await pageTrees(capture, PACKETS)).toBe(await sharkTrees(file, PACKETS));
});

const filters = [
  "tcp",
  "udp.port == 53",
  "frame.len > 100 && ip",
  "tcp.analysis.flags",
  "!arp",
  "frame.time_delta_displayed > 0",
];

describe.each(["welcome.pcap", "tcp.pcap", "dns.pcap"])("filters of %s", (name) => {
  it.each(filters)("%s accepts what remora shark -Y accepts", async (filter) => {
    const file = join(samples, name);
    const { engine, heard } = await opened(file);
    const answer = startFilter(engine, filter);
    if (!("view" in answer)) throw new Error(answer.mistake.message);
    const { count } = await heard("matches", ({ done }) => done);
    const numbers = engine.rows(answer.view, 0, count).map(({ number }) => String(number));
    const shark = await ours(["-n", "-T", "fields", "-e", "frame.number", "-Y", filter, "-r", file]);
    expect(numbers).toEqual(linesOf(shark.stdout));
  });
});
