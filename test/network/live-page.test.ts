import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openCapture } from "../../src/files/reader.ts";
import { memorySource } from "../../src/files/source.ts";
import { describeWithNetwork } from "./network.ts";

const page = fileURLToPath(new URL("live-page.mjs", import.meta.url));
const PACKETS = 20;

describeWithNetwork("remora ui on an interface", (network) => {
  it("sends packets to the page as pcapng, with what was counted, and ends when it is told to", async () => {
    const words = network().command("ui", "--no-open", "-i", "near", "udp port 4000");
    const ui = network().start(process.execPath, words);
    await ui.until(({ stdout }) => stdout.includes("\n"));
    const reader = network().start(process.execPath, [page, ui.stdout.trim(), String(PACKETS)]);
    await reader.isListening();
    await network().send("far", PACKETS);
    const { stdout } = await reader.end();
    const [octets, told] = stdout.split("\n");
    const { source, counts } = JSON.parse(told) as { source: object; counts: Record<string, number> };
    expect(source).toEqual({ live: "live", name: "near" });
    expect(counts).toMatchObject({ captured: PACKETS, dropped: 0 });
    const capture = await openCapture(memorySource(Buffer.from(octets, "hex")));
    let count = 0;
    while (await capture.fill()) while (capture.next()) count++;
    expect(capture.problem).toBeUndefined();
    expect(count).toBe(PACKETS);
    expect(capture.interfaces[0].name).toBe("near");
    expect((await ui.stop()).exit).toBe(0);
  });

  it("refuses an interface that there is not, before it serves anything", () => {
    const { exit, stdout, stderr } = network().run(
      "near",
      process.execPath,
      ...network().command("ui", "-i", "nowhere"),
    );
    expect(exit).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("nowhere: No such device exists");
  });
});
