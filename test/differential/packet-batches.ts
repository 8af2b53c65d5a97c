import { join } from "node:path";
import { openFile } from "../../src/host/open-file.ts";
import { NativeOctets } from "../libpcap.ts";
import type { CaptureFile } from "./captures.ts";

/** Packets of one link type, in memory that C can be told of. */
export interface PacketBatch {
  readonly linkType: number;
  readonly octets: NativeOctets;
  readonly packets: readonly BatchedPacket[];
}

/** Where a packet lies in its batch. */
export interface BatchedPacket {
  /** Capture and number. */
  readonly place: string;
  readonly start: number;
  readonly captured: number;
  readonly original: number;
}

/** A packet by itself. */
export interface LoosePacket {
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly original: number;
}

/** Octets in a batch, if no packet alone has more. */
const BATCH = 16 << 20;

/** Every packet of a capture that can be read. */
export async function* batchesOf({ folder, path }: CaptureFile): AsyncGenerator<PacketBatch> {
  const gathering = new Map<number, LoosePacket[]>();
  let size = 0;
  try {
    const reader = await openFile(join(folder, path));
    while (await reader.fill()) {
      while (reader.next()) {
        const { linkType, number, bytes, start, end, original } = reader.record;
        const loose = gathering.get(linkType) ?? [];
        gathering.set(linkType, loose);
        loose.push({ place: `${path}:${number}`, bytes: bytes.slice(start, end), original });
        size += end - start;
      }
      if (size < BATCH) continue;
      for (const [linkType, loose] of gathering) yield batchOf(linkType, loose);
      gathering.clear();
      size = 0;
    }
    await reader.close();
  } catch {
    // Some captures are broken on purpose; what could be read of them is compared.
  }
  for (const [linkType, loose] of gathering) yield batchOf(linkType, loose);
}

/** Puts packets one after another. */
export function batchOf(linkType: number, loose: readonly LoosePacket[]): PacketBatch {
  const octets = new NativeOctets(loose.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let end = 0;
  const packets = loose.map(({ place, bytes, original }) => {
    octets.bytes.set(bytes, end);
    end += bytes.length;
    return { place, start: end - bytes.length, captured: bytes.length, original };
  });
  return { linkType, octets, packets };
}

/** Takes a packet out of its batch. */
export function looseOf({ octets }: PacketBatch, { place, start, captured, original }: BatchedPacket): LoosePacket {
  return { place, bytes: octets.bytes.slice(start, start + captured), original };
}
