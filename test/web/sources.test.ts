import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Engine } from "../../src/web/engine/engine.ts";
import type { Pieces } from "../../src/web/engine/pieces.ts";
import { urlPieces } from "../../src/web/engine/url-pieces.ts";
import type { Event } from "../../src/web/messages.ts";
import { sample } from "../cli/run-shark.ts";
import { compressed } from "../files/compressed-captures.ts";
import { listLines } from "./as-shark.ts";
import { engineOf, opened } from "./opened.ts";

const octets = readFileSync(sample("welcome"));

async function plainLines(): Promise<string[]> {
  return listLines(await opened(sample("welcome")));
}

describe("what a capture is read from", () => {
  it("may be compressed in several pieces", async () => {
    const members = Buffer.concat([gzipSync(octets.subarray(0, 1000)), gzipSync(octets.subarray(1000))]);
    const capture = engineOf(new Blob([members]), "welcome.pcap.gz");
    await capture.engine.open();
    await capture.heard("progress", ({ done }) => done);
    expect(listLines(capture)).toEqual(await plainLines());
  });

  it.each(compressed)("may be compressed: $title", async ({ base64 }) => {
    const capture = engineOf(new Blob([Buffer.from(base64, "base64")]), "packed.pcap");
    await capture.engine.open();
    await capture.heard("progress", ({ done }) => done);
    expect(capture.engine.count).toBe(40);
    expect(capture.events.some(({ event }) => event === "problem")).toBe(false);
  });

  it.each([
    ["pcap", octets.subarray(0, -10)],
    ["gzip", gzipSync(octets).subarray(0, -40)],
  ])("may break off: %s", async (_, cut) => {
    const capture = engineOf(new Blob([cut]), "cut.pcap");
    await capture.engine.open();
    const { message } = await capture.heard("problem");
    expect(message).toMatch(/truncated|breaks off/);
    const lines = listLines(capture);
    expect(lines.length).toBeGreaterThan(0);
    expect((await plainLines()).slice(0, lines.length)).toEqual(lines);
  });

  it.each([
    ["text", "this is no capture"],
    ["nothing", ""],
    ["half a header", octets.subarray(0, 10)],
  ])("may be no capture: %s", async (_, content) => {
    const { engine } = engineOf(new Blob([content]), "some.file");
    await expect(engine.open()).rejects.toThrow("some.file");
    expect(engine.count).toBe(0);
  });

  it("may have a column that there is not", async () => {
    const { engine } = engineOf(new Blob([octets]), "welcome.pcap", [["X", "%Cus:tpc.port:0:R"]]);
    await expect(engine.open()).rejects.toThrow("tpc.port");
  });

  it("may be closed while it is read", async () => {
    const { engine } = engineOf(new Blob([octets]), "welcome.pcap");
    await engine.open();
    const asked = engine.details(40, new AbortController().signal);
    engine.close();
    await expect(asked).rejects.toThrow("cancelled");
  });
});

describe("a server", () => {
  /** Serves the sample, with or without ranges; closed once it was used. */
  async function served(ranges: boolean, use: (url: URL, stop: () => Promise<void>) => Promise<void>): Promise<void> {
    const server = createServer(({ headers: { range } }, response) => {
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
      if (!ranges || first === undefined) return void response.end(octets);
      const part = octets.subarray(Number(first), Number(last) + 1);
      const end = Number(first) + part.length - 1;
      response.writeHead(206, { "content-range": `bytes ${first}-${end}/${octets.length}` }).end(part);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const stop = (): Promise<void> => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    };
    try {
      await use(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/capture`), stop);
    } finally {
      await stop();
    }
  }

  async function read(pieces: Pieces): Promise<{ engine: Engine; events: Event[] }> {
    const events: Event[] = [];
    const engine = new Engine(pieces, undefined, undefined, (event) => events.push(event));
    await engine.open();
    return { engine, events };
  }

  it.each([true, false])("with ranges: %s", (ranges) =>
    served(ranges, async (url, stop) => {
      const pieces = await urlPieces(url, "welcome.pcap");
      expect(pieces.size).toBe(octets.length);
      const { engine } = await read(pieces);
      // What was loaded is still there when the server is gone.
      await stop();
      const { tree } = await engine.details(0, new AbortController().signal);
      expect(tree.length).toBeGreaterThan(0);
    }),
  );

  it("that has no such file is said", () =>
    served(true, async (url, stop) => {
      await stop();
      await expect(urlPieces(url, "welcome.pcap")).rejects.toThrow("does not answer");
    }));
});
