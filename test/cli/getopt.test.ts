import { describe, expect, it } from "vitest";
import { givenOptions, UsageError } from "../../src/cli/getopt.ts";

const longs = {
  count: { takesValue: false },
  counting: { takesValue: false, letter: "C" },
  file: { takesValue: true, letter: "f" },
  size: { takesValue: true },
};

function parse(...words: string[]): { options: string[]; operands: string[] } {
  const operands: string[] = [];
  const options = [...givenOptions(words, "af:x", longs, operands)].map(({ key, value }) => `${key}=${value}`);
  return { options, operands };
}

describe("getopt", () => {
  it.each([
    [["-a", "-x"], ["a=", "x="], []],
    [["-axf", "name"], ["a=", "x=", "f=name"], []],
    [["-afname", "-x"], ["a=", "f=name", "x="], []],
    [["-f", "-a"], ["f=-a"], []],
    [
      ["one", "-a", "two", "-", "-x"],
      ["a=", "x="],
      ["one", "two", "-"],
    ],
    [["-a", "--", "-x", "two"], ["a="], ["-x", "two"]],
    [["--file", "name", "--file=other", "--fi", "third"], ["f=name", "f=other", "f=third"], []],
    [["--size=", "--count"], ["size=", "count="], []],
    [["--counti"], ["C="], []],
  ])("reads %j", (words, options, operands) => {
    expect(parse(...words)).toEqual({ options, operands });
  });

  it.each([
    [["-z"], "invalid option -- 'z'"],
    [["-a:"], "invalid option -- ':'"],
    [["-af"], "option requires an argument -- 'f'"],
    [["--file"], "option '--file' requires an argument"],
    [["--count=1"], "option '--count' doesn't allow an argument"],
    [["--none"], "unrecognized option '--none'"],
    [["--cou"], "option '--cou' is ambiguous; possibilities: '--count' '--counting'"],
  ])("refuses %j", (words, message) => {
    expect(() => parse(...words)).toThrow(new UsageError(message));
  });

  it("has yielded what stands before a mistake", () => {
    const seen: string[] = [];
    const read = (): void => {
      for (const { key } of givenOptions(["-a", "-z"], "a", {}, [])) seen.push(key);
    };
    expect(read).toThrow(UsageError);
    expect(seen).toEqual(["a"]);
  });
});
