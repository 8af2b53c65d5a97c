import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { ours } from "../cli/run-shark.ts";
import { describeWithChromium, openCapture, PATIENCE_MS, sample } from "./chromium.ts";

describeWithChromium("the page on a file", (desk) => {
  it("says what to do while nothing is open", async () => {
    const page = await desk().page();
    await page.getByRole("heading", { name: "Drop a capture here" }).waitFor();
    await page.getByText("remora ui capture.pcapng").waitFor();
  });

  it("shows the lines that remora shark prints", async () => {
    const page = await desk().page();
    await openCapture(page, sample("http.pcap"));
    const shark = await ours(["-n", "-T", "tabs", "-r", sample("http.pcap")]);
    const lines = shark.stdout.trimEnd().split("\n").slice(0, 10);
    await page.locator("#packet-9 .cell").first().waitFor();
    for (const [place, line] of lines.entries()) {
      const cells = await page.locator(`#packet-${place} [data-column=Info]`).textContent();
      expect(cells).toBe(line.split("\t").at(-1));
    }
  });

  it("filters as remora shark -Y does, and says what is wrong with a filter", async () => {
    const page = await desk().page();
    await openCapture(page, sample("http.pcap"));
    const filter = page.getByRole("combobox", { name: "Display filter" });
    await page.keyboard.press("/");
    await page.keyboard.type("tcp.flags.syn == 1");
    await page.keyboard.press("Enter");
    const shark = await ours([
      "-n",
      "-T",
      "fields",
      "-e",
      "frame.number",
      "-Y",
      "tcp.flags.syn == 1",
      "-r",
      sample("http.pcap"),
    ]);
    const numbers = shark.stdout.trim().split("\n");
    await page.getByText(`${numbers.length} of 44 shown`).waitFor();
    await page
      .locator(`#packet-${numbers.length - 1} [data-column]`)
      .first()
      .waitFor();
    expect(await page.locator(".packet [data-column='No.']").allTextContents()).toEqual(numbers);

    await filter.fill("tcp.flags.sin == 1");
    await page.getByText("not a filter").waitFor();
    await page.getByText("is not a valid protocol or protocol field").waitFor();
    await filter.fill("");
    await filter.press("Enter");
    await page.getByText("44 packets").waitFor();
  });

  it("proposes fields and words for values while a filter is typed", async () => {
    const page = await desk().page();
    await openCapture(page, sample("dns.pcap"));
    const filter = page.getByRole("combobox", { name: "Display filter" });
    await filter.pressSequentially("dns.flags.resp");
    await page.getByRole("option", { name: /dns\.flags\.response/ }).waitFor();
    await filter.press("ArrowDown");
    await filter.press("Enter");
    await expect.poll(() => filter.inputValue(), { timeout: PATIENCE_MS }).toBe("dns.flags.response");
  });

  it("shows the bytes of a field, and the field of a byte", async () => {
    const page = await desk().page();
    await openCapture(page, sample("http.pcap"));
    const tree = page.getByRole("tree", { name: "Packet details" });
    await tree.getByRole("treeitem", { name: /^Transmission Control Protocol/ }).dblclick();
    await tree.getByRole("treeitem", { name: "Destination Port: 80" }).click();
    await page.getByText("bytes 36–37").waitFor();
    expect(await chosenBytes(page)).toBe("00 50");

    await page.locator(".digits [data-at='23']").click();
    await page.getByText("ip.proto").waitFor();
    await tree.getByRole("treeitem", { name: "Protocol: TCP (6)", selected: true }).waitFor();
  });

  it("filters by a value from its menu", async () => {
    const page = await desk().page();
    await openCapture(page, sample("http.pcap"));
    await page.locator("#packet-1 [data-column=Source]").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Filter by this" }).click();
    await expect
      .poll(() => page.getByRole("combobox", { name: "Display filter" }).inputValue(), { timeout: PATIENCE_MS })
      .toBe("ip.src == 10.0.0.2");
    const shark = await ours([
      "-n",
      "-T",
      "fields",
      "-e",
      "frame.number",
      "-Y",
      "ip.src == 10.0.0.2",
      "-r",
      sample("http.pcap"),
    ]);
    await page.getByText(`${shark.stdout.trim().split("\n").length} of 44 shown`).waitFor();
  });

  it("keeps filter and packet in the address", async () => {
    const page = await desk().page();
    await openCapture(page, sample("http.pcap"));
    await page.keyboard.press("/");
    await page.keyboard.type("http");
    await page.keyboard.press("Enter");
    await page.getByText(/^\d+ of 44 shown$/).waitFor();
    await page.locator("#packet-1 [data-column]").first().click();
    await expect.poll(() => page.url(), { timeout: PATIENCE_MS }).toContain("#file=http.pcap&filter=http&packet=8");
    await page.goBack();
    await page.getByText("44 packets").waitFor();
  });

  it("opens at the packet that an address asks for, once its file is there", async () => {
    const page = await desk().page("#file=http.pcap&filter=http&packet=8&show=follow");
    await page.getByText("The address is about").waitFor();
    await openCapture(page, sample("http.pcap"));
    await page.getByText(/^\d+ of 44 shown$/).waitFor();
    await page.getByText("Frame 8:").waitFor();
    await page.getByRole("complementary", { name: "Stream" }).waitFor();
  });

  it("has a name for everything that can be used", async () => {
    const page = await desk().page();
    await openCapture(page, sample("http.pcap"));
    for (const view of ["", "Stream", "Talkers", "Graph", "Sequence", "Export", "Columns", "Colours", "Keys"]) {
      if (view !== "") await page.getByRole("button", { name: view, exact: true }).last().click();
      if (view !== "") await page.getByRole("complementary").waitFor();
      const nameless = (await page.locator("body").ariaSnapshot())
        .split("\n")
        .filter((line) =>
          /- (?:button|textbox|combobox|checkbox|radio|tab|separator|grid|tree|scrollbar)(?: \[.*\])?:?$/.test(line),
        );
      expect(nameless, view).toEqual([]);
    }
  });

  it("goes everywhere by keyboard", async () => {
    const page = await desk().page();
    await openCapture(page, sample("http.pcap"));
    await page.keyboard.press("End");
    await page.locator("#packet-43[aria-selected=true]").waitFor();
    await page.keyboard.press("Home");
    await page.keyboard.press("m");
    await page.locator("#packet-0.marked").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.type("30");
    await page.keyboard.press("Enter");
    await page.locator("#packet-29[aria-selected=true]").waitFor();
    await page.keyboard.press("2");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("treeitem", { selected: true }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("complementary", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("complementary", { name: "Keys" }).waitFor({ state: "detached" });
  });

  it("has room for everything where it is narrow", async () => {
    const page = await desk().page("", { width: 880, height: 640 });
    await openCapture(page, sample("http.pcap"));
    await page.getByRole("tab", { name: "Bytes" }).click();
    await page.getByRole("group", { name: /^Bytes of/ }).waitFor();
    const box = await page.locator(".status").boundingBox();
    expect(box).toMatchObject({ x: 0, width: 880 });
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(640);
  });
});

/** The digits of the bytes that stand out, in order. */
async function chosenBytes(page: Page): Promise<string> {
  return (await page.locator(".digits i.chosen").allTextContents()).join(" ");
}
