import type { CaptureReader } from "../../src/files/reader.ts";
import { openFile } from "../../src/host/open-file.ts";

/** Where the datagrams of send.mjs have their number, behind an Ethernet header. */
const PLACE = 42;

/** What a file holds: the numbers of its datagrams, in order, and what was wrong with it. */
export interface Held {
  readonly numbers: readonly number[];
  readonly problem: string | undefined;
  readonly reader: CaptureReader;
}

/** Reads the files of a capture one after another, as one. */
export async function heldBy(...files: readonly string[]): Promise<Held> {
  const numbers: number[] = [];
  let last: CaptureReader | undefined;
  for (const file of files) {
    const reader = (last = await openFile(file));
    while (await reader.fill())
      while (reader.next()) {
        const { bytes, start } = reader.record;
        numbers.push(new DataView(bytes.buffer, bytes.byteOffset).getUint32(start + PLACE));
      }
    await reader.close();
  }
  if (last === undefined) throw new Error("no files");
  return { numbers, problem: last.problem?.message, reader: last };
}

/** 0, 1, … up to a count. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
