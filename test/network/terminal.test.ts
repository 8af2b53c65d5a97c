import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { endAll, start, type OnTerminal } from "./on-terminal.ts";

const sample = fileURLToPath(new URL("../../samples/welcome.pcap", import.meta.url));

afterEach(endAll);

const top = ["top", "-n", "-r", sample, "--speed", "1000"];
/** As a terminal is: it wraps, shows its cursor, and has neither the other screen nor raw input. */
const asBefore = { modes: ["25", "7"], commands: ["modes restored"] };

/** Whether a signal has stopped a process: proc(5) tells its state behind its name. */
function isStopped(pid: number): boolean {
  return /\) T /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

describe("a view on a real terminal", () => {
  it("takes the whole screen, follows its size, and hears keys", async () => {
    const one = start(top);
    const lines = await one.shows(/the end of the file/);
    expect([...one.screen.modes]).toEqual(["1049"]);
    expect(lines).toHaveLength(24);
    expect(lines[7]).toMatch(/^Host .*In▾.*total$/);
    one.send([30, 100]);
    await one.shows(/^(?:.*\n){29}.*the end/);
    expect(one.screen.lines[7]).toMatch(/^Host.{60,}total$/);
    one.send("c");
    expect((await one.shows(/^Connection/m))[8]).toContain("tcp 10.0.0.1:36136 > 10.0.0.2:443");
    expect(await one.after(() => one.send("q"))).toMatchObject({ exit: 0, ...asBefore });
  });

  it("gives the terminal back however it ends", async () => {
    const ends: readonly [string, (one: OnTerminal) => void][] = [
      ["^C", (one) => one.send("\x03")],
      ["SIGTERM", (one) => process.kill(one.pid, "SIGTERM")],
      ["SIGINT", (one) => process.kill(one.pid, "SIGINT")],
      ["SIGHUP", (one) => process.kill(one.pid, "SIGHUP")],
    ];
    for (const [how, end] of ends) {
      const one = start(top);
      await one.shows(/the end of the file/);
      expect([how, await one.after(() => end(one))]).toMatchObject([how, { exit: 0, ...asBefore }]);
    }
  });

  it("gives it back when it fails", async () => {
    // A module that is loaded before it throws when it is told to.
    const fault = "data:text/javascript,process.on('SIGUSR2', () => { throw new Error('on purpose') })";
    const one = start(top, { NODE_OPTIONS: `--import "${fault}"` });
    await one.shows(/the end of the file/);
    expect(await one.after(() => process.kill(one.pid, "SIGUSR2"))).toMatchObject({ exit: 1, ...asBefore });
    expect(one.all).toContain("on purpose");
  });

  it("has colours, unless they are not wanted, and draws only what differs", async () => {
    const [coloured, plain] = [start(top), start(top, { NO_COLOR: "1" })];
    for (const one of [coloured, plain]) await one.shows(/the end of the file/);
    expect(coloured.all).toContain("\x1b[32m");
    for (const colour of [32, 33, 36]) expect(plain.all).not.toContain(`\x1b[${colour}m`);
    const before = plain.all.length;
    plain.send("b");
    await plain.shows(/kb\/s/);
    // The header, the plot's scale and the numbers, but no blank line.
    expect(plain.all.length - before).toBeLessThan(3000);
  });

  it("stops and goes on like any other program", async () => {
    const one = start(top);
    await one.shows(/the end of the file/);
    one.send("\x1a");
    while (one.screen.modes.has("1049") || !isStopped(one.pid)) await sleep(5);
    process.kill(one.pid, "SIGCONT");
    while (!one.screen.modes.has("1049")) await sleep(5);
    await one.shows(/the end of the file/);
    expect(await one.after(() => one.send("q"))).toMatchObject({ exit: 0, ...asBefore });
  });

  it("shows sockets and rates in place", async () => {
    const conns = start(["conns", "--watch", "-k", "all", "--interval", "0.05"]);
    await conns.shows(/^Proto +Recv-Q/m);
    expect(await conns.after(() => conns.send("q"))).toMatchObject({ exit: 0, ...asBefore });
    const rates = start(["rates", "-i", "lo", "--interval", "0.05"]);
    await rates.shows(/^lo +\d/m);
    expect(await rates.after(() => rates.send("q"))).toMatchObject({ exit: 0, ...asBefore });
  });
});
