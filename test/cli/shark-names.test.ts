import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ours, sample } from "./run-shark.ts";

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "remora-names-"))));
afterAll(() => rmSync(folder, { recursive: true }));

const stations = ["-T", "fields", "-e", "_ws.col.Source", "-e", "_ws.col.Destination", "-r", sample("dns"), "-c", "3"];
const about = { nameFiles: { hosts: "/nowhere/hosts" } };

describe("names of hosts", () => {
  it("come from DNS answers, the one in the packet among them", async () => {
    const { stdout } = await ours(["-N", "dn", ...stations], about);
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining(["10.0.0.1\t10.0.0.2", "www.example.test\t10.0.0.1", "10.0.0.1\twww.example.test"]),
    );
    // Without n addresses stay numbers, whatever is known.
    expect((await ours(["-N", "d", ...stations], about)).stdout).not.toContain("example");
  });

  it("come from the file of -H, which has to be there", async () => {
    const hosts = join(folder, "hosts");
    writeFileSync(hosts, "10.0.0.1 alpha\n");
    expect((await ours(["-N", "n", "-H", hosts, ...stations], about)).stdout).toContain("alpha\t10.0.0.2");
    const { stdout } = await ours(["-n", "-H", hosts, "-q", "-z", "hosts", "-r", sample("dns")], about);
    expect(stdout).toMatch(/\n\n10\.0\.0\.1\talpha\n$/);
    const missing = await ours(["-H", join(folder, "none"), ...stations], about);
    expect(missing).toMatchObject({ exit: 1, stdout: "" });
    expect(missing.stderr).toContain("Can't read host entries");
  });
});

describe("remarks about a flag", () => {
  it("stand inside the flag", async () => {
    const { stdout } = await ours(["-r", sample("http"), "-T", "json", "-c", "1"]);
    expect(stdout).toMatch(/"tcp\.flags\.syn_tree": \{\s+"_ws\.expert": \{\s+"tcp\.connection\.syn": ""/);
  });
});
