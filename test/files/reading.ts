import type { CaptureReader } from "../../src/files/reader.ts";
import { openCapture, type OpenOptions } from "../../src/files/reader.ts";
import { memorySource } from "../../src/files/source.ts";

/** One packet as a line: everything a record says, with the octets summed up. */
export function describeRecord({ record }: CaptureReader): string {
  const data = record.bytes.subarray(record.start, record.end);
  const sum = data.reduce((total, octet, index) => (total * 31 + octet + index) >>> 0, 7);
  const time = `${record.seconds}.${String(record.nanoseconds).padStart(9, "0")}`;
  return `${record.number} ${time} ${record.captured}/${record.original} ${record.linkType} ${record.interface} ${sum}`;
}

/** What a capture in memory holds: a line a packet, then the problem, if any. */
export async function readAll(bytes: Uint8Array, chunk = Infinity, options: OpenOptions = {}): Promise<string[]> {
  const reader = await openCapture(memorySource(bytes, chunk), options);
  const lines: string[] = [];
  while (await reader.fill()) while (reader.next()) lines.push(describeRecord(reader));
  if (reader.problem !== undefined)
    lines.push(`${reader.problem.kind} at ${reader.problem.at}: ${reader.problem.message}`);
  await reader.close();
  return lines;
}

/** A reader over octets in memory. */
export function open(bytes: Uint8Array, options: OpenOptions = {}): Promise<CaptureReader> {
  return openCapture(memorySource(bytes), options);
}

/** A source that answers later, as pipes and decompressors do. */
export function laterSource(bytes: Uint8Array, chunk: number): ReturnType<typeof memorySource> {
  const source = memorySource(bytes, chunk);
  return { ...source, read: async (into, offset, length) => source.read(into, offset, length) };
}
