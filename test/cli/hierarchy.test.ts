import { expect, it } from "vitest";
import { ours, sample } from "./run-shark.ts";

/** The rows of `io,phs`, names alone. */
async function rows(...words: string[]): Promise<string[]> {
  const { stdout } = await ours(["-n", "-q", "-r", sample("http"), "-z", ...words]);
  return stdout.split("\n").flatMap((line) => /^( *\S+) +frames:/.exec(line)?.[1] ?? []);
}

it("of protocols has a row of frames where any filter asks for one of their fields, as in tshark", async () => {
  expect((await rows("io,phs")).slice(0, 2)).toEqual(["eth", "  ip"]);
  expect((await rows("io,phs,tcp")).slice(0, 2)).toEqual(["eth", "  ip"]);
  const framed = ["frame", "  eth", "    ip"];
  expect((await rows("io,phs,frame.len>0")).slice(0, 3)).toEqual(framed);
  expect((await rows("io,phs", "-Y", "frame")).slice(0, 3)).toEqual(framed);
  expect((await rows("io,phs", "-z", "io,stat,0,frame.number>0")).slice(0, 3)).toEqual(framed);
  expect(await rows("io,phs,frame.len==0")).toEqual([]);
});
