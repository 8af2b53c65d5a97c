import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Download, Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { runBuild } from "../../src/cli/build/build.ts";
import { ours } from "../cli/run-shark.ts";
import { earlyDataTraffic } from "../flows/tls/early-data-traffic.ts";
import { http2Capture } from "../web/http2-capture.ts";
import { describeWithChromium, openCapture, PATIENCE_MS, sample } from "./chromium.ts";

describeWithChromium("work done in the page", (desk) => {
  const folder = mkdtempSync(join(tmpdir(), "remora-work-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));

  async function opened(name: string): Promise<Page> {
    const page = await desk().page();
    await openCapture(page, sample(name));
    return page;
  }

  async function saved(download: Promise<Download>): Promise<string> {
    const file = join(folder, (await download).suggestedFilename());
    await (await download).saveAs(file);
    return file;
  }

  it("follows a stream, as remora shark -z follow does", async () => {
    const page = await opened("http.pcap");
    await page.keyboard.press("f");
    const drawer = page.getByRole("complementary", { name: "Stream" });
    await drawer.getByText("GET / HTTP/1.1").waitFor();
    await drawer.getByRole("button", { name: "TCP", exact: true }).click();
    await drawer.getByText("HTTP/1.0 200 OK").waitFor();
    const download = page.waitForEvent("download");
    await drawer.getByRole("button", { name: "Save" }).click();
    const octets = readFileSync(await saved(download));
    const shark = await ours(["-n", "-q", "-z", "follow,tcp,raw,0", "-r", sample("http.pcap")]);
    const raw = shark.stdout.split("\n").filter((line) => /^\t?[\da-f]+$/.test(line));
    expect(octets.toString("hex")).toBe(raw.map((line) => line.trim()).join(""));

    await drawer.getByRole("button", { name: "Filter" }).click();
    await page.getByText(/^\d+ of 44 shown$/).waitFor();
    expect(await page.getByRole("combobox", { name: "Display filter" }).inputValue()).toBe("tcp.stream == 0");
  });

  it("follows one of several streams of a connection over HTTP/2", async () => {
    const file = join(folder, "http2.pcap");
    writeFileSync(file, new Uint8Array(await (await http2Capture()).arrayBuffer()));
    const page = await desk().page();
    await openCapture(page, file);
    await page.keyboard.press("f");
    const drawer = page.getByRole("complementary", { name: "Stream" });
    await drawer.getByText("first", { exact: true }).waitFor();
    await drawer.getByRole("combobox", { name: "Which stream" }).selectOption({ label: "3: GET /three" });
    await drawer.getByText("third", { exact: true }).waitFor();
    expect(await drawer.getByText("first", { exact: true }).count()).toBe(0);
  });

  it("names hosts as the capture tells them, and filters by their addresses", async () => {
    const page = await opened("dns.pcap");

    const cell = page.locator("#packet-1 [data-column=Source]");
    expect(await cell.textContent()).toBe("10.0.0.2");

    await page.keyboard.press("h");
    await page.locator("#packet-1 [data-column=Source]", { hasText: "www.example.test" }).waitFor();
    await cell.click({ button: "right" });
    await page.getByRole("menuitem", { name: "Filter by this" }).click();
    await page.getByText(/^\d+ of \d+ shown$/).waitFor();
    expect(await page.getByRole("combobox", { name: "Display filter" }).inputValue()).toBe("ip.src == 10.0.0.2");
    await page.keyboard.press("h");
    await page.locator("[data-column=Source]", { hasText: "10.0.0.2" }).first().waitFor();
  });

  it("counts conversations, protocols and problems", async () => {
    const page = await opened("http.pcap");
    await page.getByRole("button", { name: "Talkers" }).click();
    await page.getByRole("tab", { name: "TCP" }).click();
    const row = page.getByRole("row", { name: /10\.0\.0\.1.*10\.0\.0\.2/ }).and(page.locator(".table-row"));
    await row.first().dblclick();
    await page.getByText(/^\d+ of 44 shown$/).waitFor();
    await page.getByRole("button", { name: "Protocols" }).click();
    await page.locator(".table-row", { hasText: "http" }).first().waitFor();
    await page.getByRole("button", { name: "Problems", exact: true }).last().click();
    await page.locator(".table-row").first().waitFor();
  });

  it("draws packets over time, and the sequence numbers of a connection", async () => {
    const page = await opened("http.pcap");
    await page.getByRole("button", { name: "Graph" }).click();
    await page.locator(".chart canvas").waitFor();
    await page.getByRole("textbox", { name: "Filter of curve 2" }).fill("http");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Add a curve" }).click();
    await page.getByRole("textbox", { name: "Filter of curve 3" }).waitFor();
    await page.getByRole("button", { name: "Sequence" }).click();
    await page.getByRole("img", { name: "Sequence numbers over time" }).locator("canvas").waitFor();
  });

  it("exports what a filter shows, with comments", async () => {
    const page = await opened("http.pcap");
    await page.keyboard.press("w");
    await page.getByRole("textbox", { name: /^Comment on packet 1/ }).fill("where it begins");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.keyboard.press("/");
    await page.keyboard.type("tcp.flags.syn == 1");
    await page.keyboard.press("Enter");
    await page.getByText(/^\d+ of 44 shown$/).waitFor();
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const file = await saved(download);
    const fields = ["-T", "fields", "-e", "frame.len", "-e", "tcp.seq_raw"];
    const before = await ours(["-n", ...fields, "-Y", "tcp.flags.syn == 1", "-r", sample("http.pcap")]);
    expect((await ours(["-n", ...fields, "-r", file])).stdout).toBe(before.stdout);
    expect((await ours(["-n", "-T", "fields", "-e", "frame.comment", "-c", "1", "-r", file])).stdout.trim()).toBe(
      "where it begins",
    );
  });

  it("finds text, bytes and what a filter accepts", async () => {
    const page = await opened("http.pcap");
    await page.keyboard.press("Control+f");
    await page.getByRole("textbox", { name: "Find" }).fill("/missing");
    await page.keyboard.press("Enter");
    await page.locator("#packet-15[aria-selected=true]").waitFor();
    await page.getByRole("combobox", { name: "What is sought" }).selectOption("hex");
    await page.getByRole("textbox", { name: "Find" }).fill("47 45 54 20 2f 20");
    await page.getByRole("button", { name: "Previous" }).click();
    await page.locator("#packet-3[aria-selected=true]").waitFor();
    await page.getByRole("combobox", { name: "What is sought" }).selectOption("filter");
    await page.getByRole("textbox", { name: "Find" }).fill("http.response");
    await page.keyboard.press("Enter");
    await page.locator("#packet-7[aria-selected=true]").waitFor();
  });

  it("goes along a conversation", async () => {
    const page = await opened("http.pcap");
    await page.locator("#packet-11 [data-column]").first().click();
    await page.getByText("Frame 12:").waitFor();
    const shark = await ours([
      "-n",
      "-T",
      "fields",
      "-e",
      "frame.number",
      "-Y",
      "tcp.stream == 0",
      "-r",
      sample("http.pcap"),
    ]);
    const numbers = shark.stdout.trim().split("\n").map(Number);
    const at = numbers.indexOf(12);
    await page.keyboard.press("[");
    await page.locator(`#packet-${(numbers[at - 1] ?? 0) - 1}[aria-selected=true]`).waitFor();
    await page.keyboard.press("]");
    await page.locator("#packet-11[aria-selected=true]").waitFor();
  });

  it("saves what HTTP carried", async () => {
    const page = await opened("http.pcap");
    await page.getByRole("button", { name: "Objects" }).click();
    const download = page.waitForEvent("download");
    await page
      .getByRole("button", { name: /^Save / })
      .first()
      .click();
    expect(readFileSync(await saved(download)).length).toBeGreaterThan(0);
  });

  it("shows a field in a column, hides and moves columns", async () => {
    const page = await opened("http.pcap");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("textbox", { name: "A column for a field" }).fill("tcp.streem");
    await page.keyboard.press("Enter");
    await page.getByText("No field is named tcp.streem.").waitFor();
    await page.getByRole("textbox", { name: "A column for a field" }).fill("tcp.stream");
    await page.keyboard.press("Enter");
    await page.locator("#packet-3 [data-column='tcp.stream']", { hasText: "0" }).waitFor();
    await page.getByRole("checkbox", { name: "Length" }).uncheck();
    await page.locator("#packet-3 [data-column=Length]").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Move Protocol to the left" }).click();
    await expect
      .poll(
        () =>
          page
            .locator("#packet-3 [data-column]")
            .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-column"))),
        { timeout: PATIENCE_MS },
      )
      .toEqual(["No.", "Time", "Source", "Protocol", "Destination", "tcp.stream", "Info"]);
  });

  it("colours packets by a rule", async () => {
    const page = await opened("http.pcap");
    await page.getByRole("button", { name: "Colours" }).click();
    await page.getByRole("textbox", { name: "A rule for" }).fill("tcp.flags.syn == 1");
    await page.keyboard.press("Enter");
    await page.locator("#packet-0.hue-violet").waitFor();
    await page.locator("#packet-2.hue-blue").waitFor();
    await page.getByRole("textbox", { name: "A rule for" }).fill("tcp.flags.sin");
    await page.keyboard.press("Enter");
    await page.getByText("is not a valid protocol or protocol field").waitFor();
    await page.locator("#packet-0.hue-violet").waitFor();
  });

  it("goes where the overview is pressed, and filters by the time that is marked on it", async () => {
    const page = await opened("http.pcap");
    const overview = page.getByRole("scrollbar", { name: /^The capture by time/ });
    await overview.locator("rect").first().waitFor();
    const { x, y, height } = (await overview.boundingBox()) ?? { x: 0, y: 0, height: 0 };
    await page.mouse.click(x + 20, y + height - 4);
    await page.locator("#packet-43[aria-selected=true]").waitFor();
    await page.mouse.move(x + 20, y + 2);
    await page.mouse.down();
    await page.mouse.move(x + 20, y + height / 2);
    await page.mouse.up();
    await page.getByText(/^\d+ of 44 shown$/).waitFor();
    expect(await page.getByRole("combobox", { name: "Display filter" }).inputValue()).toMatch(
      /^frame\.time_relative >= 0\.000000 && frame\.time_relative <= 0\.\d+$/,
    );
  });

  it("writes times in several formats", async () => {
    const page = await opened("http.pcap");
    const time = page.locator("#packet-3 [data-column=Time]");
    await expect.poll(() => time.textContent(), { timeout: PATIENCE_MS }).toBe("0.000499");
    await page.keyboard.press("t");
    await expect.poll(() => time.textContent(), { timeout: PATIENCE_MS }).toBe("0.000440");
  });

  it("decrypts with a key log that is dropped", async () => {
    const file = join(folder, "tls.pcap");
    const io = { stdout: () => {}, stderr: () => {}, env: {}, cwd: folder };
    expect(await runBuild(["-w", file, ...segments(earlyDataTraffic.pieces)], io)).toBe(0);
    const page = await desk().page();
    await openCapture(page, file);
    const last = earlyDataTraffic.pieces.length - 1;
    await page.keyboard.press("End");
    await page.getByText(`Frame ${last + 1}:`).waitFor();
    expect(await page.getByRole("tab", { name: /Decrypted/ }).count()).toBe(0);
    const dropped = await page.evaluateHandle<object>(
      `(() => {
        const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(earlyDataTraffic.keyLog)}], "keys.log"));
        return data;
      })()`,
    );
    await page.locator(".packets").dispatchEvent("drop", { dataTransfer: dropped });
    await page.getByRole("tab", { name: /Decrypted/ }).waitFor();
    await page.getByText(`Frame ${last + 1}:`).waitFor();
  });
});

/** What builds the segments of a connection of TLS, after its handshake of TCP. */
function segments(pieces: typeof earlyDataTraffic.pieces): string[] {
  const next = [1, 1];
  return pieces.map(([side, hex]) => {
    const [seq, ack] = [next[side], next[1 - side]];
    next[side] += hex.length / 2;
    const ends = side === 0 ? 'IP(src="10.0.0.1",dst="10.0.0.2")' : 'IP(src="10.0.0.2",dst="10.0.0.1")';
    const ports = side === 0 ? "sport=40000,dport=443" : "sport=443,dport=40000";
    const octets = hex.replaceAll(/../g, "\\x$&");
    return `Ether()/${ends}/TCP(${ports},flags="PA",seq=${seq},ack=${ack})/b"${octets}"`;
  });
}
