import { describe, expect, it } from "vitest";
import { parseFilter } from "../../src/display-filter/syntax.ts";
import { treeText } from "./tree-text.ts";

const tree = (text: string): string | undefined => {
  const expression = parseFilter(text);
  return expression && treeText(expression);
};

describe("the syntax of display filters", () => {
  it.each([
    ["tcp", "tcp"],
    ["a and b or c and d", "((a and b) or (c and d))"],
    ["a or b xor c and not d", "(a or (b xor (c and not d)))"],
    ["a && b || c ^^ !d", "((a and b) or (c xor not d))"],
    ["not not a", "not not a"],
    ["!a == 1", "not a == 1"],
    ["(a or b) and c", "((a or b) and c)"],
    ["a eq 1 and a any_eq 1", "(a == 1 and a == 1)"],
    ["a ne 1 and a all_ne 1", "(a != 1 and a != 1)"],
    ["a === 1 and a all_eq 1", "(a === 1 and a === 1)"],
    ["a !== 1 and a any_ne 1", "(a !== 1 and a !== 1)"],
    ["a gt 1 and a lt 2 and a ge 3 and a le 4", "(a > 1 and a < 2 and a >= 3 and a <= 4)"],
    ['a ~ "x" or a matches "x"', '(a matches "x" or a matches "x")'],
    ["a == b == c", "(a == b and b == c)"],
    ["1 < a <= 5", "(1 < a and a <= 5)"],
    ["any a == 1", "any a == 1"],
    ["all a in {1}", "all a in {1}"],
    ["a not in {1, 2}", "a not in {1, 2}"],
    ["a in {1 .. 5, 7, 9..10}", "a in {1 .. 5, 7, 9 .. 10}"],
    ["a in {1.5..2.5}", "a in {1.5 .. 2.5}"],
    ["a in {-5 .. 5}", "a in {-5 .. 5}"],
    ["a in {1 + 2, b}", "a in {{1 + 2}, b}"],
    ["a[0:3]", "a[0:3]"],
    ["a[1-2,3,:4,5:,-3:2]", "a[1-2,3:1,0:4,5:,-3:2]"],
    ["a [ 0 : 2 ]", "a[0:2]"],
    ["a[0x10:010]", "a[16:8]"],
    ["a[0:4][1]", "a[0:4][1:1]"],
    ["a#2", "a#[2:1]"],
    ["a#[2-4,-1] == 1", "a#[2-4,-1:1] == 1"],
    ["a#1[0:2]", "a#[1:1][0:2]"],
    ["@a == 0a:0b", "@a == 0a:0b"],
    ["@a#2[1:]", "@a#[2:1][1:]"],
    [".a.b == 1", ".a.b == 1"],
    ["a == :aa:bb", "a == :aa:bb"],
    ["a + b * c & d - 1", "{{a + {b * c}} & {d - 1}}"],
    ["{a + b} * c % 2 / 3", "{{{{a + b} * c} % 2} / 3}"],
    ["a -1 == 66+1", "{a - 1} == {66 + 1}"],
    ["a bitand 1 == 1", "{a & 1} == 1"],
    ["-a == -1", "-a == -1"],
    ["+a == 1", "a == 1"],
    ["len(a) > 1", "len(a) > 1"],
    ["max(a, b + 1, min(c))", "max(a, {b + 1}, min(c))"],
    ["a == ${b}", "a == ${b}"],
    ["a == $b.c - 300", "a == {${b.c} - 300}"],
    ["a == ${b#[1-2]}", "a == ${b#[1-2]}"],
    ["a == ${@b}", "a == ${@b}"],
    ["a == 10.0.0.0/8", "a == 10.0.0.0/8"],
    ["a == fe80::1/64 or a == ::1 or a == ff02::", "(a == fe80::1/64 or a == ::1 or a == ff02::)"],
    ["a == ::ffff:10.0.0.1", "a == ::ffff:10.0.0.1"],
    ["a == 00-1b-21-0a-0b-0c", "a == 00-1b-21-0a-0b-0c"],
    ["a > 2020-07-04T12:34:56.5+02:00", "a > 2020-07-04T12:34:56.5+02:00"],
    ["a == 1e3 or a == 1.5e-3", "(a == 1e3 or a == 1.5e-3)"],
    [String.raw`a == "\"\\\x41\101\n\u00e9"`, `a == ${JSON.stringify('"\\AA\né')}`],
    [String.raw`a == r"\d\"x"`, String.raw`a == "\\d\\\"x"`],
    [
      String.raw`a == '\n' or a == 'A' or a == '\x0a' or a == '\012'`,
      "(a == '10' or a == '65' or a == '10' or a == '10')",
    ],
    ["\ta\r\n== 1 ", "a == 1"],
    ["", undefined],
    ["  ", undefined],
  ])("reads %s", (text, expected) => {
    expect(tree(text)).toBe(expected);
  });

  it("has limits for nesting and length", () => {
    expect(() => parseFilter("(".repeat(300) + "a" + ")".repeat(300))).toThrow(/nested more than 250/);
    expect(() => parseFilter("!".repeat(300) + "a")).toThrow(/nested more than 250/);
    expect(() => parseFilter(Array.from({ length: 20_001 }, () => "a").join(" or "))).toThrow(/more than 20000 parts/);
    expect(parseFilter(Array.from({ length: 20_000 }, () => "a").join(" or "))).toBeDefined();
    expect(() => parseFilter(`a == 1${" + 1".repeat(501)}`)).toThrow(/more than 500 operations/);
    expect(() => parseFilter(`a${"[0:]".repeat(501)}`)).toThrow(/more than 500 operations/);
  });
});
