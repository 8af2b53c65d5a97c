import { expect, it } from "vitest";
import { fixed } from "../../src/bytes/fixed.ts";

it.each([
  [0.125, 2, "0.12"],
  [0.375, 2, "0.38"],
  [53.125, 2, "53.12"],
  [-0.125, 2, "-0.12"],
  [0.5, 0, "0"],
  [1.5, 0, "2"],
  [2.5, 0, "2"],
  [1.005, 2, "1.00"],
  [1.015, 2, "1.01"],
  [12.25, 1, "12.2"],
  [9.75, 1, "9.8"],
  [0.000_001_5, 6, "0.000002"],
  [100, 2, "100.00"],
])("%f to %i places is %s", (value, places, text) => {
  expect(fixed(value, places)).toBe(text);
});
