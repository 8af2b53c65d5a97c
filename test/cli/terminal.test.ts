import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LiveView, type View } from "../../src/cli/terminal/live-view.ts";
import { ListView } from "../../src/cli/terminal/list-view.ts";
import { Screen } from "../../src/cli/terminal/screen.ts";
import { encodeLine, fitted, line, textWidth } from "../../src/cli/terminal/styled-line.ts";
import { textTable } from "../../src/cli/text-table.ts";
import { keysIn } from "../../src/host/terminal.ts";
import { FakeTerminal } from "./virtual-screen.ts";

describe("a screen", () => {
  it("shows what was drawn last, whatever was drawn before, and only writes what differs", () => {
    const text = fc.array(fc.constantFrom("a", "b", "", "long ".repeat(10), "漢字"), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (pictures) => {
        const terminal = new FakeTerminal(12, 4);
        const screen = new Screen(terminal);
        for (const picture of pictures) {
          screen.draw(picture.map((each) => line(each)));
          const shown = picture.slice(0, 4).map((each) => encodeLine(line(each), 12, false).trimEnd());
          const lines = terminal.screen.lines.map((each) => each.trimEnd());
          while (lines.at(-1) === "") lines.pop();
          while (shown.at(-1) === "") shown.pop();
          expect(lines).toEqual(shown);
        }
        const before = terminal.writes.length;
        screen.draw(pictures.at(-1)!.map((each) => line(each)));
        expect(terminal.writes.length).toBe(before);
      }),
    );
  });

  it("writes one line where one has changed", () => {
    const terminal = new FakeTerminal();
    const screen = new Screen(terminal);
    screen.draw(["one", "two", "three"].map((text) => line(text)));
    screen.draw(["one", "2", "three"].map((text) => line(text)));
    expect(terminal.writes.at(-1)).toBe("\x1b[?2026h\x1b[2;1H\x1b[K2\x1b[?2026l");
  });
});

describe("lines", () => {
  it("are cut at the edge, in columns rather than characters, and have no control characters", () => {
    expect(encodeLine(line("abcdef"), 3, true)).toBe("abc");
    expect(encodeLine(line("漢字漢"), 5, true)).toBe("漢字");
    expect(encodeLine(line("a\x1b[2Jb\n\x9bc"), 80, true)).toBe("a?[2Jb??c");
    expect([textWidth("é"), textWidth("e\u0301"), textWidth("漢"), textWidth("😀")]).toEqual([1, 1, 2, 2]);
    expect([fitted("ab", 4), fitted("ab", 4, "right"), fitted("abcdef", 4), fitted("漢字", 3)]).toEqual([
      "ab  ",
      "  ab",
      "abcd",
      "漢 ",
    ]);
  });

  it("have colours where those may be, and what is no colour always", () => {
    expect(encodeLine(line("x", "in"), 9, true)).toBe("\x1b[32mx\x1b[0m");
    expect(encodeLine(line("x", "in"), 9, false)).toBe("x");
    expect(encodeLine(line("x", "heading"), 9, false)).toBe("\x1b[7mx\x1b[0m");
  });
});

describe("a view on a terminal", () => {
  it("is drawn anew when the size changes, and hears keys until it is quit", () => {
    const keys: string[] = [];
    const view: View = {
      lines: (columns, rows) => [line(`${columns}x${rows} ${keys.join("")}`)],
      key: (key) => void keys.push(key),
    };
    const terminal = new FakeTerminal();
    const live = new LiveView(terminal, view);
    expect(terminal.screen.text).toBe("80x24");
    terminal.resize(40, 10);
    expect(terminal.screen.text).toBe("40x10");
    terminal.press("x");
    expect(terminal.screen.text).toBe("40x10 x");
    for (const key of ["q", "\x03"]) {
      expect(live.ended.aborted).toBe(key !== "q");
      terminal.press(key);
    }
    live.close();
    expect([live.ended.aborted, terminal.isOpen]).toEqual([true, false]);
  });

  it("gives the terminal back at once when the command is to end, and writes nothing after that", () => {
    const terminal = new FakeTerminal();
    const ending = new AbortController();
    const live = new LiveView(terminal, { lines: () => [line(String(terminal.writes.length))] }, ending.signal);
    ending.abort();
    expect(terminal.isOpen).toBe(false);
    const before = terminal.writes.length;
    live.draw();
    expect(terminal.writes.length).toBe(before);
  });

  it("is a list that scrolls within its bounds", () => {
    const view = new ListView();
    view.show(
      "title",
      "head",
      Array.from({ length: 10 }, (_, i) => `item ${i}`),
    );
    const seen = (): string[] =>
      view
        .lines(20, 7)
        .slice(2, -1)
        .map((spans) => spans[0].text);
    expect(seen()).toEqual(["item 0", "item 1", "item 2", "item 3"]);
    for (const key of ["\x1b[B", "j", "\x1b[6~"]) view.key(key);
    expect(seen()[0]).toBe("item 6");
    view.key("\x1b[6~");
    expect(seen()).toEqual(["item 6", "item 7", "item 8", "item 9"]);
    for (const key of ["\x1b[5~", "\x1b[A", "\x1b[5~"]) {
      view.key(key);
      seen();
    }
    expect(seen()[0]).toBe("item 0");
    view.show("title", "head", ["0123456789abcdef"]);
    for (const key of ["\x1b[C", "\x1b[C"]) view.key(key);
    expect(view.lines(10, 7)[2][0].text).toBe("6789abcdef");
    view.key("\x1b[D");
    expect(view.lines(20, 7)[2][0].text).toBe("0123456789abcdef");
  });

  it("hears escape sequences whole", () => {
    expect(keysIn("a\x1b[A\x1bOB\x1b[15~\x1b漢")).toEqual(["a", "\x1b[A", "\x1bOB", "\x1b[15~", "\x1b", "漢"]);
  });
});

describe("a table", () => {
  it("is as wide as what is in it, numbers on the right", () => {
    const columns = [
      { title: "Name", text: ({ name }: { name: string }) => name },
      { title: "N", text: ({ name }: { name: string }) => String(name.length * 50), right: true },
    ];
    expect(textTable(columns, [{ name: "a" }, { name: "longest" }])).toEqual([
      "Name       N",
      "a         50",
      "longest  350",
    ]);
    expect(textTable(columns, [])).toEqual(["Name  N"]);
  });
});
