import { describe, expect, it } from "vitest";
import { runScan } from "../../src/cli/scan/scan.ts";
import { SimulatedNetwork } from "../../src/link/simulated-network.ts";
import { wayToServer } from "../link/scenarios.ts";
import type { Ran } from "./run-dump.ts";

/** Scans from a home network in virtual time, whose services and hosts are the test's own. */
async function scan(...words: string[]): Promise<Ran> {
  const texts = { stdout: "", stderr: "" };
  const into = (name: keyof typeof texts) => (bytes: Uint8Array) =>
    void (texts[name] += new TextDecoder().decode(bytes));
  const exit = await runScan(words, {
    stdout: into("stdout"),
    stderr: into("stderr"),
    env: {},
    cwd: "/",
    nameFiles: { services: "/nonexistent", hosts: "/nonexistent" },
    lookUpHosts: async (names) => new Map(names.map((name) => [name, [Uint8Array.of(203, 0, 113, 7)]])),
    machine: async () => new SimulatedNetwork(wayToServer).machine("us"),
  });
  return { exit, ...texts };
}

const untimed = (text: string): string => text.replace(/in [\d.]+ s/, "in 0 s");

describe("remora scan", () => {
  it("prints a table of what is open, and counts the rest", async () => {
    const { stdout, stderr, exit } = await scan("-p", "1-100", "server.example");
    expect(exit).toBe(0);
    expect(stderr).toBe("remora: scanning server.example (1 address): 100 ports of TCP by syn\n");
    expect(untimed(stdout).split("\n")).toEqual([
      "203.0.113.7 is up (response)",
      "  PORT    STATE     SERVICE  REASON        TIME",
      "  25/tcp  filtered  smtp     no-response",
      "  80/tcp  open      http     syn-ack      40 ms",
      "  not shown: 98 closed of TCP",
      "",
      "1 address, 1 up, in 0 s",
      "",
    ]);
  });

  it("shows open ports alone where that is wanted, of both transports", async () => {
    const { stdout } = await scan("-sSU", "-p", "T:25,80,U:53,54", "--open", "203.0.113.7");
    expect(untimed(stdout).split("\n").slice(1, -3)).toEqual([
      "  PORT    STATE  SERVICE  REASON     TIME",
      "  80/tcp  open   http     syn-ack   40 ms",
      "  53/udp  open   dns      response  40 ms",
      "  not shown: 1 filtered of TCP; 1 closed of UDP",
    ]);
  });

  it("writes an object for each host, and a summary", async () => {
    const { stdout } = await scan("--json", "-p", "79-81", "203.0.113.7", "10.0.0.1", "10.0.0.9");
    const [server, gateway, nobody, last] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const other = { state: "closed", service: null, reason: "reset", time_ms: expect.closeTo(40) };
    expect(server).toEqual({
      address: "203.0.113.7",
      up: true,
      reason: "response",
      mac: null,
      complete: true,
      ports: [
        { port: 79, protocol: "tcp", ...other },
        { port: 80, protocol: "tcp", ...other, state: "open", service: "http", reason: "syn-ack" },
        { port: 81, protocol: "tcp", ...other },
      ],
      counts: { tcp: { open: 1, closed: 2 } },
    });
    expect(gateway).toMatchObject({
      up: true,
      reason: "neighbour",
      mac: "02:00:00:00:00:01",
      counts: { tcp: { closed: 3 } },
    });
    expect(nobody).toMatchObject({ address: "10.0.0.9", up: false, reason: "no-arp-response", ports: [], counts: {} });
    expect(last).toEqual({ summary: { up: 2, down: 1, seconds: expect.any(Number) } });
  });

  it("says what may help where nobody answers", async () => {
    expect(untimed((await scan("-sn", "10.0.0.9")).stdout)).toBe(
      "1 address, 0 up, in 0 s: -Pn scans those that do not answer, too\n",
    );
  });

  it.each([
    [["-sT", "-sS", "10.0.0.1"], "a scan probes TCP in one way: connect or syn"],
    [["-sn", "-sS", "10.0.0.1"], "-sn probes no ports, and the other -s do"],
    [["-Px", "10.0.0.1"], "-P is written -Pn, not -Px"],
    [["-4", "-6", "10.0.0.1"], "-4 and -6 exclude one another"],
    [["--retries", "99", "10.0.0.1"], "--retries takes a number from 0 to 20, not '99'"],
    [["--rate", "0", "10.0.0.1"], "--rate takes a number greater than 0, not '0'"],
  ])("%j is refused: %s", async (words, message) => {
    const { exit, stderr } = await scan(...words);
    expect(exit).toBe(1);
    expect(stderr.split("\n")[0]).toBe(`remora: ${message}`);
  });
});
