import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { foreignTo } from "../../src/host/local-network.ts";

const local = Uint8Array.of(127, 3, 2, 1);
const elsewhere = Uint8Array.of(198, 51, 100, 7);
const loopback = Object.entries(networkInterfaces()).find(([, addresses]) => addresses?.[0]?.address === "127.0.0.1");

describe("an IPv4 address is foreign", () => {
  it.skipIf(loopback === undefined)("outside the network of an interface", () => {
    const isForeign = foreignTo(loopback?.[0] ?? "");
    expect([isForeign(local, 0), isForeign(elsewhere, 0)]).toEqual([false, true]);
  });

  it("never, where the interface has no address", () => {
    const isForeign = foreignTo("no-such-interface");
    expect([isForeign(local, 0), isForeign(elsewhere, 0)]).toEqual([false, false]);
  });
});
