import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { describeWithNetwork, type Running } from "./network.ts";
import { heldBy, upTo } from "./numbers.ts";

const LONG = { timeout: 120_000 };
const line = /^\d\d:\d\d:\d\d\.\d{6} IP 10\.99\.0\.1\.4000 > 10\.99\.0\.255\.4001: UDP, length 18$/;
const summary = (count: number): string =>
  `${count} packets captured\n${count} packets received by filter\n0 packets dropped by kernel\n`;

/** Words of every line of a process's status that begins like this, of all its threads. */
function statusOf(pid: number, name: string): Set<string> {
  const threads = readdirSync(`/proc/${pid}/task`);
  expect(threads.length).toBeGreaterThan(4);
  const lines = threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/status`, "utf8").split("\n"));
  return new Set(lines.filter((text) => text.startsWith(`${name}:`)).map((text) => text.slice(name.length + 1).trim()));
}

describeWithNetwork("remora dump -i", (network) => {
  const place = (name: string): string => join(network().folder, name);

  it.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE"] as const)("ends well at %s", LONG, async (signal) => {
    const running = await network().remora("-n", "-i", "near");
    await network().send("far", 3);
    await running.until(({ stdout }) => stdout.split("\n").length > 3);
    const { exit, stdout, stderr } = await running.stop(signal);
    expect(exit).toBe(0);
    expect(
      stdout
        .split("\n")
        .slice(0, 3)
        .every((text) => line.test(text)),
    ).toBe(true);
    // The empty line is tcpdump's: after the ^C that a terminal shows.
    expect(stdout.split("\n").slice(3)).toEqual(["", ""]);
    expect(stderr.endsWith(summary(3))).toBe(true);
  });

  it("goes on at SIGHUP under nohup", LONG, async () => {
    const words = [
      "-c",
      `"$@" < /dev/null`,
      "sh",
      "nohup",
      process.execPath,
      ...network().words("-w", "kept", "-i", "near"),
    ];
    const running = await network().start("bash", words).isListening();
    const [child] = readFileSync(`/proc/${running.pid}/task/${running.pid}/children`, "utf8").trim().split(" ");
    process.kill(Number(child), "SIGHUP");
    await network().send("far", 3);
    await sleep(300);
    process.kill(Number(child), "SIGINT");
    expect((await running.end()).stderr).toContain(summary(3));
  });

  it("says its counters at SIGUSR1, survives SIGUSR2, and goes on", LONG, async () => {
    const running = await network().remora("-i", "near", "-w", "counted");
    await network().send("far", 4);
    await running.until(() => statSync(place("counted")).size === 24 + 4 * 76);
    running.signal("SIGUSR1");
    await running.until(({ stderr }) => stderr.includes("captured"));
    running.signal("SIGUSR2");
    await network().send("far", 4);
    const { exit, stderr } = await running.stop();
    expect({ exit, stderr: stderr.split("\n").slice(1).join("\n") }).toEqual({
      exit: 0,
      stderr: `remora: 4 packets captured, 4 packets received by filter, 0 packets dropped by kernel\n${summary(8)}`,
    });
    expect((await heldBy(place("counted"))).numbers).toEqual([...upTo(4), ...upTo(4)]);
  });

  it("says each second, with -v -w, how many it got", LONG, async () => {
    const running = await network().remora("-v", "-i", "near", "-w", "aloud");
    await network().send("far", 5);
    await running.until(({ stderr }) => stderr.includes("Got 5\r"));
    expect((await running.stop()).stderr).toMatch(/\n(Got [05]\r)+5 packets captured\n/);
  });

  it("ends as tcpdump does when its reader goes away", LONG, async () => {
    const shell = (script: string, ...words: string[]) =>
      network()
        .start("bash", ["-c", script, process.execPath, ...network().words(...words)])
        .isListening();
    const printing = await shell(`"$0" "$@" | head -n 1; echo "\${PIPESTATUS[0]}"`, "-l", "-n", "-i", "near");
    const writing = await shell(
      `"$0" "$@" | head -c 1 > /dev/null; echo "\${PIPESTATUS[0]}"`,
      "-U",
      "-w",
      "-",
      "-i",
      "near",
    );
    await network().send("far", 200, 200);
    const printed = await printing.end();
    expect(printed.stdout).toMatch(/UDP, length 18\n14\n$/);
    expect(printed.stderr).toMatch(/\nremora: Unable to write output: Broken pipe\n$/);
    const written = await writing.end();
    expect(written.stdout).toBe("0\n");
    expect(written.stderr).toMatch(/\n0 packets dropped by kernel\n$/);
  });

  it("shows each packet to grep as it comes", LONG, async () => {
    const words = [
      "-c",
      `"$0" "$@" | grep --line-buffered "length 18"`,
      process.execPath,
      ...network().words("-ln", "-i", "near"),
    ];
    const running = await network().start("bash", words).isListening();
    for (let sent = 1; sent <= 3; sent++) {
      await network().send("far", 1);
      await running.until(({ stdout }) => stdout.split("\n").length === sent + 1);
    }
  });

  it("gives up root's rights in every thread, before it opens a file, and goes on capturing", LONG, async () => {
    const running = await network().remora("-i", "near", "-Z", "nobody", "-G", "1", "-w", "of-nobody-%s");
    const id = Number(network().run("near", "id", "-u", "nobody").stdout);
    const group = Number(network().run("near", "id", "-g", "nobody").stdout);
    expect(statusOf(running.pid, "Uid")).toEqual(new Set([Array(4).fill(id).join("\t")]));
    expect(statusOf(running.pid, "Gid")).toEqual(new Set([Array(4).fill(group).join("\t")]));
    expect(statusOf(running.pid, "Groups")).toEqual(new Set([String(group)]));
    for (const rights of ["CapEff", "CapPrm", "CapInh"])
      expect(statusOf(running.pid, rights)).toEqual(new Set(["0000000000000000"]));
    await network().send("far", 30, 10);
    await sleep(300);
    expect((await running.stop()).exit).toBe(0);
    const files = readdirSync(network().folder)
      .filter((name) => name.startsWith("of-nobody"))
      .sort();
    expect(files.length).toBeGreaterThan(2);
    for (const name of files) expect(statSync(place(name)).uid).toBe(id);
    expect((await heldBy(...files.map(place))).numbers).toEqual(upTo(30));
  });

  it("keeps its memory bounded while nobody reads, hears signals, and says what was lost", LONG, async () => {
    const running = await network().remora("-n", "-i", "near", "-B", "512", "-XX");
    running.stall(true);
    await network().send("far", 100_000, 40_000, 1500);
    const resident = Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${running.pid}/status`, "utf8"))?.[1]);
    expect(resident).toBeLessThan(250_000);
    running.signal("SIGUSR1");
    await running.until(({ stderr }) => /remora: \d+ packets captured/.test(stderr));
    running.signal("SIGTERM");
    running.stall(false);
    const { stderr } = await running.end();
    const [, captured, received, dropped] =
      /\n(\d+) packets captured\n(\d+) packets received by filter\n(\d+) packets dropped by kernel\n/
        .exec(stderr)
        ?.map(Number) ?? [];
    expect(received).toBe(100_000);
    expect(dropped).toBeGreaterThan(0);
    expect(captured).toBeLessThanOrEqual(received - dropped);
  });
});

describeWithNetwork("remora dump -i, from a packet's arrival to its line", (network) => {
  const SENT = 20;
  const ENOUGH = 0.8;

  /** Milliseconds, ascending, that lone packets took, from the kernel's clock to us who read the output of `running`. */
  async function delays(running: Running): Promise<number[]> {
    const found: number[] = [];
    running.onLine((text, now) => {
      const [time] = /^\d+\.\d+(?= IP )/.exec(text) ?? [];
      if (time !== undefined) found.push(now - Number(time) * 1000);
    });
    await network().send("far", SENT, 15);
    await running.until(() => found.length === SENT);
    return found.sort((one, other) => one - other);
  }

  // A machine that is busy with other things may need another try.
  it("takes no 50 ms at a terminal", { ...LONG, retry: 3 }, async () => {
    const command = [process.execPath, ...network().words("-n", "-tt", "-i", "near")].map((word) => `'${word}'`);
    const running = await network()
      .start("script", ["-qfec", command.join(" "), "/dev/null"])
      .until(({ stdout }) => stdout.includes("listening on"));
    expect((await delays(running))[ENOUGH * SENT]).toBeLessThan(50);
  });

  it("takes no 100 ms through a pipe", { ...LONG, retry: 3 }, async () => {
    const running = await network().remora("-n", "-tt", "-i", "near");
    expect((await delays(running))[ENOUGH * SENT]).toBeLessThan(100);
  });
});
