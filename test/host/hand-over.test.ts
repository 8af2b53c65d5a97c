import { expect, it } from "vitest";
import { handOverBlocks } from "../../src/host/capture/hand-over.ts";
import type { InterfaceState, PacketSource } from "../../src/host/capture/packet-source.ts";

/** A source whose blocks are numbers; those that come later come while it is waited for, and 0 is a call without a block. */
class Blocks {
  readonly given: number[] = [];
  readonly patience: number[] = [];
  state: InterfaceState = "up";
  readonly readable: { block?(milliseconds: number): boolean } = {
    block: (milliseconds) => {
      this.patience.push(milliseconds);
      const block = this.later.shift();
      if (block !== undefined && block > 0) this.waiting.push(block);
      return block !== undefined;
    },
  };
  private readonly waiting: number[];
  private readonly later: number[];
  private at = 0;

  constructor(waiting: number[], later: number[] = []) {
    this.waiting = waiting;
    this.later = later;
  }

  load(): boolean {
    this.at = this.waiting.shift() ?? 0;
    return this.at > 0;
  }

  handOver(enough = Infinity): number[] {
    handOverBlocks(this as unknown as PacketSource, () => this.given.push(this.at) < enough);
    return this.given;
  }
}

it("gives the block at hand, those that are there, and those that come while it waits", () => {
  const source = new Blocks([2], [3, 4]);
  expect(source.handOver()).toEqual([0, 2, 3, 4]);
  expect(source.patience).toHaveLength(3);
  expect(Math.max(...source.patience)).toBeLessThanOrEqual(100);
});

it("ends when enough was given, and keeps what came after it", () => {
  const source = new Blocks([1, 2]);
  expect(source.handOver(2)).toEqual([0, 1]);
  expect(source.load()).toBe(true);
});

it("ends when the source calls and has nothing, for then something is wrong", () => {
  const source = new Blocks([], [0, 1]);
  expect(source.handOver()).toEqual([0]);
  expect(source.patience).toHaveLength(1);
});

it("does not wait for an interface that is down, for it will not call when it is up again", () => {
  const source = new Blocks([1], [2]);
  source.state = "down";
  expect(source.handOver()).toEqual([0, 1]);
});

it("does not wait where no descriptor says when there is something", () => {
  const source = new Blocks([1], [2]);
  delete source.readable.block;
  expect(source.handOver()).toEqual([0, 1]);
});

it("ends when the event loop is to turn, however many blocks come", () => {
  const source = new Blocks([]);
  source.load = () => true;
  const began = performance.now();
  source.handOver();
  expect(performance.now() - began).toBeGreaterThanOrEqual(100);
});
