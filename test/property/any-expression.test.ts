import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExpressionError } from "../../src/craft/expression/expression-error.ts";
import { craftingScope } from "../../src/toolkit/crafting-scope.ts";
import { packets } from "../../src/toolkit/expression.ts";

const scope = craftingScope();
const layers = scope.names();
/** Values of every kind, of which most fit most fields not at all. */
const values = [
  "0", "1", "-1", "300", "99999999999999999999", "1.5", "None", "True", '""', '"x"', '"1.2.3.4"', '"::1"', '"10.0.0.0/30"', '"a.example.org."',
  '"02:00:00:00:00:01"', 'b""', 'b"\\x00\\xff"', "[]", "[1, 2]", '["a", b"b"]', "(1, 2)", "((1, 2), 3)", "[[1]]", "{}", '{"value": 1}', '[{"name": "x"}]',
  'IP()', 'IP()/TCP()', "[IP(), UDP()]", "RandShort()", "RandIP()", "RandBin(3)", '("MSS", 1)', '[("MSS", "x"), (1, None), "NOP"]',
]; // oxfmt-ignore

/** What the first packet of an expression throws, if anything. */
function faultOf(expression: string): unknown {
  try {
    for (const packet of packets(expression, { seed: 1 })) {
      packet.summary();
      break;
    }
  } catch (fault) {
    return fault;
  }
  return undefined;
}

/** Faults of what was written: an expression that cannot be read, a value that does not fit. */
function isOfTheText(fault: unknown): boolean {
  return fault === undefined || fault instanceof ExpressionError || fault instanceof RangeError;
}

describe("any expression", () => {
  it("that is any text makes packets or is refused", () => {
    const piece = fc.constantFrom(
      "IP",
      "(",
      ")",
      "/",
      "TCP()",
      "=",
      "dst",
      ",",
      '"',
      "b'",
      "[",
      "]",
      "{",
      ":",
      "1",
      "-",
      "*",
      "0x",
      "\\x",
      " ",
      "é",
      "#",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.array(piece, { maxLength: 20 }).map((parts) => parts.join("")),
        ),
        (text) => {
          expect(faultOf(text)).toSatisfy(isOfTheText);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("with any octets in place of a layer makes packets or is refused", () => {
    const wrong: string[] = [];
    for (const layer of layers) {
      for (const octets of [
        'b""',
        'b"\\x00"*64',
        'b"\\xff"*7',
        'b"\\x01\\x04\\x00\\x08abcdefgh"*3',
        'b"E" + b"\\x00"*40',
      ]) {
        const fault = faultOf(`${layer}(${octets})`);
        if (!isOfTheText(fault)) wrong.push(`${layer}(${octets}): ${String(fault)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("with any value in any field makes packets or is refused", () => {
    const wrong: string[] = [];
    layers.forEach((layer, i) => {
      for (const [j, key] of Object.keys(scope.layers(layer)[0]!.fields as object).entries()) {
        for (let k = 0; k < 6; k++) {
          const expression = `${layer}(${key}=${values[(7 * i + 5 * j + 11 * k) % values.length]})`;
          const fault = faultOf(expression);
          if (!isOfTheText(fault)) wrong.push(`${expression}: ${String(fault)}`);
        }
      }
    });
    expect(wrong).toEqual([]);
  });
});
