import { expect, it } from "vitest";
import { RingRest } from "../../src/host/capture/ring-rest.ts";

it("rests while several blocks fill up, for an eighth of the ring at most", () => {
  expect(new RingRest(32).after(1.5)).toBe(6);
  expect(new RingRest(32).after(0.5)).toBe(2);
  expect(new RingRest(1024).after(4)).toBe(50);
});

it("does not rest where that saves nothing", () => {
  const rest = new RingRest(32);
  expect([4.1, 1000, Infinity].map((filledInMs) => rest.after(filledInMs))).toEqual([0, 0, 0]);
  expect(new RingRest(8).after(1.5)).toBe(0);
  expect(new RingRest(32).after(0.4)).toBe(0);
});

it("rests no longer than half of the ring lasts in a burst as fast as any that has been", () => {
  const rest = new RingRest(32);
  expect(rest.after(3)).toBe(8);
  rest.after(0.2);
  expect(rest.after(1.5)).toBe(3);
  expect(rest.after(3)).toBe(0);
});
