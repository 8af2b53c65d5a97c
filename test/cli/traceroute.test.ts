import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runTraceroute } from "../../src/cli/probing/traceroute.ts";
import { ladder, roundabout, wayToServer } from "../link/scenarios.ts";
import { runProbe } from "./run-probe.ts";
import { FakeTerminal } from "./virtual-screen.ts";

const run = (words: string, scenario = wayToServer) => runProbe(runTraceroute, words.split(" "), scenario);

describe("remora traceroute", () => {
  it("prints traceroute's lines, and where addresses are translated", async () => {
    const { lines, exit } = await run("-n -w 1 203.0.113.7");
    expect(lines).toEqual([
      "traceroute to 203.0.113.7 (203.0.113.7), 30 hops max, 60 byte packets",
      " 1  10.0.0.1  2.000 ms  2.000 ms  2.000 ms",
      " 2  * * *",
      " 3  198.51.100.1 [NAT]  18.000 ms  18.000 ms  18.000 ms",
      " 4  203.0.113.7  40.000 ms  40.000 ms  40.000 ms",
    ]);
    expect(exit).toBe(0);
  });

  it("shows names, and waits for them", async () => {
    const resolver = {
      reverse: async (address: string) => (address === "10.0.0.1" ? ["gateway.example"] : []),
      cancel: () => {},
    };
    const words = ["-I", "-6", "-q1", "-m3", "server"];
    const { lines } = await runProbe(runTraceroute, words, wayToServer, { resolver });
    expect(lines[0]).toBe("traceroute to server (2001:db8:d::7), 3 hops max, 80 byte packets");
    const four = await runProbe(runTraceroute, ["-q2", "-m1", "server"], wayToServer, { resolver });
    expect(four.lines[1]).toBe(" 1  gateway.example (10.0.0.1)  2.000 ms  2.000 ms");
    expect(four.exit).toBe(1);
  });

  it("shows labels, ways back of another length, and who lets nothing through", async () => {
    const { lines, exit } = await run("-n -q1 --back 203.0.113.7", roundabout);
    expect(lines.slice(1)).toEqual([
      " 1  10.0.0.1 <MPLS:L=24015,E=3,S=0,T=1/L=16,E=0,S=1,T=254>  2.000 ms",
      " 2  10.1.0.1 '-4'  28.000 ms",
      " 3  10.4.0.1  28.000 ms",
      " 4  10.3.0.1  28.000 ms",
      " 5  10.3.0.1 '-4'  28.000 ms !X",
    ]);
    expect(exit).toBe(1);
  });

  it("shows which routers share out flows", async () => {
    const { lines } = await run("-n --flows 6 --sport 40000 203.0.113.7", ladder);
    expect(lines[1]).toBe(" 1  10.0.0.1  2.000 ms  flows 1-6");
    const shared = lines.filter((line) => / {2}10\.1\.0\.\d /.test(line));
    expect(shared.length).toBeGreaterThan(1);
    expect(shared[0]).toMatch(/^ 2 {2}10\.1\.0\.\d {2}\d+\.000 ms {2}flows [\d,-]+$/);
    expect(shared[1]).toMatch(/^ {4}10\.1\.0\.\d {2}\d+\.000 ms {2}flows [\d,-]+$/);
    expect(lines.at(-1)).toMatch(/^ 4 {2}203\.0\.113\.7 {2}\d+\.000 ms {2}flows 1-6$/);
  });

  it("prints several ways one after the other", async () => {
    const { lines } = await run("-n -q1 203.0.113.7 10.2.0.1", ladder);
    const headings = lines.flatMap((line, i) => (line.startsWith("traceroute to") ? [i] : []));
    expect(headings).toEqual([0, 5]);
    expect(lines).toHaveLength(5 + 4);
  });

  it("prints JSON", async () => {
    const { lines } = await run("--json -q1 -w1 203.0.113.7");
    const hops = lines.map((line) => JSON.parse(line) as { ttl: number; probes: object[] });
    expect(hops.map(({ ttl }) => ttl)).toEqual([1, 2, 3, 4]);
    expect(hops[1].probes).toEqual([{ flow: 1, time: expect.any(Number), from: null }]);
    expect(hops[2]).toEqual({
      name: "203.0.113.7",
      target: "203.0.113.7",
      ttl: 3,
      isLast: false,
      probes: [
        {
          flow: 1,
          time: expect.any(Number),
          from: "198.51.100.1",
          kind: "error",
          rttMs: 18,
          ttl: 62,
          hopsBack: 3,
          mark: "",
          labels: [],
          isTranslated: true,
        },
      ],
    });
  });

  it.each([
    { words: "-n", said: "where to trace the way to is missing: an address or a name" },
    { words: "-I -T ::1", said: "-I, -T and -U are three ways to ask: give one" },
    { words: "-f 9 -m 4 ::1", said: "the first hop, 9, is beyond the last, 4: see -f and -m" },
    { words: "-m 256 ::1", said: "-m takes a whole number from 1 to 255, not '256'" },
  ])("says what is wrong with $words", async ({ words, said }) => {
    const { stderr, exit } = await run(words);
    expect(stderr).toBe(`remora: ${said}\nremora traceroute --help lists the options\n`);
    expect(exit).toBe(1);
  });
});

describe("remora traceroute --mtr", () => {
  it("reports loss and times of each hop", async () => {
    const { lines, exit } = await run("-n --mtr -c 4 203.0.113.7");
    expect(lines.map((line) => line.replace(/ +/g, " "))).toEqual([
      "203.0.113.7",
      " Host Loss% Snt Last Avg Best Wrst StDev",
      " 1. 10.0.0.1 0.0 4 2.00 2.00 2.00 2.00 0.000",
      " 2. ??? 100.0 4",
      " 3. 198.51.100.1 0.0 4 18.00 18.00 18.00 18.00 0.000",
      " 4. 203.0.113.7 0.0 4 40.00 40.00 40.00 40.00 0.000",
    ]);
    expect(exit).toBe(0);
  });

  it("counts what is lost on the way", async () => {
    const lossy = wayToServer.wires.map(([one, other, wire]) => [one, other, { ...wire, loss: 0.1 }] as const);
    const { lines } = await run("--json --mtr -c 200 -z 0.2 203.0.113.7", { ...wayToServer, wires: lossy });
    const hops = lines.map((line) => JSON.parse(line) as { ttl: number; loss: number; hosts: object; avgMs: number });
    expect(hops.map(({ ttl }) => ttl)).toEqual([1, 2, 3, 4]);
    const [near, silent, , far] = hops.map(({ loss }) => loss);
    expect(near).toBeGreaterThan(0.1);
    expect(near).toBeLessThan(0.3);
    expect(silent).toBe(1);
    expect(far).toBeGreaterThan(near);
    expect(hops[3]).toMatchObject({ avgMs: 40, hosts: { "203.0.113.7": expect.any(Number) } });
  });
});

describe("remora traceroute --mtr on a terminal", () => {
  /** What is shown after so many rounds; then `keys` are pressed, and what is shown after the last but `q`. */
  async function shown(words: string, keys: readonly string[], terminal = new FakeTerminal()) {
    const ended = runProbe(runTraceroute, words.split(" "), wayToServer, {
      terminal: async () => terminal,
      isTerminal: true,
    });
    while (!terminal.screen.text.includes("4. 203.0.113.7") || !/4\. .* 3 /.test(terminal.screen.text)) await turn();
    // Time passes only for who receives: by now all rounds are over, and only a key is waited for.
    for (const key of keys) terminal.press(key);
    const { text } = terminal.screen;
    terminal.press("q");
    const { exit, lines } = await ended;
    expect(terminal.isOpen).toBe(false);
    return { text: text.replace(/ +/g, " ").split("\n"), exit, lines };
  }

  it("shows loss and times, and leaves the report behind", async () => {
    const { text, lines, exit } = await shown("-n --mtr -c 3 203.0.113.7", []);
    expect(text[0]).toBe("remora traceroute --mtr 203.0.113.7");
    expect(text[1]).toBe(" Host Loss% Snt Last Avg Best Wrst StDev");
    expect(text[2]).toMatch(/^ 1\. 10\.0\.0\.1 0\.0 3 2\.00 /);
    expect(text[5]).toMatch(/^ 4\. 203\.0\.113\.7 0\.0 3 /);
    expect(text.at(-1)).toBe("r: start again n: names ↑↓: scroll q: quit");
    expect(lines[0]).toBe("203.0.113.7");
    expect(lines).toHaveLength(2 + 4);
    expect(exit).toBe(0);
  });

  it("starts again, and draws history where there is room", async () => {
    const wide = new FakeTerminal(130, 24);
    const { text } = await shown("-n --mtr -c 3 203.0.113.7", [], wide);
    expect(text[1]).toBe(" Host Loss% Snt Last Avg Best Wrst StDev Newest last");
    expect(text[2]).toMatch(/ ███$/);
    const { text: anew } = await shown("-n --mtr -c 3 203.0.113.7", ["r"]);
    expect(anew.join("\n")).not.toContain("10.0.0.1");
  });
});
