import { expect, it } from "vitest";
import { textTable, type Column } from "../../src/cli/text-table.ts";

const columns: readonly Column<readonly string[]>[] = [
  { title: "Name", text: ([name]) => name },
  { title: "PID", text: ([, pid]) => pid, right: true },
  { title: "Of", text: ([, , of]) => of },
];
const yielding: readonly Column<readonly string[]>[] = [
  columns[0],
  { ...columns[1], yields: 1 },
  { ...columns[2], yields: 2 },
];
const items = [
  ["a-very-long-name-indeed", "1", "root"],
  ["short", "1234567", "somebody-else"],
];

it("is as wide as what is in it, and where there is less room columns of text are cut, the widest first", () => {
  const whole = textTable(columns, items);
  expect(whole[1]).toBe("a-very-long-name-indeed        1  root");
  const narrow = textTable(columns, items, 35);
  expect(narrow[1]).toMatch(/^a-very-lo\S*… +1 {2}root$/);
  expect(narrow[2]).toMatch(/^short +1234567 {2}someb\S*/);
  expect(Math.max(...narrow.map((line) => line.length))).toBe(35);
  // Numbers are never cut, and text not to nothing.
  expect(Math.max(...textTable(columns, items, 1).map((line) => line.length))).toBe(8 + 2 + 7 + 2 + 8);
});

it("leaves columns out that yield, before anything is cut", () => {
  expect(textTable(yielding, items, 48)[0]).toBe("Name                         PID  Of");
  expect(textTable(yielding, items, 40)[0]).toBe("Name                         PID");
  expect(textTable(yielding, items, 30)).toEqual(["Name", "a-very-long-name-indeed", "short"]);
  expect(textTable(yielding, items, 10)).toEqual(["Name", "a-very-lo…", "short"]);
});
