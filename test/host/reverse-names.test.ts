import { describe, expect, it } from "vitest";
import { ReverseNames } from "../../src/host/reverse-names.ts";

/** Answers some time after it was asked. */
function slowResolver(milliseconds: number) {
  const reverse = (address: string): Promise<string[]> =>
    new Promise((resolve) => setTimeout(() => resolve([`host-${address}`]), milliseconds));
  return { reverse, cancel() {} };
}

/** Answers when it is told to. */
function heldResolver() {
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  return { reverse: (address: string) => held.then(() => [`host-${address}`]), cancel() {}, answer };
}

describe("names of addresses", () => {
  it("are waited for no longer than patience lasts, and learnt when they come", async () => {
    const learnt: string[] = [];
    const held = heldResolver();
    const names = new ReverseNames((_, name) => learnt.push(name), held);
    await names.ask(["10.0.0.1"], 10);
    expect(learnt).toEqual([]);
    held.answer();
    await expect.poll(() => learnt).toEqual(["host-10.0.0.1"]);
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
