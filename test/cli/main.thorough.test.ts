import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { arpRequest, pcapBytes, writePcap, writeTemporary } from "./captures.ts";

const remora = fileURLToPath(new URL("../../bin/remora.js", import.meta.url));
const packets = Array.from({ length: 20000 }, (_, i) => ({ seconds: i, bytes: arpRequest }));
const file = writePcap("many.pcap", packets);
const first = "00:00:00.000000 ARP, Request who-has 192.168.0.2 tell 192.168.0.1, length 46";
const env = { ...process.env, TZ: "GMT0" };

function run(...words: string[]) {
  return spawnSync(process.execPath, [remora, ...words], { encoding: "utf8", env, maxBuffer: 1 << 28 });
}

describe("remora", () => {
  it("answers --help with the commands and examples, as it does without words", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("remora dump -r capture.pcap");
    expect(run().stdout).toBe(stdout);
  });

  it("answers --version", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(run("--version").stdout).toBe(`${manifest.version}\n`);
  });

  it("suggests what an unknown command may have meant", () => {
    const suggested = {
      status: 1,
      stdout: "",
      stderr: 'remora: there is no command "dupm": did you mean "remora dump"?\n',
    };
    expect(run("dupm")).toMatchObject(suggested);
    expect(run("constructor").stderr).toBe(
      'remora: there is no command "constructor": remora --help lists the commands\n',
    );
  });

  it("prints all of a capture into a pipe", () => {
    const { status, stdout } = run("dump", "-nr", file);
    expect(status).toBe(0);
    expect(stdout.split("\n")).toHaveLength(packets.length + 1);
  });

  it("reads standard input", () => {
    const input = pcapBytes(packets.slice(0, 2));
    const { stdout, stderr, status } = spawnSync(process.execPath, [remora, "dump", "-nr", "-"], {
      input,
      env,
      encoding: "utf8",
    });
    expect({ status, lines: stdout.split("\n").length }).toEqual({ status: 0, lines: 3 });
    expect(stderr).toBe("reading from file -, link-type EN10MB (Ethernet), snapshot length 262144\n");
  });

  it.skipIf(process.platform === "win32")("ends with tcpdump's words and exit code when its reader goes away", () => {
    const script = `"$0" "$1" dump -nr "$2" | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, remora, file], {
      env,
      encoding: "utf8",
    });
    expect(stdout).toBe(`${first}\n14\n`);
    expect(stderr).toMatch(/\nremora: Unable to write output: Broken pipe\n$/);
  });

  it.skipIf(process.platform === "win32")(
    "shows packets as they come through a pipe, and ends at a signal",
    async () => {
      const child = spawn(process.execPath, [remora, "dump", "-nr", "-"], { env });
      child.stdin.write(pcapBytes(packets.slice(0, 2)));
      const [shown] = (await once(child.stdout, "data")) as [Buffer];
      expect(shown.toString().split("\n")[0]).toBe(first);
      child.kill("SIGINT");
      const [code, signal] = (await once(child, "close")) as [number | null, string | null];
      expect({ code, signal }).toEqual({ code: 0, signal: null });
    },
  );

  it("prints a long capture with several threads as with the one that reads a pipe", () => {
    const bytes = Buffer.concat([readFileSync(file), ...Array(3).fill(readFileSync(file).subarray(24))]);
    const many = writeTemporary("very-many.pcap", bytes);
    const words = [remora, "shark", "-n", "-T", "json", "-r"];
    const settings = { env, maxBuffer: 1 << 30 };
    const shared = spawnSync(process.execPath, [...words, many], settings);
    const alone = spawnSync(process.execPath, [...words, "-"], { ...settings, input: bytes });
    expect(shared.status).toBe(0);
    expect(shared.stdout.length).toBeGreaterThan(1e8);
    expect(shared.stdout.equals(alone.stdout)).toBe(true);
  });
});
