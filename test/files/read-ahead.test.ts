import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { openCapture, type OpenOptions } from "../../src/files/reader.ts";
import type { ByteSource } from "../../src/files/source.ts";
import { decompressors } from "../../src/host/decompress.ts";
import { openFile } from "../../src/host/file-source.ts";
import { describeRecord, readAll } from "./reading.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Larger than what is read at once, with packets larger than the room in front of what is read ahead. */
const sizes = Array.from({ length: 900 }, (_, i) => (i % 97 === 0 ? 200_000 : i % 31 === 0 ? 70_000 : (i * 37) % 1600));

function largeCapture(): Uint8Array {
  const bytes = new Uint8Array(24 + sizes.reduce((sum, size) => sum + 16 + size, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xa1b2c3d4, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, 262_144, true);
  view.setUint32(20, 1, true);
  let at = 24;
  for (const [i, size] of sizes.entries()) {
    view.setUint32(at, i, true);
    view.setUint32(at + 8, size, true);
    view.setUint32(at + 12, size, true);
    at += 16;
    for (let k = 0; k < size; k++) bytes[at + k] = i + k;
    at += size;
  }
  return bytes;
}

async function linesOf(source: ByteSource, options: OpenOptions = {}): Promise<string[]> {
  const reader = await openCapture(source, options);
  const lines: string[] = [];
  while (await reader.fill()) while (reader.next()) lines.push(describeRecord(reader));
  if (reader.problem) lines.push(`${reader.problem.kind} at ${reader.problem.at}: ${reader.problem.message}`);
  await reader.close();
  return lines;
}

describe("a file that is read ahead", () => {
  const whole = largeCapture();
  const path = join(folder, "large.pcap");

  it("holds what it holds in memory", async () => {
    writeFileSync(path, whole);
    expect(await linesOf(openFile(path))).toEqual(await readAll(whole));
  });

  it("is cut where it is cut in memory", async () => {
    const cut = whole.subarray(0, whole.length - 7);
    writeFileSync(path, cut);
    const lines = await linesOf(openFile(path));
    expect(lines.at(-1)).toMatch(/^truncated at \d+: /);
    expect(lines).toEqual(await readAll(cut));
  });

  it("may be compressed", async () => {
    writeFileSync(path, gzipSync(whole, { level: 0 }));
    const lines = await linesOf(openFile(path), { decompressors });
    expect(lines).toEqual(await readAll(whole));
  });

  it("is closed while octets are on their way", async () => {
    writeFileSync(path, whole);
    const reader = await openCapture(openFile(path));
    while ((await reader.fill()) && reader.record.number < 300) while (reader.next());
    await reader.close();
    expect(reader.record.number).toBeGreaterThanOrEqual(300);
  });
});
