import { expect, it } from "vitest";
import * as connection from "../../src/flows/tcp/connection.ts";

const { FORWARD, DIRECTION_WORDS, CONNECTION_WORDS } = connection;

/** Words that a moment takes: seconds and nanoseconds. */
const MOMENTS = ["FIRST", "LATEST", "SYN_TIME", "INITIAL_RTT"];
const DIRECTION_MOMENTS = ["NEXT_TIME", "LAST_ACK_TIME"];
const OF_CONNECTION = ["SEEN", "SERVER_PORT", "CHILD", "MEMORY", "STREAM", "FIRST_FRAME", ...MOMENTS];
const NO_WORDS = ["FORWARD", "DIRECTION_WORDS", "CONNECTION_WORDS", "SCALE_UNKNOWN", "NOT_SCALED"];

it("has a place of its own for every word of a connection", () => {
  const words: number[] = [];
  for (const [name, place] of Object.entries(connection)) {
    if (typeof place !== "number" || NO_WORDS.includes(name)) continue;
    const size = [...MOMENTS, ...DIRECTION_MOMENTS].includes(name) ? 2 : 1;
    const starts = OF_CONNECTION.includes(name) ? [0] : [FORWARD, FORWARD + DIRECTION_WORDS];
    for (const start of starts) for (let i = 0; i < size; i++) words.push(start + place + i);
  }
  expect(words.length).toBeGreaterThan(50);
  expect(words.toSorted((a, b) => a - b)).toEqual([...new Set(words)].toSorted((a, b) => a - b));
  expect(Math.max(...words)).toBeLessThan(CONNECTION_WORDS);
});
