import { mkdirSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { temporary } from "./captures.ts";
import { ours, sample } from "./run-shark.ts";

describe("files of -b", () => {
  it("begin one after another, and the oldest go", async () => {
    const folder = temporary("ring");
    mkdirSync(folder);
    const words = ["-r", sample("tcp"), "-w", "x.pcapng", "-b", "packets:4", "-b", "files:2"];
    expect(await ours(words, { cwd: folder })).toMatchObject({ exit: 0, stdout: "" });
    const names = readdirSync(folder).sort();
    expect(names).toHaveLength(2);
    for (const name of names) expect(name).toMatch(/^x_\d{5}_\d{14}\.pcapng$/);
    const counted = await ours(["-r", names[0] ?? "", "-T", "fields", "-e", "frame.number"], { cwd: folder });
    expect(counted.stdout).toBe("1\n2\n3\n4\n");
  });
});
