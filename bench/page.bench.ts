import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { bundlePage, packedSize, pageFolder } from "../scripts/page.mjs";
import { servePage } from "../src/server/page-server.ts";
import type { Bench, Row } from "./bench.ts";
import { benchCapture } from "./make-captures.ts";
import { project } from "./measure.ts";
import { livePage } from "./page-live.ts";
import { scriptTasks } from "./page-tasks.ts";

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
    "`tcp.srcport == 443` over 1,000,000 packets of 3,000 flows, or `http.request` where connections have to be followed. What is " +
    "loaded first is compressed by gzip. What is kept of a packet is that beside the file. Of scrolling, the script of " +
    "tasks of the page's thread counts, in processor time.",
  async rows() {
    const size = packedSize(pageFolder, await bundlePage());
    const rows = [row("first load", size / 1000, MOST_FIRST_LOAD / 1000, "KB")];
    if (!existsSync(executablePath)) return rows;
    const large = benchCapture("flows-3000", 1_000_000);
    const opened = await measured(benchCapture("flows-3000", 200_000), "tcp.srcport == 443");
    const filtered = await measured(large, "tcp.srcport == 443");
    const followed = await measured(large, "http.request");
    const scrolling = await scrolled(large);
    const worst = (share: number): number => scrolling[Math.floor(share * (scrolling.length - 1))] ?? 0;
    return [
      ...rows,
      row("first rows of 120 MB", opened.firstRows, 1000, "ms"),
      row("all packets of 120 MB indexed", opened.indexed, 5000, "ms"),
      row("first screen of a filter", filtered.firstMatches, 200, "ms"),
      row("a filter over 1,000,000 packets", filtered.allMatches, 3000, "ms"),
      row("one that follows connections", followed.allMatches, 3000, "ms"),
      row(`95 % of ${scrolling.length} tasks of scrolling`, worst(0.95), 8, "ms"),
      row("kept of a packet", kept(large), 100, "octets"),
      ...(await liveRows()),
    ];
  },
};

function row(what: string, ours: number, most: number, unit: string): Row {
  return {
    what,
    ours: `${ours < 10 ? ours.toFixed(1) : Math.round(ours)} ${unit}`,
    peer: `${most} ${unit}`,
    ratio: ours / most,
    wanted: 1,
    most: true,
  };
}

async function liveRows(): Promise<Row[]> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return [];
  const { longest, told } = await livePage(executablePath);
  return [
    row("longest task at 50,000 packets a second, live", longest, 100, "ms"),
    {
      what: "of those packets shown, or said to be lost",
      ours: `${Math.round(100 * told)} %`,
      peer: "100 %",
      ratio: told,
      wanted: 0.99,
    },
  ];
}

function kept(file: string): number {
  const words = ["--expose-gc", "scripts/run.mjs", "bench/page-kept.ts", file];
  return Number(execFileSync(process.execPath, words, { cwd: project, encoding: "utf8" }));
}

/** Turns of the wheel, and how far each goes. */
const TURNS = 150;
const TURN_PX = 700;

/** Milliseconds of script of each task while the list of a capture is scrolled. */
async function scrolled(file: string): Promise<number[]> {
  const server = await servePage(pageFolder, { name: "bench.pcap", file }, 0);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(server.address);
    await page.getByText(/^1,000,000 packets/).waitFor({ timeout: 120_000 });
    await page.locator("#packet-0").hover();
    return await scriptTasks(browser, page, async () => {
      for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, TURN_PX);
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measured(file: string, filter: string): Promise<Times> {
  const server = await servePage(pageFolder, { name: "bench.pcap", file }, 0);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    // A page of the same origin, without what the real one asks by itself.
    await page.goto(`${server.address}served.json`);
    return await timesIn(page, server.address, filter);
  } finally {
    await browser.close();
    await server.close();
  }
}

function timesIn(page: Page, address: string, text: string): Promise<Times> {
  return page.evaluate(
    async ([base, filter]) => {
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
      await ask({ ask: "filter", text: filter });
      const [firstMatches, allMatches] = await matched;
      return { firstRows, indexed, firstMatches, allMatches };
    },
    [address, text] as const,
  );
}
