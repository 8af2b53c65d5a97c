import { describe, expect, it } from "vitest";
import { startFilter } from "../../src/web/engine/filtering.ts";
import { ours, sample } from "../cli/run-shark.ts";
import { linesOf, listLines, pageTrees, sharkLines, sharkTrees } from "./as-shark.ts";
import { opened } from "./opened.ts";

/** What depends on packets before, on octets put together, or is broken; test/differential/page.test.ts has all. */
const captures = [
  "broken",
  "dns",
  "fragments",
  "http",
  "icmp",
  "mdns",
  "quic",
  "rtp",
  "tcp",
  "tls13",
  "vxlan",
  "welcome",
];
/** Packets whose trees are compared. */
const PACKETS = 25;

it.each(captures)("%s has the lines and trees of remora shark", async (name) => {
  const file = sample(name);
  const capture = await opened(file);
  expect(listLines(capture)).toEqual(await sharkLines(file));
  expect(await pageTrees(capture, PACKETS)).toBe(await sharkTrees(file, PACKETS));
});

it("has the same tree of a packet from wherever one comes to it", async () => {
  const capture = await opened(sample("http"));
  const { count } = capture.engine;
  const forwards = await pageTrees(capture, count);
  const fresh = await opened(sample("http"));
  const details = (index: number) => fresh.engine.details(index, new AbortController().signal);
  const order = [count - 1, 0, count >> 1, count - 2, 3, 2, 1, count - 1];
  for (const index of order) expect((await details(index)).index).toBe(index);
  expect(await pageTrees(fresh, count)).toBe(forwards);
});

const filters = [
  "tcp",
  "udp.port == 53",
  "frame.len > 100 && ip",
  "tcp.analysis.flags",
  "!arp",
  "frame.time_delta_displayed > 0",
];

describe.each(["welcome", "tcp"])("filters of %s", (name) => {
  it.each(filters)("%s accepts what remora shark -Y accepts", async (filter) => {
    const file = sample(name);
    const { engine, heard } = await opened(file);
    const answer = startFilter(engine, filter);
    if (!("view" in answer)) throw new Error(answer.mistake.message);
    const { count } = await heard("matches", ({ done }) => done);
    const numbers = engine.rows(answer.view, 0, count).map(({ number }) => String(number));
    const shark = await ours(["-n", "-T", "fields", "-e", "frame.number", "-Y", filter, "-r", file]);
    expect(numbers).toEqual(linesOf(shark.stdout));
  });
});
