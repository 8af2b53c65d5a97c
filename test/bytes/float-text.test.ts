import { expect, it } from "vitest";
import { floatText } from "../../src/bytes/float-text.ts";

it("writes numbers as %g does", () => {
  const texts = [0, 30, 0.16875000298023224, 1e-5, 1234567, -2.5, NaN, -Infinity].map((value) => floatText(value, 6));
  expect(texts).toEqual(["0", "30", "0.16875", "1e-05", "1.23457e+06", "-2.5", "nan", "-inf"]);
  expect(floatText(1595.315673828125, 15)).toBe("1595.31567382812");
  expect(floatText(60.092586517333984, 15)).toBe("60.092586517334");
});
