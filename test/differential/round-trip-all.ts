import { join } from "node:path";
import { listedCaptures, sampleCaptures } from "./captures.ts";
import { build } from "../../src/craft/build.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { stackOf } from "../../src/dissect/stack.ts";
import { NotACaptureError } from "../../src/files/not-a-capture.ts";
import { openFile } from "../../src/host/open-file.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

/** How many packets are built again, from the values that were parsed, to the same octets. */
export interface RoundTrips {
  packets: number;
  identical: number;
  /** Packets that are complete, well formed and known in every layer: all of these must be identical. */
  whole: number;
  wholeIdentical: number;
  /** Packets over which the builder or the dissector threw. */
  crashed: number;
  /** By layers (`Ether/IP/UDP`): the whole packets that were built otherwise, and where first. */
  readonly differing: Map<string, { count: number; readonly first: string }>;
}

/** Parses and builds every packet of the samples and of the collection. */
export async function roundTripAll(): Promise<RoundTrips> {
  const catalog = standardCatalog();
  const dissector = new Dissector(catalog, standardWalk(catalog));
  const trips: RoundTrips = { packets: 0, identical: 0, whole: 0, wholeIdentical: 0, crashed: 0, differing: new Map() };
  for (const { folder, path } of [...sampleCaptures(), ...listedCaptures()]) {
    try {
      const reader = await openFile(join(folder, path));
      while (await reader.fill()) {
        while (reader.next()) {
          const { bytes, start, end, original, linkType, number } = reader.record;
          trips.packets += 1;
          dissector.dissect(bytes, start, end, start + original, linkType);
          count(trips, dissector, bytes.subarray(start, end), start, `${path}:${number}`);
        }
      }
      await reader.close();
    } catch (fault) {
      if (!(fault instanceof NotACaptureError)) throw fault;
    }
  }
  return trips;
}

function count(trips: RoundTrips, dissector: Dissector, octets: Uint8Array, start: number, place: string): void {
  let names = "";
  try {
    const { layers, whole } = stackOf(dissector, start, start + octets.length);
    names = layers.map(({ protocol }) => protocol.layer).join("/");
    if (whole) trips.whole += 1;
    const built = build(layers);
    const same = built.length === octets.length && built.every((octet, index) => octet === octets[index]);
    if (same) trips.identical += 1;
    if (same && whole) trips.wholeIdentical += 1;
    if (same || !whole) return;
  } catch (fault) {
    trips.crashed += 1;
    names = `${names} ${fault instanceof Error ? fault.message : String(fault)}`.trim();
  }
  const known = trips.differing.get(names);
  if (known === undefined) trips.differing.set(names, { count: 1, first: place });
  else known.count += 1;
}
