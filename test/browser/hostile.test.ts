import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runBuild } from "../../src/cli/build/build.ts";
import { describeWithChromium, openCapture, sample } from "./chromium.ts";

const markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";

/** Packets that carry markup wherever text is shown. */
const expressions = [
  `Ether()/IP()/TCP(dport=80,flags="PA")/"GET /${markup} HTTP/1.1\\r\\nHost: ${markup}\\r\\nUser-Agent: ${markup}\\r\\n\\r\\n"`,
  `Ether()/IP()/UDP(dport=53)/DNS(qd=DNSQR(qname="${markup}"))`,
  `Ether()/IP()/UDP(dport=514)/"<34>${markup}"`,
  `Ether()/IP()/UDP()/"${markup}"`,
];

describeWithChromium("hostile captures in the page", (desk) => {
  const folder = mkdtempSync(join(tmpdir(), "remora-hostile-"));
  const file = join(folder, `${markup.replaceAll("/", "")}.pcap`);
  beforeAll(async () => {
    const io = { stdout: () => {}, stderr: () => {}, env: {}, cwd: folder };
    expect(await runBuild(["-w", file, ...expressions], io)).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));

  it("shows markup in packets as text", async () => {
    const page = await desk().page();
    page.on("dialog", () => desk().faults.push("a script in a packet was run"));
    await openCapture(page, file);
    for (const place of expressions.keys()) {
      await page.locator(`#packet-${place} [data-column]`).first().click();
      await page.locator("[data-pane=tree]").press("*");
      await page.getByText(`Frame ${place + 1}:`).waitFor();
    }
    await page.locator("#packet-0 [data-column=Info]").click({ button: "right" });
    await page.getByRole("menu").waitFor();
    expect(await foreign(page)).toBe(0);
  });

  it("shows what can be read of a broken file, and where it breaks off", async () => {
    const page = await desk().page();
    await openCapture(page, sample("broken.pcap"));
    expect(await foreign(page)).toBe(0);
  });

  it("says that a file is no capture", async () => {
    const page = await desk().page();
    const text = join(folder, "notes.txt");
    writeFileSync(text, markup);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles(text);
    await page.getByRole("alert").waitFor();
    expect(await foreign(page)).toBe(0);
  });
});

/** How many elements there are that the page never makes itself. */
function foreign(page: Page): Promise<number> {
  return page.locator("#page :is(img, script, iframe, object, style, link)").count();
}
