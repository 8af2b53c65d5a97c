import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import {
  captureDevices,
  deviceFlags,
  resolveDevice,
  systemDevices,
  type CaptureDevice,
} from "../../src/host/interfaces.ts";
import { describeWithOracle } from "../oracles.ts";

const line = (device: CaptureDevice): string => {
  const description = device.description === undefined ? "" : ` (${device.description})`;
  return `${device.name}${description} [${deviceFlags(device)}]`;
};

describeWithOracle("tcpdump", "interfaces", () => {
  const theirs = spawnSync("tcpdump", ["-D"], { encoding: "utf8" })
    .stdout.trim()
    .split("\n")
    .map((text) => text.replace(/^\d+\./, ""));

  it("are listed as tcpdump lists them", async () => {
    expect((await captureDevices()).map(line)).toEqual(theirs);
  });

  it("are found without libpcap, but for what is no network interface", () => {
    const ours = systemDevices().map(line);
    expect(ours).toEqual(theirs.filter((text) => ours.some((own) => own.split(" ")[0] === text.split(" ")[0])));
    expect(ours.some((text) => text.startsWith("any "))).toBe(true);
  });

  it("have numbers", async () => {
    expect(await resolveDevice("1")).toBe(theirs[0].split(" ")[0]);
    await expect(resolveDevice("0")).rejects.toThrow("Invalid adapter index 0");
  });
});
