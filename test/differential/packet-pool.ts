import { linkTypeOfDlt } from "../../src/files/link-types.ts";
import { listedCaptures } from "./captures.ts";
import { batchesOf, looseOf, type LoosePacket } from "./packet-batches.ts";

const MOST_FROM_CAPTURE = 3;
const MOST_OF_LINK_TYPE = 600;
/** Longer captures are not opened for a few packets. */
const LONGEST = 2000;

/** Some packets of the collection by link type, from as many captures as there are. */
export async function packetPool(): Promise<Map<number, LoosePacket[]>> {
  const pool = new Map<number, LoosePacket[]>();
  for (const capture of listedCaptures()) {
    if (capture.packets > LONGEST) continue;
    for await (const batch of batchesOf(capture)) {
      const linkType = linkTypeOfDlt(batch.linkType);
      const pooled = pool.get(linkType) ?? [];
      pool.set(linkType, pooled);
      if (pooled.length >= MOST_OF_LINK_TYPE) continue;
      pooled.push(...batch.packets.slice(0, MOST_FROM_CAPTURE).map((packet) => looseOf(batch, packet)));
    }
  }
  return pool;
}
