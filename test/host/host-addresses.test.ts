import { describe, expect, it } from "vitest";
import { lookUpHosts } from "../../src/host/host-addresses.ts";

describe("addresses of hosts", () => {
  it("are those that the system gives, none for a name that cannot be", async () => {
    const found = await lookUpHosts(["localhost", "-e", "10.0.0.1"], 10_000);
    expect(found.get("localhost")).toContainEqual(Uint8Array.of(127, 0, 0, 1));
    expect(found.get("10.0.0.1")).toEqual([Uint8Array.of(10, 0, 0, 1)]);
    expect(found.get("-e")).toEqual([]);
  });

  it("are waited for no longer than was said", async () => {
    const started = performance.now();
    expect(await lookUpHosts(["localhost"], 1)).toEqual(new Map());
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
