// `node --expose-gc scripts/run.mjs bench/page-kept.ts FILE` prints how many octets the page's worker keeps of each packet, beside the file.
import { openAsBlob } from "node:fs";
import { readerOf, ride } from "../src/web/engine/capture.ts";
import { everything } from "../src/web/engine/everything.ts";
import { PacketList } from "../src/web/engine/packet-list.ts";
import { blobPieces } from "../src/web/engine/pieces.ts";

function used(): number {
  if (!globalThis.gc) throw new Error("what is kept is known after a collection alone: run with --expose-gc");
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const capture = { pieces: blobPieces(await openAsBlob(process.argv[2] ?? ""), "kept.pcap"), keys: undefined };
const list = new PacketList(capture);
await list.begin(everything);
const before = used();
await ride(await readerOf(capture), { packet: (from) => list.packet(from) }, new AbortController().signal);
console.log((used() - before) / list.count);
