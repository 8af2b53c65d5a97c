import { describe, expect, it } from "vitest";
import { parsePorts, type PortOf } from "../../../src/probe/scan/ports.ts";
import { planScan, type ScanWishes } from "../../../src/probe/scan/plan-scan.ts";
import type { Question } from "../../../src/probe/scan/question.ts";
import { topPorts } from "../../../src/probe/scan/top-ports.ts";
import { udpQuestion } from "../../../src/probe/scan/udp-questions.ts";

const portOf: PortOf = (transport, name) =>
  ({ tcp: { http: 80, domain: 53 }, udp: { domain: 53 } })[transport][name as "domain"];

describe("ports", () => {
  it.each([
    ["22,80", [22, 80], [22, 80]],
    ["T:22,443,U:53", [22, 443], [53]],
    ["8-10,9", [8, 9, 10], [8, 9, 10]],
    ["-3", [1, 2, 3], [1, 2, 3]],
    ["65534-", [65534, 65535], [65534, 65535]],
    ["0", [0], [0]],
    ["http", [80], []],
    [" domain , T:http ", [53, 80], [53]],
    ["top2", [80, 443], [53, 123]],
  ])("%s are %j and %j", (text, tcp, udp) => {
    expect(parsePorts(text, portOf)).toEqual({ tcp, udp });
  });

  it("are all of them for a dash", () => {
    const { tcp } = parsePorts("-");
    expect([tcp.length, tcp[0], tcp.at(-1)]).toEqual([65535, 1, 65535]);
  });

  it.each([
    ["22,,80", "a port is missing between two commas"],
    ["70000", '"70000" is no range of ports from 0 to 65535'],
    ["9-8", '"9-8" is no range of ports from 0 to 65535'],
    ["nonsense", '"nonsense" is no port: ports are written as 22,80,1-1024,http,top100 or -'],
    ["tpo10", '"tpo10" is no port: did you mean top10?'],
    ["T:top9999", `there are the top 1 to ${topPorts.tcp.length} ports of tcp, not 9999: - stands for all`],
  ])("%s are refused: %s", (text, message) => {
    expect(() => parsePorts(text, portOf)).toThrow(message);
  });

  it("are ranked once each, and enough of them for the names that the defaults have", () => {
    for (const [transport, least] of [
      ["tcp", 200],
      ["udp", 100],
    ] as const) {
      const ports = topPorts[transport];
      expect(new Set(ports).size).toBe(ports.length);
      expect(ports.length).toBeGreaterThanOrEqual(least);
      expect(ports.every((port) => port > 0 && port < 65536)).toBe(true);
    }
  });

  it("of UDP get a question of their protocol", () => {
    const octets = [53, 123, 443, 9].map((port) => (udpQuestion(port) as Question & { kind: "udp" }).payload.length);
    expect(octets).toEqual([17, 48, 1223, 0]);
  });
});

describe("a plan", () => {
  const plan = (wishes: Partial<ScanWishes>) =>
    planScan({ targets: ["10.0.0.1"], kinds: ["syn"], ...wishes }, async () => [], portOf);

  it("needs to be confirmed where it is large", async () => {
    await expect(plan({ targets: ["10.0.0.0/16"] })).rejects.toThrow(
      "10.0.0.0/16 (65536 addresses): more than 4096 are scanned only when that is confirmed (--yes)",
    );
    expect((await plan({ targets: ["10.0.0.0/16"], yes: true })).targets.count).toBe(65536n);
    expect((await plan({ targets: ["10.0.0.0/20"] })).targets.count).toBe(4096n);
  });

  it.each([
    [{ kinds: ["syn", "ack"] }, "a scan probes TCP in one way: syn or ack"],
    [{ kinds: ["udp"], ports: "T:1" }, "the udp scan has no ports: none of UDP is named"],
  ] as const)("%j is refused", async (wishes, message) => {
    await expect(plan(wishes)).rejects.toThrow(message);
  });
});
