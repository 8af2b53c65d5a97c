import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPattern } from "../../src/display-filter/expressions/pattern.ts";
import { programOf } from "../../src/display-filter/expressions/program.ts";
import { finds } from "../../src/display-filter/expressions/search.ts";
import { textExpression } from "../../src/display-filter/meaning/regular-expressions.ts";

const span = { start: 0, end: 0 };
const test = (pattern: string, text: string) => textExpression(pattern, span)(text);

/** Expressions over a few letters that JavaScript matches soon enough. */
const small = fc.letrec<{ one: string; many: string; all: string }>((tie) => ({
  one: fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "\\w", "\\b", "\\B", "^", "$", "(?=a)", "(?!b)", "A"),
  many: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("one"),
    fc
      .tuple(tie("all"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{0,1}", "{2,}", "*?"))
      .map(([of, times]) => `(?:${of})${times}`),
  ),
  all: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("many"),
    fc.tuple(tie("many"), tie("many")).map(([one, other]) => one + other),
    fc.tuple(tie("many"), tie("many")).map(([one, other]) => `(${one}|${other})`),
  ),
})).all;
const text = fc.string({ unit: fc.constantFrom("a", "b", "A", " ", "\n"), maxLength: 8 });

describe("regular expressions", () => {
  it("find what JavaScript's do", () => {
    fc.assert(
      fc.property(small, text, fc.constantFrom("", "i", "m", "im"), (pattern, subject, flags) => {
        const found = finds(programOf(readPattern(pattern), flags), flags.includes("m"))(subject);
        expect(found).toBe(new RegExp(pattern, flags).test(subject));
      }),
      { numRuns: 2000 },
    );
  });

  it("end soon, whatever the pattern", () => {
    const long = "a".repeat(2_000);
    for (const pattern of [
      "(a+)+b",
      "(a|a)*b",
      "(a?){30}a{30}b",
      `${"(a|a)".repeat(40)}b`,
      "a*a*a*a*a*b",
      "(.*)(.*)(.*)[0-9]$",
    ])
      expect(test(pattern, long)).toBe(false);
  });

  it("refuse what cannot be bounded", () => {
    expect(() => test("(a+)\\1", "aa")).toThrow("referring back to a group beside repetitions is not supported");
    expect(() => test("(?<=a)b+", "ab")).toThrow("looking behind beside repetitions is not supported");
    expect(test("(?<=a)b", "ab")).toBe(true);
    expect(() => test("(a{200}){200}", "a")).toThrow("more than 10000 steps is not supported");
  });

  it("read what PCRE2 writes", () => {
    expect(test("^get\\s+/[[:alnum:]]+\\.html?$", "GET /Index1.htm")).toBe(true);
    expect(test("(?-i)^get", "GET")).toBe(false);
    expect(test("^(?!www\\.).*\\.org\\z", "example.org")).toBe(true);
    expect(test("^(?!www\\.).*\\.org\\z", "www.example.org")).toBe(false);
    expect(test("a{,2}x+", "a{,2}xx")).toBe(true);
    expect(test("é+", "ÉÉ")).toBe(true);
  });
});
