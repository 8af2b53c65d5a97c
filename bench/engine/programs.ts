// `programs.ts NAME FILE` reads a capture once in one way and prints how long that took: a process each, so that what one
// way teaches the compiler is not there for the next.
import { closeSync, openSync, readSync } from "node:fs";
import { catalogOf200, generatedWalk } from "./catalog-of-200.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { interpretedWalk } from "../../src/dissect/walk.ts";
import { openFile } from "../../src/host/open-file.ts";

const chunkLength = 256 * 1024;

/** The least that a program can do: headers by hand, added up, over chunks of a little-endian pcap file. */
function byHand(name: string): number {
  const file = openSync(name, "r");
  const bytes = new Uint8Array(2 * chunkLength);
  const view = new DataView(bytes.buffer);
  let [packets, sum, at] = [0, 0, 24];
  let end = readSync(file, bytes, 0, chunkLength, null);
  for (let got = end; got > 0;) {
    while (at + 16 <= end) {
      const next = at + 16 + view.getUint32(at + 8, true);
      if (next > end) break;
      const ip = at + 30;
      if (bytes[ip - 2] === 8 && bytes[ip - 1] === 0 && bytes[ip + 9] === 6) {
        const tcp = ip + (bytes[ip]! & 15) * 4;
        sum += (bytes[tcp]! << 8) + bytes[tcp + 1]! + (bytes[tcp + 2]! << 8) + bytes[tcp + 3]! + bytes[tcp + 13]!;
      }
      packets++;
      at = next;
    }
    bytes.copyWithin(0, at, end);
    end -= at;
    at = 0;
    got = readSync(file, bytes, end, chunkLength, null);
    end += got;
  }
  closeSync(file);
  if (sum === 0) throw new Error(`${name} holds no TCP`);
  return packets;
}

async function records(name: string): Promise<number> {
  const reader = await openFile(name);
  let octets = 0;
  while (await reader.fill()) while (reader.next()) octets += reader.record.captured;
  await reader.close();
  if (octets === 0) throw new Error(`${name} is empty`);
  return reader.record.number;
}

async function dissected(name: string, dissector: Dissector, everyField: boolean): Promise<number> {
  const reader = await openFile(name);
  const { record } = reader;
  let layers = 0;
  while (await reader.fill()) {
    while (reader.next()) {
      dissector.dissect(record.bytes, record.start, record.end, record.start + record.original, record.linkType);
      const { count } = dissector.layers;
      if (everyField) for (let layer = 0; layer < count; layer++) dissector.decode(layer);
      layers += count;
    }
  }
  await reader.close();
  if (layers < 3 * record.number) throw new Error(`${name} was not walked into`);
  return record.number;
}

const [way = "", name = ""] = process.argv.slice(2);
const catalog = catalogOf200();
const walk = way === "interpreted" ? interpretedWalk(catalog) : await generatedWalk(catalog);
const dissector = new Dissector(catalog, walk);
const started = process.hrtime.bigint();
const packets =
  way === "by-hand"
    ? byHand(name)
    : way === "records"
      ? await records(name)
      : await dissected(name, dissector, way === "fields");
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ packets, seconds }));
