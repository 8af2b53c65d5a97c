import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { arpRequest, writePcap, type TestPacket } from "./captures.ts";
import { ours, theirs } from "./run-dump.ts";

const arp = (seconds: number, fraction: number): TestPacket => ({ seconds, fraction, bytes: arpRequest });
const odd = [1, 0, 2, 0x7fffffff, 0x80000000, 0xffffffff, 5, 5, 3, 259200];
const fractions = [5, 0, 3, 999999, 1, 0, 1000000, 4294967295, 5, 7];
const oddTimes = odd.map((seconds, i) => arp(seconds, fractions[i]));
const forms = ["-n", "-t", "-tt", "-ttt", "-tttt", "-ttttt"];

describeWithOracle("tcpdump", "the time of a line", () => {
  const micro = writePcap("times.pcap", oddTimes);
  const nano = writePcap(
    "times-nano.pcap",
    oddTimes.filter(({ fraction = 0 }) => fraction < 2 ** 31),
    { nanosecond: true },
  );
  const cases = forms.flatMap((form) =>
    ["--micro", "--nano"].flatMap((precision) => [micro, nano].map((file) => [form, precision, file] as const)),
  );
  it.each(cases)("with %s %s over %s", async (form, precision, file) => {
    const words = ["-n", form, precision, "-r", file];
    expect((await ours(words)).stdout).toBe(theirs(words).stdout);
  });

  const days = [Date.UTC(2024, 2, 10, 6, 59, 58), Date.UTC(2024, 10, 3, 5, 59, 58), Date.UTC(1999, 11, 31, 18, 29, 58)];
  const changing = writePcap(
    "changing.pcap",
    days.flatMap((day) => [0, 1, 2, 3, 3600, 7200].map((later) => arp(day / 1000 + later, 999999))),
  );
  const zones = ["GMT0", "America/New_York", "Asia/Kolkata", ":Europe/Berlin", "EST5EDT4,M3.2.0,M11.1.0", "XYZ", ""];
  it.skipIf(!existsSync("/usr/share/zoneinfo/Asia/Kolkata")).each(zones)("follows TZ=%j", async (zone) => {
    for (const form of ["-n", "-tttt"]) {
      const words = ["-n", form, "-r", changing];
      expect((await ours(words, { env: { TZ: zone } })).stdout).toBe(theirs(words, { zone }).stdout);
    }
  });

  it("is the system's where TZ is not set", async () => {
    const words = ["-n", "-tttt", "-r", changing];
    const { TZ: _zone, ...env } = process.env;
    const expected = theirs(words, { zone: ":/etc/localtime" });
    expect((await ours(words, { env })).stdout).toBe(expected.stdout);
  });
});
