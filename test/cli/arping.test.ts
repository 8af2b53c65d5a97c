import { describe, expect, it } from "vitest";
import { runArping } from "../../src/cli/probing/arping.ts";
import { crowd } from "../link/scenarios.ts";
import { runProbe } from "./run-probe.ts";

const run = (words: string) => runProbe(runArping, words.split(" "), crowd);

describe("remora arping", () => {
  it("prints who has an address", async () => {
    const { lines, exit } = await run("-c 2 10.0.0.1");
    expect(lines).toEqual([
      "ARPING 10.0.0.1 from 10.0.0.2 us",
      "Unicast reply from 10.0.0.1 [02:00:00:00:00:01]  2.000ms",
      "Unicast reply from 10.0.0.1 [02:00:00:00:00:01]  2.000ms",
      "Sent 2 probe(s)",
      "Received 2 response(s) of 1 address(es)",
    ]);
    expect(exit).toBe(0);
    expect((await run("-c 1 10.0.0.5")).exit).toBe(1);
    expect((await run("-qfc 5 2001:db8:a::1")).lines).toEqual([
      "ARPING 2001:db8:a::1 from 2001:db8:a::2 us",
      "Sent 1 probe(s)",
      "Received 1 response(s) of 1 address(es)",
    ]);
  });

  it("asks a network once, and says which address two stations have", async () => {
    const { lines, exit } = await run("10.0.0.0/28");
    expect(lines).toEqual([
      "ARPING 10.0.0.0/28 from 10.0.0.2 us",
      "Unicast reply from 10.0.0.1 [02:00:00:00:00:01]  2.000ms",
      "Unicast reply from 10.0.0.9 [02:00:00:00:00:02]  4.000ms",
      "Unicast reply from 10.0.0.9 [02:00:00:00:00:03]  6.000ms  DUPLICATE of 02:00:00:00:00:02",
      "Sent 15 probe(s)",
      "Received 3 response(s) of 2 address(es)",
      "10.0.0.9 is the address of 2 stations: 02:00:00:00:00:02, 02:00:00:00:00:03",
    ]);
    expect(exit).toBe(2);
  });

  it("prints JSON", async () => {
    const { lines } = await run("--json -c 1 10.0.0.1");
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { time: expect.any(Number), kind: "reply", target: "10.0.0.1", mac: "02:00:00:00:00:01", rttMs: 2, others: [] },
      { kind: "statistics", asked: 1, answers: 1, found: 1, duplicates: {} },
    ]);
  });

  it("asks nobody for what is ours", async () => {
    const { stderr, exit } = await run("-c 1 10.0.0.2");
    expect(stderr).toBe("remora: 10.0.0.2 is our own address: ask for another\n");
    expect(exit).toBe(1);
  });

  it.each([
    { words: "-c 1", said: "whom to ask for is missing: an address, a network or a name" },
    { words: "10.0.0.0/8", said: "10.0.0.0/8 has more than 65536 addresses: ask for a part of it" },
  ])("says what is wrong with $words", async ({ words, said }) => {
    expect((await run(words)).stderr).toBe(`remora: ${said}\nremora arping --help lists the options\n`);
  });
});
