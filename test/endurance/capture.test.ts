import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { describeWithNetwork } from "../network/network.ts";

/** How long it goes on: a minute, or as the environment says (`REMORA_ENDURANCE_SECONDS=600 npm run test:endurance`). */
const SECONDS = Number(process.env["REMORA_ENDURANCE_SECONDS"] ?? 60);
const RATE = 100_000;
const WARM_UP_SECONDS = 10;
/** What a collector of garbage that takes its time may leave lying. */
const SLACK_KB = 16 * 1024;

function residentKb(pid: number): number {
  return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

/** What is held most of the time: a collection of garbage takes more for a moment. */
function median(amounts: readonly number[]): number {
  return amounts.toSorted((one, other) => one - other)[amounts.length >> 1];
}

describeWithNetwork(`a capture of ${RATE} packets a second for ${SECONDS} s`, (network) => {
  it.each([
    ["into one file", ["-w", "/dev/null"]],
    ["into files", ["-w", "f", "-C", "10", "-W", "3"]],
    ["into pcapng files", ["-w", "f", "--format", "pcapng", "-C", "10", "-W", "3", "-G", "7"]],
    ["into lines", ["-n"]],
  ])("keeps a flat line of memory: %s", { timeout: (SECONDS * 5 + 60) * 1000 }, async (_, words) => {
    const running = await network().remora("-i", "near", ...words);
    running.forget();
    const sending = network().send("far", RATE * SECONDS, RATE);
    const line: number[] = [];
    const sent = sending.then(() => true);
    while (!(await Promise.race([sent, sleep(1000, false)]))) line.push(residentKb(running.pid));
    await sleep(1000);
    const { exit, stderr } = await running.stop();
    const settled = line.slice(WARM_UP_SECONDS);
    const half = settled.length >> 1;
    const [early, late] = [settled.slice(0, half), settled.slice(half)].map(median);
    expect(exit).toBe(0);
    expect(late, `resident kB each second: ${line.join(" ")}`).toBeLessThan(early + SLACK_KB);
    const [captured, received, dropped] = ["captured", "received", "dropped"].map((what) =>
      Number(new RegExp(`^(\\d+) packets? ${what}`, "m").exec(stderr)?.[1]),
    );
    expect(received).toBe(RATE * SECONDS);
    expect(captured).toBe(received - dropped);
    if (words.includes("-C")) expect(readdirSync(network().folder).sort()).toEqual(["f0", "f1", "f2"]);
  });
});
