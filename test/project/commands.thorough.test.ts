import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/prepare.mjs";

const sample = join(root, "samples", "welcome.pcap");
let elsewhere: string;

beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), "remora-commands-"));
});
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

function npmStart(words: string[], cwd = root, env: Record<string, string> = {}) {
  const command = ["--prefix", root, "start", "--", ...words];
  return spawnSync("npm", command, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

function direct(words: string[], cwd = root) {
  return spawnSync(process.execPath, [join(root, "bin", "remora.js"), ...words], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

describe("npm start", () => {
  it("prints the sample capture and three commands to try next", () => {
    const { status, stdout, stderr } = npmStart([]);
    const lines = stdout.toString().trimEnd().split("\n");
    expect(status, stderr.toString()).toBe(0);
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{6} /);
    const next = lines.slice(lines.indexOf("Try next:") + 1);
    expect(next).toHaveLength(3);
    for (const line of next) expect(line).toMatch(/^ {2}npm start -- dump /);
  });

  it("suggests commands that work", () => {
    const next = npmStart([]).stdout.toString().split("Try next:\n")[1] ?? "";
    for (const line of next.trimEnd().split("\n")) {
      const words = (/-- (.*?)(?: {2}|$)/.exec(line)?.[1] ?? "").trim().split(" ");
      const { status, stdout, stderr } = direct(words);
      expect(status, line).toBe(0);
      expect(stdout.length + stderr.length, line).toBeGreaterThan(0);
    }
  });

  it("writes nothing of its own on stdout", () => {
    const { status, stdout, stderr } = npmStart(["dump", "-r", sample, "-w", "-"]);
    expect(status, stderr.toString()).toBe(0);
    expect([...stdout.subarray(0, 4)]).toEqual([0xd4, 0xc3, 0xb2, 0xa1]);
    expect(stdout.equals(direct(["dump", "-r", sample, "-w", "-"]).stdout)).toBe(true);
  });

  it("finds a file from where the user stands", () => {
    symlinkSync(sample, join(elsewhere, "mine.pcap"));
    const { status, stdout, stderr } = npmStart(["dump", "-nn", "-r", "mine.pcap", "-c", "1"], elsewhere);
    expect(status, stderr.toString()).toBe(0);
    expect(stdout.toString().trimEnd().split("\n")).toHaveLength(1);
  });

  it("passes the exit code on", () => {
    expect(npmStart(["dump", "-r", "not-there.pcap"]).status).toBe(direct(["dump", "-r", "not-there.pcap"]).status);
    expect(direct(["dump", "-r", "not-there.pcap"]).status).not.toBe(0);
  });
});

describe("bin/remora.js", () => {
  it("says how to build when it is not built", () => {
    const copy = join(elsewhere, "bin");
    writeFileSync(join(elsewhere, "package.json"), '{ "type": "module" }');
    symlinkSync(join(root, "bin"), copy);
    const words = ["--preserve-symlinks-main", "--preserve-symlinks", join(copy, "remora.js")];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain(`run "npm run build" in ${dirname(copy)}`);
  });
});
