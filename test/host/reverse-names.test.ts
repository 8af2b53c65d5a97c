import { describe, expect, it } from "vitest";
import { ReverseNames } from "../../src/host/reverse-names.ts";

/** Answers some time after it was asked. */
function slowResolver(milliseconds: number) {
  const reverse = (address: string): Promise<string[]> =>
    new Promise((resolve) => setTimeout(() => resolve([`host-${address}`]), milliseconds));
  return { reverse, cancel() {} };
}

describe("names of addresses", () => {
  it("are waited for no longer than patience lasts, and learnt when they come", async () => {
    const learnt: string[] = [];
    const names = new ReverseNames((_, name) => learnt.push(name), slowResolver(100));
    const started = performance.now();
    await names.ask(["10.0.0.1"], 10);
    expect(performance.now() - started).toBeLessThan(90);
    expect(learnt).toEqual([]);
    await names.ask(["10.0.0.2"], 1000);
    expect(learnt).toEqual(["host-10.0.0.1", "host-10.0.0.2"]);
  });

  it("are still asked for when there is no time left to wait", async () => {
    const learnt: string[] = [];
    const names = new ReverseNames((_, name) => learnt.push(name), slowResolver(20), 1);
    await names.ask(["10.0.0.1"]);
    expect([names.open, names.curious]).toEqual([false, true]);
    await names.ask(["10.0.0.2"]);
    await expect.poll(() => learnt).toEqual(["host-10.0.0.1", "host-10.0.0.2"]);
  });
});
