import { join } from "node:path";
import { expect } from "vitest";
import { build } from "../../src/craft/build.ts";
import type { LineNames, LineOptions, RelativeNumbers } from "../../src/definition/dump-line.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { STEP_LIMIT } from "../../src/dissect/fault.ts";
import { stackOf } from "../../src/dissect/stack.ts";
import { openFile } from "../../src/host/open-file.ts";
import { dumpTexts } from "../../src/protocols/dump-texts.ts";
import { PacketLines } from "../../src/report/dump/packet-line.ts";
import { lineTables } from "../../src/report/dump/tables.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { sampleFiles, samples } from "../golden/fields.ts";

/** A packet of a sample, and where it is from. */
export interface SamplePacket {
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly linkType: number;
}

/** All packets of the project's own captures. */
export async function samplePackets(): Promise<SamplePacket[]> {
  const packets: SamplePacket[] = [];
  for (const file of sampleFiles()) {
    const reader = await openFile(join(samples, file));
    while (await reader.fill()) {
      while (reader.next()) {
        const { bytes, start, end, linkType, number } = reader.record;
        packets.push({ place: `${file}#${number}`, bytes: bytes.slice(start, end), linkType });
      }
    }
    await reader.close();
  }
  return packets;
}

const options: LineOptions = {
  verbose: 3,
  quiet: 0,
  linkHeader: true,
  absoluteSequence: false,
  checksums: true,
  undecodedHandles: false,
  asDot: false,
  dumps: false,
  packetType: undefined,
};
const noName = (): undefined => undefined;
const names: LineNames = { ipv4: noName, ipv6: noName, ether: noName, port: noName, protocol: noName };
const numbers: RelativeNumbers = { relate: noName, seq: 0, ack: 0, sackBase: 0 };

/** Longest line that a packet may print: a packet of 64 KiB dumped in hexadecimal is far below it. */
const LINE_LIMIT = 4_000_000;

/** Takes packets through dissection, text and building; fails where one throws, runs too long or comes out different. */
export class Gauntlet {
  private readonly dissector = new Dissector(standardCatalog());
  private readonly lines = new PacketLines(lineTables(dumpTexts), options, names, numbers, {
    style: "hexAscii",
    whole: true,
  });

  /** `protocol` is the id to start with where it is not the link type's. */
  run(bytes: Uint8Array, linkType: number, declared = bytes.length, place = ""): void {
    const { dissector } = this;
    try {
      dissector.dissect(bytes, 0, bytes.length, declared, linkType);
      const stack = stackOf(dissector, 0, bytes.length);
      expect(dissector.steps, "steps").toBeLessThanOrEqual(STEP_LIMIT + 1);
      expect(toHex(build(stack.layers)), "built again").toBe(toHex(bytes));
      this.lines.line.clear();
      this.lines.packet({ bytes, start: 0, end: bytes.length, original: declared, linkType });
      expect(this.lines.line.length, "length of the line").toBeLessThan(LINE_LIMIT);
    } catch (fault) {
      throw new Error(`${place} link type ${linkType}, ${declared} octets declared: ${toHex(bytes)}`, { cause: fault });
    }
  }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
}
