import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { http2Capture } from "../../web/http2-capture.ts";
import { runStatistics } from "../statistics/run-statistics.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-http2-"));
const file = join(folder, "http2.pcap");
beforeAll(async () => writeFileSync(file, Buffer.from(await (await http2Capture()).arrayBuffer())));
afterAll(() => rmSync(folder, { recursive: true }));

const followed = async (words: string): Promise<string> => (await runStatistics(file, [words]))[0].text();

describe("a stream of HTTP/2 that is followed", () => {
  it("has the fields of its headers without their compression, and its other frames as they are", async () => {
    const text = await followed("follow,http2,raw,0,3");
    expect(text).toContain("Filter: tcp.stream eq 0 and http2.streamid eq 3\n");
    const said = text
      .split("\n")
      .filter((line) => /^\t?[0-9a-f]+$/.test(line))
      .map((line) => Buffer.from(line.trim(), "hex").toString("latin1"));
    const field = (name: string, value: string): string =>
      [name, value].map((part) => `\0\0\0${String.fromCharCode(part.length)}${part}`).join("");
    expect(said).toEqual([
      field(":method", "GET") + field(":scheme", "http") + field(":path", "/three"),
      field(":status", "200"),
      "\0\0\u0005\0\u0001\0\0\0\u0003third",
    ]);
  });

  it("must be named within its connection", async () => {
    await expect(followed("follow,http2,ascii,0")).rejects.toThrow("as in follow,http2,ascii,0,1");
  });
});
