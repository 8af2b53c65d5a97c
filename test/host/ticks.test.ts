import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { ticks } from "../../src/host/ticks.ts";

it("come by the clock, and after a late one not at once", async () => {
  const stop = new AbortController();
  const times: number[] = [];
  for await (const count of ticks(40, stop.signal)) {
    times.push(performance.now());
    // The third would come a few milliseconds after the second.
    if (count === 1) await sleep(35);
    if (count === 3) stop.abort();
  }
  expect(times).toHaveLength(4);
  expect(times[2] - times[1]).toBeGreaterThan(35 + 15);
});
