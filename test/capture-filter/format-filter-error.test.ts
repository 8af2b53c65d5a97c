import { describe, expect, it } from "vitest";
import { formatFilterError } from "../../src/capture-filter/format-filter-error.ts";

/** The lines that show an error between « and ». */
function shown(marked: string, hint?: string): readonly string[] {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const span = start < 0 ? undefined : { start, end };
  return formatFilterError({ message: "wrong", span, hint }, marked.replace(/[«»]/g, "")).split("\n");
}

describe("formatFilterError", () => {
  it("puts carets under the place, and the hint last", () => {
    expect(shown("tcp «80» or arp", "did you mean `tcp port 80`?")).toEqual([
      "wrong",
      "  tcp 80 or arp",
      "      ^^",
      "did you mean `tcp port 80`?",
    ]);
  });

  it("marks the end of a filter behind its last character", () => {
    expect(shown("tcp or  «»")).toEqual(["wrong", "  tcp or", "        ^"]);
  });

  it("shows the line of the place, and a tab as one column", () => {
    expect(shown("tcp\nand\t«hots» a\nor udp")).toEqual(["wrong", "  and hots a", "      ^^^^"]);
    expect(shown("tcp\r\n«x\ny»\nz")).toEqual(["wrong", "  x", "  ^"]);
    expect(shown("tcp\n\n«»")).toEqual(["wrong", "  tcp", "     ^"]);
  });

  it.each([
    [0, 300],
    [300, 0],
    [300, 300],
    [60, 300],
    [300, 10],
  ])("shows what is around a place between %i and %i columns", (before, after) => {
    const [, line, carets] = shown(`${"a".repeat(before)}«here»${"b".repeat(after)}`);
    expect(line.length).toBe(78);
    expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("here");
    expect(line.startsWith("  …")).toBe(before > 50);
    expect(line.endsWith("…")).toBe(after > 50);
  });

  it("cuts a place that is longer than a line", () => {
    const [, line, carets] = shown(`tcp «${"x".repeat(500)}» or udp`);
    expect(line.length).toBeLessThanOrEqual(78);
    expect(carets.length).toBeLessThanOrEqual(78);
    expect(carets.trim()).toMatch(/^\^+$/);
  });

  it("needs no place", () => {
    expect(shown("tcp")).toEqual(["wrong"]);
    expect(shown("«»", "say something")).toEqual(["wrong", "say something"]);
  });
});
