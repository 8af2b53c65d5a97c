import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../../src/bytes/random.ts";
import type { Outcome, Sockets } from "../../../src/link/sockets.ts";
import type { HostReport } from "../../../src/probe/scan/host-report.ts";
import { parsePorts } from "../../../src/probe/scan/ports.ts";
import { scanHosts } from "../../../src/probe/scan/scan-hosts.ts";
import { socketMeans } from "../../../src/probe/scan/socket-means.ts";

/** Sockets in virtual time: each attempt ends after 5 ms as `outcome` says, or never. */
class FakeSockets implements Sockets {
  readonly most = 7;
  underWay = 0;
  mostUnderWay = 0;
  private time = 0;
  private readonly planned = new Map<object, readonly [at: number, act: () => void]>();
  private readonly outcome: (port: number) => Outcome | undefined;

  constructor(outcome: (port: number) => Outcome | undefined) {
    this.outcome = outcome;
  }

  now(): number {
    return this.time;
  }

  connect(_: string, port: number, settled: (outcome: Outcome) => void): () => void {
    const attempt = {};
    const outcome = this.outcome(port);
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    const end = (): void => {
      this.underWay--;
      this.planned.delete(attempt);
    };
    const act = (): void => {
      end();
      settled(outcome!);
    };
    if (outcome !== undefined) this.planned.set(attempt, [this.time + 5, act]);
    return end;
  }

  close(): void {
    this.planned.clear();
  }

  async wait(timeoutMs: number): Promise<void> {
    const next = [...this.planned.values()].toSorted(([one], [other]) => one - other)[0];
    if (next === undefined || next[0] > this.time + timeoutMs) this.time += timeoutMs;
    else {
      this.time = next[0];
      next[1]();
    }
  }
}

async function scan(sockets: Sockets, ports: string): Promise<HostReport> {
  const settings = { kinds: ["connect"], ports: parsePorts(ports), random: randomNumbers(1) } as const;
  for await (const host of scanHosts(socketMeans(sockets), ["192.0.2.1"], settings)) return host;
  throw new Error("no host");
}

describe("a scan that connects", () => {
  it("tells open, closed, filtered and forbidden ports, and gives up every attempt that it does not wait for", async () => {
    const outcomes: Readonly<Record<number, Outcome>> = { 22: "connected", 443: "refused", 24: "prohibited" };
    const sockets = new FakeSockets((port) => outcomes[port] ?? (port < 40 ? undefined : "refused"));
    const host = await scan(sockets, "21-24,40-99");
    expect(host).toMatchObject({ isUp: true, counts: { tcp: { open: 1, closed: 60, filtered: 3 } } });
    expect(host.ports.map(({ port, state, reason }) => `${port} ${state} ${reason}`)).toEqual([
      "21 filtered no-response",
      "22 open syn-ack",
      "23 filtered no-response",
      "24 filtered prohibited",
    ]);
    expect(sockets.underWay).toBe(0);
    expect(sockets.mostUnderWay).toBe(7);
  });

  it("takes a host that says nothing for down", async () => {
    const sockets = new FakeSockets(() => undefined);
    expect(await scan(sockets, "1-9")).toMatchObject({ isUp: false, reason: "no-response", ports: [] });
    expect(sockets.underWay).toBe(0);
  });
});
