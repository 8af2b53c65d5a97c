import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fileName, rotationOf } from "../../src/cli/dump/rotation.ts";
import { rotatingFile } from "../../src/cli/dump/rotating-file.ts";
import type { CaptureReader } from "../../src/files/reader.ts";
import { strftime } from "../../src/host/strftime.ts";
import { describeWithOracle } from "../oracles.ts";
import { writePcap } from "./captures.ts";
import { asOurs, ours, theirs } from "./run-dump.ts";

const remora = fileURLToPath(new URL("../../bin/remora.js", import.meta.url));

const sizes = [60, 1514, 1000, 60, 1514];
const packets = Array.from({ length: 4000 }, (_, i) => ({
  seconds: i,
  bytes: new Uint8Array(sizes[i % sizes.length]).fill(i),
}));
const file = writePcap("to-rotate.pcap", packets);

/** The files that a run leaves in a folder of its own. */
async function filesOf(run: (cwd: string) => unknown): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "remora-rotation-"));
  await run(folder);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]),
  );
}

describeWithOracle("tcpdump", "files of -C", () => {
  const cases = [
    ["-C", "1"],
    ["-C", "1", "-U"],
    ["-C", "2", "-W", "1"],
    ["-C", "1", "-W", "2"],
    ["-C", "1", "-W", "10"],
    ["-C", "1", "-W", "11"],
    ["-C", "1", "-c", "1500"],
    ["-C", "1", "-G", "100"],
    ["-C", "1", "-G", "100", "-W", "3"],
    ["-C", "1", "--nano"],
    ["-C", "100"],
    ["-W", "3"],
    ["-G", "0", "-W", "1"],
    ["-G", "3600"],
  ];
  it.each(cases)("have tcpdump's names and contents: %s %s %s %s %s", async (...words) => {
    const all = ["-r", file, "-w", "out-%Y%%%", ...words];
    const expected = await filesOf((cwd) => theirs([...all, "-Z", "root"], { cwd }));
    expect(Object.keys(expected)).not.toEqual([]);
    expect(await filesOf((cwd) => ours(all, { cwd }))).toEqual(expected);
  });

  it.each([
    ["-C", "0"],
    ["-C", "-1"],
    ["-C", "x"],
    ["-C", "1.5"],
    ["-C", "9999999999999999999"],
    ["-C", "9223372036854775807"],
    ["-G", "-1"],
    ["-W", "0"],
  ])("refuse %s %s in tcpdump's words", async (...words) => {
    const all = ["-r", file, "-w", "out", ...words];
    expect(await ours(all)).toEqual(asOurs(theirs(all)));
  });
});

describe("files of -C in pcapng", () => {
  it("can each be read by themselves, and hold every packet together", async () => {
    const folder = mkdtempSync(join(tmpdir(), "remora-pcapng-"));
    await ours(["-r", file, "-w", "f.pcapng", "-C", "500k", "-W", "100"], { cwd: folder });
    const names = readdirSync(folder).sort();
    expect(names.slice(0, 2)).toEqual(["f.pcapng00", "f.pcapng01"]);
    const counts = [];
    for (const name of names) {
      expect(readFileSync(join(folder, name)).readUInt32LE(0), name).toBe(0x0a0d0d0a);
      counts.push(parseInt((await ours(["--count", "-r", join(folder, name)])).stdout));
    }
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(packets.length);
  });
});

describe("names of files", () => {
  const rotation = (options: Record<string, string>) => rotationOf(new Map(Object.entries(options)));
  const moment = 1_700_000_000;

  it("are counted, with as many digits as the last of -W has", async () => {
    const format = await strftime();
    const names = (options: Record<string, string>, counts: readonly number[]): string[] =>
      counts.map((count) => fileName("f", rotation(options), count, moment, format));
    expect(names({ C: "1" }, [0, 1, 12])).toEqual(["f", "f1", "f12"]);
    expect(names({ C: "1", W: "1" }, [0])).toEqual(["f"]);
    expect(names({ C: "1", W: "10" }, [0, 9])).toEqual(["f0", "f9"]);
    expect(names({ C: "1", W: "11" }, [0, 10])).toEqual(["f00", "f10"]);
    expect(names({ C: "1", W: "1000" }, [7])).toEqual(["f007"]);
    expect(names({ G: "60", W: "10" }, [0])).toEqual(["f"]);
  });

  it("carry the time with -G alone", async () => {
    const format = await strftime();
    expect(fileName("%s-%%", rotation({ G: "1" }), 0, moment, format)).toBe(`${moment}-%`);
    expect(fileName("%s-%%", rotation({ C: "1" }), 2, moment, format)).toBe("%s-%%2");
  });

  it("take units after the number of -C", () => {
    const size = (text: string) => rotation({ C: text }).size;
    expect([size("3"), size("3k"), size("3K"), size("2m"), size("1G")]).toEqual([
      3_000_000,
      3 * 1024,
      3 * 1024,
      2 * 1024 ** 2,
      1024 ** 3,
    ]);
  });
});

describe("files of -G", () => {
  /** The names of the files that packets at these seconds go to, what is said, and whether an end is wanted. */
  async function namesAt(options: Record<string, string>, seconds: readonly number[]) {
    const rotation = rotationOf(new Map(Object.entries(options)));
    const names: string[] = [];
    const said: string[] = [];
    let clock = seconds[0];
    let size = 0;
    const io = {
      stdout() {},
      stderr: (bytes: Uint8Array) => void said.push(new TextDecoder().decode(bytes)),
      env: {},
      cwd: ".",
    };
    const create = async (name: string) => {
      size = 24;
      return {
        get size() {
          return size;
        },
        take() {
          names.push(name);
          size += 400_000;
        },
        flush() {},
        pause() {},
        close() {},
      };
    };
    const sink = await rotatingFile("%s", rotation, create, io, () => clock);
    for (clock of seconds) if (sink.full !== true) await sink.take({} as CaptureReader);
    return { names: names.map(Number), said: said.join(""), full: sink.full };
  }

  it("begin at the first packet after each period, and periods do not drift", async () => {
    const { names } = await namesAt({ G: "10" }, [100, 109, 110, 119, 120, 125, 135, 139, 140, 175, 179, 180]);
    expect(names).toEqual([100, 100, 110, 110, 120, 120, 135, 135, 140, 175, 175, 180]);
  });

  it("end the capture after -W of them, with tcpdump's words", async () => {
    const found = await namesAt({ G: "10", W: "2" }, [100, 110, 119, 120, 121]);
    expect(found).toEqual({ names: [100, 110, 110], said: "Maximum file limit reached: 2\n", full: true });
  });

  it("count from the start in each period, with -C as well", async () => {
    const { names } = await namesAt({ G: "10", C: "1" }, [100, 100, 100, 100, 110, 110, 110, 110]);
    expect(names).toEqual([100, 100, 100, 1001, 110, 110, 110, 1101]);
  });
});

describe.skipIf(process.platform === "win32")("the command of -z", () => {
  const folder = mkdtempSync(join(tmpdir(), "remora-after-"));
  const log = join(folder, "log");
  const command = join(folder, "command");
  writeFileSync(command, `#!/bin/sh\necho "$1 $(nice) $#" >> ${log}\n`);
  chmodSync(command, 0o755);

  it("runs on each full file but the last, with the lowest priority", async () => {
    const { status } = spawnSync(process.execPath, [remora, "dump", "-r", file, "-w", "f", "-C", "1", "-z", command], {
      cwd: folder,
    });
    expect(status).toBe(0);
    const lines = (): string[] => readFileSync(log, "utf8").trim().split("\n").sort();
    for (let waits = 0; waits < 100 && lines().length < 3; waits++) await sleep(50);
    expect(lines()).toEqual(["f 19 1", "f1 19 1", "f2 19 1"]);
  });

  it("that cannot be run is said, and nothing is lost", async () => {
    const words = ["-r", file, "-C", "1", "-w", "f"];
    const expected = await filesOf((cwd) => ours(words, { cwd }));
    let said = "";
    const found = await filesOf((cwd) => {
      const all = [remora, "dump", ...words, "-z", "no-such-command"];
      said = spawnSync(process.execPath, all, { cwd, encoding: "utf8" }).stderr;
    });
    expect(found).toEqual(expected);
    expect(said).toMatch(/no-such-command.*No such file or directory/);
  });
});
