import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./make-captures.ts";
import { PcapWriter } from "../src/files/pcap-writer.ts";
import { createFile } from "../src/host/file-sink.ts";
import { openFile } from "../src/host/open-file.ts";
import { listedCaptures } from "../test/differential/captures.ts";

const ETHERNET = 1;
const SNAP_LENGTH = 262_144;
/** Captures with more packets are left out, so that none is a large part of the whole. */
const MOST_OF_ONE = 2000;

/**
 * A pcap file with the Ethernet packets of the real captures beside the repository, one capture after the other, up to `most`
 * packets; undefined where there are none.
 */
export async function mergedCaptures(most: number): Promise<string | undefined> {
  const captures = listedCaptures().filter(({ packets }) => packets > 0 && packets <= MOST_OF_ONE);
  if (captures.length === 0) return undefined;
  const file = join(cacheFolder, `merged-${most}.pcap`);
  if (existsSync(file)) return file;
  mkdirSync(cacheFolder, { recursive: true });
  console.error(`making ${file}`);
  const writer = new PcapWriter(createFile(file), { linkType: ETHERNET });
  let left = most;
  for (const { folder, path } of captures) {
    const reader = await openFile(join(folder, path)).catch(() => undefined);
    while (left > 0 && (await reader?.fill())) {
      while (left > 0 && reader?.next()) {
        const { linkType, captured } = reader.record;
        if (linkType !== ETHERNET || captured > SNAP_LENGTH) continue;
        await writer.write(reader.record);
        left--;
      }
    }
    await reader?.close();
  }
  await writer.close();
  return file;
}
