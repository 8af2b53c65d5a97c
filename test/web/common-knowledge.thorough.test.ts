import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readerOf, ride, type Capture } from "../../src/web/engine/capture.ts";
import { common } from "../../src/web/engine/common-knowledge.ts";
import { everything } from "../../src/web/engine/everything.ts";
import type { Knowledge } from "../../src/web/engine/knowledge.ts";
import { PacketList } from "../../src/web/engine/packet-list.ts";
import { blobPieces } from "../../src/web/engine/pieces.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const captures = readdirSync(samples).filter((name) => name.endsWith(".pcap"));

/** The list of a capture, up to where this knowledge is too little. */
async function listOf(capture: Capture, knowledge: Knowledge): Promise<PacketList> {
  const list = new PacketList(capture);
  await list.begin(knowledge);
  await ride(await readerOf(capture), { packet: (from) => list.packet(from) }, new AbortController().signal);
  return list;
}

function captureOf(file: string): Capture {
  return { pieces: blobPieces(new Blob([readFileSync(file)]), basename(file)), keys: undefined };
}

describe("rows made with the common protocols alone", () => {
  it.each(captures)("are those of all protocols, as far as they go, in %s", async (name) => {
    const capture = captureOf(join(samples, name));
    const first = await listOf(capture, common);
    const all = await listOf(capture, everything);
    expect(Array.from({ length: first.count }, (_, i) => first.row(i))).toEqual(
      Array.from({ length: first.count }, (_, i) => all.row(i)),
    );
  });

  it("go through captures that have no others", async () => {
    const capture = captureOf(join(samples, "arp.pcap"));
    expect((await listOf(capture, common)).count).toBe((await listOf(capture, everything)).count);
  });

  it("end before the first packet of another protocol", async () => {
    const capture = captureOf(join(samples, "welcome.pcap"));
    const first = await listOf(capture, common);
    const all = await listOf(capture, everything);
    expect(first.count).toBeLessThan(all.count);
  });
});
