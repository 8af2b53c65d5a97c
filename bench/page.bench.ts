import { existsSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { bundlePage, packedSize, pageFolder } from "../scripts/page.mjs";
import { servePage } from "../src/server/page-server.ts";
import type { Bench, Row } from "./bench.ts";
import { benchCapture } from "./make-captures.ts";

const executablePath = "/usr/bin/chromium";
const MOST_FIRST_LOAD = 250_000;

/** Milliseconds that the worker took, measured in the page. */
interface Times {
  readonly firstRows: number;
  readonly indexed: number;
  /** Until a filter has a screen of packets, and until it has all. */
  readonly firstMatches: number;
  readonly allMatches: number;
}

export const bench: Bench = {
  title: "The page's worker in headless Chromium",
  about:
    "`remora ui FILE`, asked from a page as the page asks. 200,000 packets of 3,000 flows are 120 MB; the filter is " +
    "`tcp.srcport == 443` over 1,000,000 packets of 3,000 flows. What is loaded first is compressed by gzip.",
  async rows() {
    const size = packedSize(pageFolder, await bundlePage());
    const rows = [row("first load", size / 1000, MOST_FIRST_LOAD / 1000, "KB")];
    if (!existsSync(executablePath)) return rows;
    const opened = await measured(benchCapture("flows-3000", 200_000));
    const filtered = await measured(benchCapture("flows-3000", 1_000_000));
    return [
      ...rows,
      row("first rows of 120 MB", opened.firstRows, 1000, "ms"),
      row("all packets of 120 MB indexed", opened.indexed, 5000, "ms"),
      row("first screen of a filter", filtered.firstMatches, 200, "ms"),
      row("a filter over 1,000,000 packets", filtered.allMatches, 3000, "ms"),
    ];
  },
};

function row(what: string, ours: number, most: number, unit: string): Row {
  return {
    what,
    ours: `${Math.round(ours)} ${unit}`,
    peer: `${most} ${unit}`,
    ratio: ours / most,
    wanted: 1,
    most: true,
  };
}

async function measured(file: string): Promise<Times> {
  const server = await servePage(pageFolder, { name: "bench.pcap", file }, 0);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    // A page of the same origin, without what the real one asks by itself.
    await page.goto(`${server.address}served.json`);
    return await timesIn(page, server.address);
  } finally {
    await browser.close();
    await server.close();
  }
}

function timesIn(page: Page, address: string): Promise<Times> {
  return page.evaluate(async (base) => {
    const screen = 50;
    const { Worker: Thread } = globalThis as unknown as {
      Worker: new (
        url: string,
        options: { type: "module" },
      ) => {
        addEventListener: (kind: "message", hear: (event: { data: Record<string, never> }) => void) => void;
        postMessage: (message: object) => void;
      };
    };
    const worker = new Thread(`${base}worker.js`, { type: "module" });
    const replies = new Map<unknown, (reply: Record<string, never>) => void>();
    let hear: (event: { event: string; count: number; done: boolean }) => void = () => {};
    worker.addEventListener("message", ({ data }) =>
      "event" in data ? hear(data as never) : replies.get(data["id"])?.(data),
    );
    let id = 0;
    const ask = (request: object): Promise<object> =>
      new Promise((resolve) => {
        replies.set(++id, resolve);
        worker.postMessage({ id, request });
      });
    /** Resolves with when a screen, and when all was told of. */
    const told = (kind: string, started: number): Promise<readonly [number, number]> =>
      new Promise((resolve) => {
        let first = 0;
        hear = ({ event, count, done }) => {
          if (event !== kind) return;
          if (first === 0 && (count >= screen || done)) first = performance.now() - started;
          if (done) resolve([first, performance.now() - started]);
        };
      });
    // What both questions need is loaded before: the network is not measured.
    await ask({ ask: "check", text: "tcp" });
    await ask({ ask: "colors", rules: [] });
    const opening = performance.now();
    const read = told("progress", opening);
    await ask({ ask: "open", source: { url: "capture", name: "bench.pcap" } });
    await ask({ ask: "rows", view: 0, from: 0, count: screen });
    const firstRows = performance.now() - opening;
    const [, indexed] = await read;
    const filtering = performance.now();
    const matched = told("matches", filtering);
    await ask({ ask: "filter", text: "tcp.srcport == 443" });
    const [firstMatches, allMatches] = await matched;
    return { firstRows, indexed, firstMatches, allMatches };
  }, address);
}
