import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openCapture } from "../../src/files/reader.ts";
import { createFile } from "../../src/host/file-sink.ts";
import { openFile } from "../../src/host/file-source.ts";
import { plainCapture } from "./compressed-captures.ts";
import { describeRecord, readAll } from "./reading.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a file on disk", () => {
  it("is followed while it grows, until the signal aborts", async () => {
    const path = join(folder, "growing.pcap");
    const whole = plainCapture();
    writeFileSync(path, whole.subarray(0, 10));
    const stop = new AbortController();
    let position = 10;
    const growing = setInterval(() => {
      appendFileSync(path, whole.subarray(position, position + 900));
      position += 900;
    }, 30);
    const reader = await openCapture(openFile(path), { follow: stop.signal });
    const lines: string[] = [];
    while (await reader.fill()) {
      while (reader.next()) lines.push(describeRecord(reader));
      if (lines.length === 40) stop.abort();
    }
    clearInterval(growing);
    await reader.close();
    expect(lines).toEqual(await readAll(whole));
    expect(reader.problem).toBeUndefined();
  });

  it("that is followed to a cut end is truncated there when the signal aborts", async () => {
    const path = join(folder, "cut.pcap");
    writeFileSync(path, plainCapture().subarray(0, 200));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const reader = await openCapture(openFile(path), { follow: stop.signal });
    let packets = 0;
    while (await reader.fill()) while (reader.next()) packets++;
    await reader.close();
    expect([packets, reader.problem?.message]).toEqual([
      2,
      "truncated dump file; tried to read 60 captured bytes, only got 8",
    ]);
  });

  it("may be a FIFO", async () => {
    const path = join(folder, "fifo");
    expect(spawnSync("sh", ["-c", 'mkfifo "$0"', path]).status).toBe(0);
    const file = join(folder, "whole.pcap");
    writeFileSync(file, plainCapture());
    const slowly = '{ head -c 777 "$0"; sleep 0.1; tail -c +778 "$0"; } > "$1"';
    spawn("sh", ["-c", slowly, file, path], { stdio: "inherit" });
    const reader = await openCapture(openFile(path));
    let packets = 0;
    while (await reader.fill()) while (reader.next()) packets++;
    await reader.close();
    expect([packets, reader.problem]).toEqual([40, undefined]);
  });

  it("that is missing, or a folder, is the system's error", async () => {
    expect(() => openFile(join(folder, "missing.pcap"))).toThrow(expect.objectContaining({ code: "ENOENT" }));
    await expect(openCapture(openFile(folder))).rejects.toMatchObject({ code: "EISDIR" });
  });

  it("is written whole", async () => {
    const path = join(folder, "written.pcap");
    const sink = createFile(path);
    for (const part of [plainCapture().subarray(0, 100), plainCapture().subarray(100)]) await sink.write(part);
    await sink.close();
    const reader = await openCapture(openFile(path));
    let packets = 0;
    while (await reader.fill()) while (reader.next()) packets++;
    expect(packets).toBe(40);
  });
});
