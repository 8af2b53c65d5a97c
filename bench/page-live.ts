import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { Cable } from "./captured.ts";
import { scriptTasks } from "./page-tasks.ts";

const RATE = 50_000;
const SECONDS = 6;
/** Octets of a frame. */
const LENGTH = 200;
/** Milliseconds in which what the page says of packets changes while it takes any. */
const SETTLING_MS = 2000;

/** What a page did while packets came. */
export interface LiveTimes {
  /** Milliseconds of script of the longest task. */
  readonly longest: number;
  /** Of the frames sent, how many the page has, or said that it lost. */
  readonly told: number;
}

/** Shows packets of an interface, 50,000 a second, in a page; needs root. */
export async function livePage(executablePath: string): Promise<LiveTimes> {
  const cable = new Cable();
  const folder = mkdtempSync(join(tmpdir(), "remora-page-live-"));
  // The page's server listens inside the namespace, so that is where the browser has to be.
  const wrapper = join(folder, "chromium");
  writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${cable.near} ${executablePath} "$@"\n`);
  chmodSync(wrapper, 0o755);
  const server = cable.start(process.execPath, "bin/remora.js", "ui", "-i", "near", "--no-open", "udp");
  const browser = await chromium.launch({ executablePath: wrapper, args: ["--no-sandbox"] });
  try {
    const address = await new Promise<string>((resolve) => {
      server.stdout.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(address);
    await page.getByText("live", { exact: true }).waitFor();
    const tasks = await scriptTasks(browser, page, () =>
      cable.sendBeside({ count: RATE * SECONDS, length: LENGTH, rate: RATE }),
    );
    const numbers = (await settled(page)).match(/[\d,]+(?= packets| dropped| not sent)/g) ?? [];
    const told = numbers.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0);
    return { longest: tasks.at(-1) ?? 0, told: told / (RATE * SECONDS) };
  } finally {
    await browser.close();
    server.kill("SIGINT");
    rmSync(folder, { recursive: true });
    cable.remove();
  }
}

/** What the header says once the page has taken all that came. */
async function settled(page: Page): Promise<string> {
  const header = page.locator(".header");
  let said = "";
  for (let now = "?"; now !== said; now = (await header.textContent()) ?? "") {
    said = now;
    await page.waitForTimeout(SETTLING_MS);
  }
  return said;
}
