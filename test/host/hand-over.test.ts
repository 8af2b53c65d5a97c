import { expect, it } from "vitest";
import { handOverBlocks } from "../../src/host/capture/hand-over.ts";
import type { InterfaceState, PacketSource } from "../../src/host/capture/packet-source.ts";

/** A source whose blocks are numbers, which says that there are some when the test does. */
class Blocks {
  readonly given: number[] = [];
  state: InterfaceState = "up";
  restMs = 0;
  private readonly waiting: number[] = [];
  private at = 0;
  private act: (() => void) | undefined = undefined;
  readonly readable = {
    start: (act: () => void) => void (this.act = act),
    stop: () => void (this.act = undefined),
    close() {},
  };

  load(): boolean {
    this.at = this.waiting.shift() ?? 0;
    return this.at > 0;
  }

  handOver(enough = Infinity) {
    return handOverBlocks(this as unknown as PacketSource, () => this.given.push(this.at) < enough);
  }

  come(...blocks: number[]): void {
    this.waiting.push(...blocks);
  }

  call(): void {
    this.act?.();
  }

  get isWaitedFor(): boolean {
    return this.act !== undefined;
  }
}

it("gives blocks in the call that says that they are there, from the one at hand on", async () => {
  const source = new Blocks();
  source.come(2);
  const { ended, end } = source.handOver();
  expect(source.given).toEqual([0, 2]);
  source.come(3, 4);
  source.call();
  expect(source.given).toEqual([0, 2, 3, 4]);
  end();
  await ended;
  expect(source.isWaitedFor).toBe(false);
});

it("ends when enough was given, and keeps what came after it", async () => {
  const source = new Blocks();
  source.come(1, 2);
  await source.handOver(2).ended;
  expect(source.given).toEqual([0, 1]);
  expect(source.load()).toBe(true);
});

it("ends when the source calls and has nothing, for then something is wrong", async () => {
  const source = new Blocks();
  const { ended } = source.handOver();
  source.call();
  await ended;
  expect(source.given).toEqual([0]);
});

it("ends when nothing is left of an interface that is down, for it will not call when it is up again", async () => {
  const source = new Blocks();
  source.state = "down";
  source.come(1);
  await source.handOver().ended;
  expect(source.given).toEqual([0, 1]);
  expect(source.isWaitedFor).toBe(false);
});

it("leaves the source alone for as long as it says, and then listens", async () => {
  const source = Object.assign(new Blocks(), { restMs: 1 });
  const { ended, end } = source.handOver();
  source.come(1);
  expect(source.isWaitedFor).toBe(false);
  await expect.poll(() => source.given).toEqual([0, 1]);
  await expect.poll(() => source.isWaitedFor).toBe(true);
  end();
  await ended;
});

it("rejects with what giving throws", async () => {
  const { ended } = handOverBlocks(new Blocks() as unknown as PacketSource, () => {
    throw new RangeError("full");
  });
  await expect(ended).rejects.toThrow("full");
});
