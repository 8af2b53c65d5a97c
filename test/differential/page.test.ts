import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listLines, pageTrees, sharkLines, sharkTrees } from "../web/as-shark.ts";
import { opened } from "../web/opened.ts";
import { listedCaptures, sampleCaptures } from "./captures.ts";

/** Every so many captures of the collection, no longer than this. */
const EVERY = 40;
const LONGEST = 3000;
const PACKETS = 200;

const listed = listedCaptures().filter(({ packets }, i) => i % EVERY === 0 && packets <= LONGEST);

describe("the page beside remora shark", () => {
  it.each([...sampleCaptures(), ...listed])("$path", async ({ folder, path }) => {
    const file = join(folder, path);
    const capture = await opened(file).catch((fault: unknown) => fault as Error);
    // What is no capture is none for both.
    if (capture instanceof Error) return expect(await sharkLines(file)).toEqual([]);
    expect(listLines(capture)).toEqual(await sharkLines(file));
    expect(await pageTrees(capture, PACKETS)).toBe(await sharkTrees(file, PACKETS));
  });
});
