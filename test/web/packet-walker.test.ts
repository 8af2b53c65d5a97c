import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Capture } from "../../src/web/engine/capture.ts";
import { PacketWalker } from "../../src/web/engine/packet-walker.ts";
import { blobPieces, type Pieces } from "../../src/web/engine/pieces.ts";
import { sample } from "../cli/run-shark.ts";

const never = new AbortController().signal;
const none: ReadonlySet<number> = new Set();
const PACKETS = 44;

function captureOf(pieces: Pieces = blobPieces(new Blob([readFileSync(sample("http"))]), "http.pcap")): Capture {
  return { pieces, keys: undefined };
}

it("shows the same packet wherever it comes from", async () => {
  const walker = new PacketWalker(captureOf(), never);
  for (const index of [PACKETS - 1, 35, 12, 13, 25, 3, 40]) {
    const fresh = await new PacketWalker(captureOf(), never).detailsOf(index, none, never);
    expect(await walker.detailsOf(index, none, never)).toEqual(fresh);
    await walker.prepare(PACKETS, 1);
  }
});

it("does not begin again where a journey stands by", async () => {
  const pieces = blobPieces(new Blob([readFileSync(sample("http"))]), "http.pcap");
  let begun = 0;
  const counting: Pieces = {
    ...pieces,
    from(at) {
      if (at === 0) begun++;
      return pieces.from(at);
    },
  };
  const walker = new PacketWalker(captureOf(counting), never);
  await walker.detailsOf(PACKETS - 1, none, never);
  await walker.prepare(PACKETS, 1);
  const prepared = begun;
  await walker.detailsOf(30, none, never);
  await walker.detailsOf(12, none, never);
  expect(begun).toBe(prepared);
  await walker.detailsOf(3, none, never);
  expect(begun).toBe(prepared + 1);
});

it("stands by only in captures where it is worth it", async () => {
  const walker = new PacketWalker(captureOf(), never);
  await walker.detailsOf(PACKETS - 1, none, never);
  await walker.prepare(PACKETS);
  await walker.detailsOf(30, none, never);
  await expect(walker.detailsOf(PACKETS, none, never)).rejects.toThrow("there is no packet 45");
});
