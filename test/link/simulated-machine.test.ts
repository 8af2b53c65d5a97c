import { describe, expect, it } from "vitest";
import { NoRouteError } from "../../src/link/machine.ts";
import { SimulatedNetwork } from "../../src/link/simulated-network.ts";
import { wayToServer } from "./scenarios.ts";

describe("a node of a simulated network as a machine", () => {
  const machine = new SimulatedNetwork(wayToServer).machine("us");

  it.each([
    { destination: "10.0.0.77", nextHop: "10.0.0.77", source: "10.0.0.2" },
    { destination: "203.0.113.7", nextHop: "10.0.0.1", source: "10.0.0.2" },
    { destination: "192.0.2.1", nextHop: "10.0.0.1", source: "10.0.0.2" },
    { destination: "8.8.8.8", nextHop: "10.0.0.1", source: "10.0.0.2" },
    { destination: "224.0.0.1", nextHop: "224.0.0.1", source: "10.0.0.2" },
    { destination: "2001:db8:d::7", nextHop: "2001:db8:a::1", source: "2001:db8:a::2" },
    { destination: "ff02::1%us", nextHop: "ff02::1", source: "2001:db8:a::2" },
  ])("sends to $destination by $nextHop from $source", ({ destination, nextHop, source }) => {
    expect(machine.route(destination)).toEqual({ interface: "us", nextHop, source });
  });

  it("heeds what was decided already, and says what is not there", async () => {
    expect(machine.route("203.0.113.7", { source: "10.0.0.3" }).source).toBe("10.0.0.3");
    expect(() => machine.route("203.0.113.7", { interface: "eth9" })).toThrow(
      "there is no interface eth9: there is us",
    );
    await expect(machine.open("eth9", { latency: "immediate" })).rejects.toThrow(NoRouteError);
    const lonely = new SimulatedNetwork({
      seed: 1,
      nodes: { us: { addresses: ["10.0.0.2/24"] }, peer: { addresses: ["10.9.0.1"] } },
      wires: [],
    });
    expect(() => lonely.machine("us").route("10.9.0.1")).toThrow("no route to 10.9.0.1");
    expect(() => lonely.machine("us").route("::1")).toThrow("no route to ::1: us has no address of its kind");
  });

  it("opens the link of the node", async () => {
    const link = await machine.open("us", { latency: "immediate" });
    expect(link.name).toBe("us");
    expect(link.addresses.map(({ address }) => address)).toEqual(["02:00:00:00:00:00", "10.0.0.2", "2001:db8:a::2"]);
    await link.close();
  });
});
