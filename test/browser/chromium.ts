import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { bundlePage } from "../../scripts/page.mjs";

export const executablePath = "/usr/bin/chromium";
const samples = fileURLToPath(new URL("../../samples", import.meta.url));

/** Longest wait for something that a test expects to see. */
export const PATIENCE_MS = 40_000;

/** What the page is served with: the same as by Remora's own server. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Starts Chromium. */
export function launched(executable = executablePath): Promise<Browser> {
  // Its own sandbox does not work for root.
  return chromium.launch({ executablePath: executable, args: ["--no-sandbox"], timeout: PATIENCE_MS });
}

/** A page of a browser, whose scripts that fail, and what its policy refuses, are noted. */
export async function watched(context: BrowserContext, faults: string[]): Promise<Page> {
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.on("pageerror", ({ stack }) => faults.push(stack ?? "an error without a stack"));
  page.on("console", (message) => {
    // The page asks whether it has a server of its own, and tries to reach one that is gone.
    const isAbsence = /served\.json|^ws:/.test(message.location().url);
    if (message.type() === "error" && !isAbsence) faults.push(message.text());
  });
  return page;
}

/** The page as any web server serves it, in a browser; every test has a profile of its own. */
export class Desk {
  private readonly folder: string;
  private readonly server: Server;
  private readonly browser: Browser;
  private readonly pages: Page[] = [];
  /** What went wrong in scripts, or was refused by the policy, in all pages of the test. */
  readonly faults: string[] = [];

  private constructor(folder: string, server: Server, browser: Browser) {
    this.folder = folder;
    this.server = server;
    this.browser = browser;
  }

  static async make(): Promise<Desk> {
    const folder = mkdtempSync(join(tmpdir(), "remora-page-"));
    await bundlePage(folder);
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://page").pathname;
      const file = join(folder, path === "/" ? "index.html" : path);
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, {
        "content-type": types[extname(file)] ?? "application/octet-stream",
        "content-security-policy": POLICY,
      });
      return void response.end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Desk(folder, server, await launched());
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Opens the page; `hash` is what its address says behind `#`. */
  async page(hash = "", size = { width: 1280, height: 720 }): Promise<Page> {
    const page = await watched(await this.browser.newContext({ viewport: size }), this.faults);
    this.pages.push(page);
    await page.goto(this.address + hash);
    return page;
  }

  async closePages(): Promise<void> {
    await Promise.all(this.pages.splice(0).map((page) => page.context().close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

/** Describes what is tried in a browser; skipped where Chromium is not installed. After each test no script may have failed. */
export function describeWithChromium(name: string, tests: (desk: () => Desk) => void): void {
  const isThere = existsSync(executablePath);
  const title = isThere ? name : `${name} (${executablePath} is missing: apt-get install chromium)`;
  describe.skipIf(!isThere)(title, () => {
    let desk: Desk;
    beforeAll(async () => void (desk = await Desk.make()), 3 * PATIENCE_MS);
    afterEach(async () => {
      await desk.closePages();
      expect(desk.faults.splice(0)).toEqual([]);
    });
    afterAll(() => desk.close(), PATIENCE_MS);
    tests(() => desk);
  });
}

/** The path of a capture of samples/. */
export function sample(name: string): string {
  return join(samples, name);
}

/** Opens a capture as people do, and waits until its first packet is looked at and all of it was read. */
export async function openCapture(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choose a file|^Open another/ }).click();
  await (await chooser).setFiles(path);
  await page.locator(".frame[aria-busy=false] .packet[aria-selected=true]").waitFor();
}
