import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Row, TreeNode } from "../../src/web/messages.ts";
import { startFilter } from "../../src/web/engine/filtering.ts";
import { ours } from "../cli/run-shark.ts";
import { opened, type OpenedCapture } from "./opened.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const captures = readdirSync(samples, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(pcap|pcapng)$/.test(name))
  .sort();
/** Rows that are asked for at once. */
const SCREEN = 100;
const PACKETS = 60;

describe.each(captures)("%s in the page", (name) => {
  const file = join(samples, name);

  it("has the lines of remora shark", async () => {
    const { engine } = await opened(file);
    const shark = await ours(["-n", "-T", "tabs", "-r", file]);
    expect(allRows(engine, 0).map(({ cells }) => cells.join("\t"))).toEqual(linesOf(shark.stdout).map(withoutPadding));
  });

  it("has the trees of remora shark -V", async () => {
    const { engine } = await opened(file);
    const shark = await ours(["-n", "-V", "-c", String(PACKETS), "-r", file]);
    const trees: string[] = [];
    for (let index = 0; index < Math.min(PACKETS, engine.count); index++) {
      const { tree } = await engine.details(index, new AbortController().signal);
      trees.push(textOf(tree), "\n");
    }
    expect(trees.join("")).toBe(shark.stdout);
  });
});

const filters = ["tcp", "udp.port == 53", "frame.len > 100 && ip", "tcp.analysis.flags", "!arp"];

describe.each(["welcome.pcap", "tcp.pcap", "dns.pcap"])("filters of %s", (name) => {
  it.each(filters)("%s accepts what remora shark -Y accepts", async (filter) => {
    const file = join(samples, name);
    const capture = await opened(file);
    const shark = await ours(["-n", "-T", "fields", "-e", "frame.number", "-Y", filter, "-r", file]);
    expect((await filtered(capture, filter)).map(({ number }) => String(number))).toEqual(linesOf(shark.stdout));
  });
});

async function filtered({ engine, heard }: OpenedCapture, text: string): Promise<Row[]> {
  const answer = startFilter(engine, text);
  if (!("view" in answer)) throw new Error(answer.mistake.message);
  await heard("matches", ({ view, done }) => view === answer.view && done);
  return allRows(engine, answer.view);
}

function allRows(engine: OpenedCapture["engine"], view: number): Row[] {
  const rows: Row[] = [];
  for (;;) {
    const more = engine.rows(view, rows.length, SCREEN);
    if (more.length === 0) return rows;
    rows.push(...more);
  }
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.slice(0, -1).split("\n");
}

/** The columns of -T tabs without the spaces that fill them up, and the arrow. */
function withoutPadding(line: string): string {
  const cells = line.split("\t");
  const arrow = cells.indexOf("→");
  const [number, time, source, ...rest] = arrow < 0 ? cells : cells.toSpliced(arrow, 1);
  const [destination, ...others] = rest;
  return [number.trim(), time.trim(), source.trim(), destination.trim(), ...others].join("\t");
}

/** The tree as -V prints it. */
function textOf(tree: readonly TreeNode[], depth = 0): string {
  return tree.map(({ text, children }) => `${"    ".repeat(depth)}${text}\n${textOf(children, depth + 1)}`).join("");
}
