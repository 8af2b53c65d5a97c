import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWithNetwork, type Running } from "../network/network.ts";
import { executablePath, launched, PATIENCE_MS, watched } from "./chromium.ts";

describeWithNetwork("the page on an interface", (network) => {
  describe.skipIf(!existsSync(executablePath))(`in ${executablePath}`, () => {
    const faults: string[] = [];
    let browser: Awaited<ReturnType<typeof launched>>;
    let page: Page;
    let server: Running;

    beforeAll(async () => {
      // The page's server listens inside the namespace, so that is where the browser has to be.
      const wrapper = join(network().folder, "chromium");
      writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${network().namespace("near")} ${executablePath} "$@"\n`);
      chmodSync(wrapper, 0o755);
      server = network().start(process.execPath, network().command("ui", "-i", "near", "--no-open", "udp"));
      await server.until(({ stdout }) => stdout.includes("http://"));
      browser = await launched(wrapper);
      page = await watched(await browser.newContext({ viewport: { width: 1280, height: 720 } }), faults);
      await page.goto(server.stdout.trim());
      await page.getByText("live", { exact: true }).waitFor();
    }, 3 * PATIENCE_MS);
    afterAll(() => browser?.close(), PATIENCE_MS);

    it("shows packets as they come, and what was dropped", async () => {
      await network().send("far", 40, 200);
      await page.locator(".packet [data-column=Protocol]", { hasText: "UDP" }).last().waitFor();
      await page.getByText(/\d+ dropped/).waitFor();
    });

    it("stays where it was scrolled to, and says how many are new", async () => {
      await page.getByRole("grid", { name: "Packets" }).focus();
      await page.keyboard.press("Home");
      await page.locator("#packet-0[aria-selected=true]").waitFor();
      await network().send("far", 20, 200);
      await page.getByRole("button", { name: /below$/ }).click();
      await page.getByRole("button", { name: /below$/ }).waitFor({ state: "detached" });
      await page.locator("#packet-0").waitFor({ state: "detached" });
    });

    it("filters while packets come", async () => {
      await page.keyboard.press("/");
      await page.keyboard.type("udp && frame.number > 30");
      await page.keyboard.press("Enter");
      await network().send("far", 10, 200);
      await page.getByText(/^[1-9]\d* of \d+ shown/).waitFor();
    });

    it("says that the server is gone, and keeps what it has", async () => {
      await server.stop();
      await page.getByText(/the server is gone/).waitFor();
      await page.getByText("capture ended").waitFor();
      await page.getByRole("button", { name: "Clear the filter" }).click();
      await page.getByText(/^\d+ packets/).waitFor();
      await page.locator("#packet-3 [data-column]").first().click();
      await page.getByText("Frame 4:").waitFor();
      expect(faults).toEqual([]);
    });
  });
});
