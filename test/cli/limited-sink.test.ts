import { describe, expect, it } from "vitest";
import type { CaptureReader } from "../../src/files/reader.ts";
import { limitedSink } from "../../src/cli/shark/limited-sink.ts";
import { nowhere } from "../../src/cli/dump/packet-sink.ts";
import { limitsOf } from "../../src/cli/shark/shark-limits.ts";

/** How many packets of 600 octets a sink with these limits of -a takes of five. */
function taken(...stop: readonly string[]): number {
  let count = 0;
  const reader = { record: { captured: 600 } } as CaptureReader;
  const sink = limitedSink({ ...nowhere, take: () => void count++ }, limitsOf(stop, []).stop);
  for (let i = 0; i < 5; i++) void sink.take(reader);
  return count;
}

describe("a sink with the limits of -a", () => {
  it("takes no more packets, or octets, than it may", () => {
    expect(taken("packets:2")).toBe(2);
    expect(taken("filesize:1")).toBe(2);
    expect(taken("packets:9", "filesize:2")).toBe(4);
    expect(taken("duration:9")).toBe(5);
  });
});
