import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { CommandIo } from "../../src/cli/io.ts";
import { runReport } from "../../src/cli/traffic/report.ts";
import { runTop } from "../../src/cli/traffic/top.ts";
import { trafficOptions } from "../../src/cli/traffic/traffic-options.ts";
import type { Terminal } from "../../src/host/terminal.ts";
import { root } from "../../scripts/prepare.mjs";
import { FakeTerminal } from "./virtual-screen.ts";

const sample = join(root, "samples", "welcome.pcap");

async function run(
  command: (words: readonly string[], io: CommandIo) => Promise<number>,
  words: readonly string[],
  more: Partial<CommandIo> = {},
) {
  const decoder = new TextDecoder();
  let [stdout, stderr] = ["", ""];
  const io: CommandIo = {
    stdout: (bytes) => void (stdout += decoder.decode(bytes)),
    stderr: (bytes) => void (stderr += decoder.decode(bytes)),
    env: {},
    cwd: root,
    nameFiles: { hosts: join(root, "not-there") },
    ...more,
  };
  return { exit: await command(words, io), stdout, stderr };
}

const oneWord = (text: string): string => text.replace(/ +/g, " ");

describe("remora report -r", () => {
  it("lists the hosts of a file with what each received and sent", async () => {
    const { stdout, exit } = await run(runReport, ["-n", "-r", sample]);
    expect(exit).toBe(0);
    expect(oneWord(stdout).split("\n").slice(0, 3)).toEqual([
      "Host In Out Packets",
      "10.0.0.1 2.85 kB 1.85 kB 34",
      "10.0.0.2 1.70 kB 2.75 kB 31",
    ]);
  });

  it("sorts by any column, and prints JSON and CSV", async () => {
    const names = async (sort: string): Promise<string> => {
      const { stdout } = await run(runReport, ["-n", "-r", sample, "--csv", "--sort", sort, "--rows", "2"]);
      return stdout
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((row) => row.split(",")[0])
        .join(" ");
    };
    expect(await names("in")).toBe("10.0.0.1 10.0.0.2");
    expect(await names("out")).toBe("10.0.0.2 10.0.0.1");
    expect(await names("name")).toBe("10.0.0.1 10.0.0.2");
    const { stdout } = await run(runReport, ["-n", "-r", sample, "--json", "--by", "protocol", "udp port 53"]);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((row) => JSON.parse(row) as unknown),
    ).toEqual([{ protocol: "dns", name: "dns", in: 445, out: 346, packets: 8 }]);
  });

  it("counts what a filter of either language selects", async () => {
    const rows = async (...filter: readonly string[]): Promise<string[]> => {
      const { stdout } = await run(runReport, ["-n", "-r", sample, "--by", "protocol", "--csv", ...filter]);
      return stdout.trimEnd().split("\n").slice(1);
    };
    const answers = await rows("dns.flags.response == 1");
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(/^dns,\d+,0,4$|^dns,0,\d+,4$/);
    expect(await rows("udp port 53")).toEqual(await rows("udp.port == 53"));
    expect(await rows("tcp", "port", "80")).toEqual(await rows("tcp.port == 80"));
    const wrong = await run(runReport, ["-r", sample, "dns.flag == 1"]);
    expect(wrong).toMatchObject({ exit: 2, stderr: expect.stringContaining('"dns.flag" is not a valid protocol') });
  });

  it("asks for names, and shows those that came", async () => {
    const resolver = { reverse: async () => ["host.example"], cancel: () => {} };
    const { stdout } = await run(runReport, ["-r", sample, "--rows", "1"], { resolver });
    expect(stdout).toContain("host.example");
  });

  it("says what is wrong with a file, a filter, an option", async () => {
    for (const [words, message] of [
      [["-r", "no.pcap"], "no.pcap: No such file or directory"],
      [["-r", "package.json"], "is not a capture that can be read"],
      [["-r", sample, "prot", "80"], "syntax error"],
      [["--by", "hots"], "--by hots: did you mean host?"],
      [["--for", "soon"], "--for takes a time such as 30s, 5m or 1h, not 'soon'"],
      [["-r", sample, "-i", "lo"], "-r reads a file"],
    ] as const) {
      const { stderr, exit } = await run(runReport, words);
      expect(stderr).toContain(message);
      expect(exit).toBe(1);
    }
  });
});

describe("remora top -r", () => {
  it("prints one table, or an object for each interval", async () => {
    const { stdout } = await run(runTop, ["-n", "--once", "-r", sample, "--by", "connection", "--sort", "total"]);
    expect(oneWord(stdout).split("\n").slice(0, 3)).toEqual([
      "in 3.62 kB/s, out 3.15 kB/s, total 3.62 kB in, 3.15 kB out",
      "Connection In 10 s 40 s total▾ Out 10 s 40 s total▾",
      "tcp 10.0.0.1:36136 > 10.0.0.2:443 2.01k 2.01k 2.01k 2.01k 1.16k 1.16k 1.16k 1.16k",
    ]);
    const objects = await run(runTop, ["-n", "--json", "-r", sample, "--interval", "10ms"]);
    const values = objects.stdout
      .trimEnd()
      .split("\n")
      .map((row) => JSON.parse(row) as Record<string, never>);
    expect(values.length).toBeGreaterThan(1);
    expect(values.at(-1)).toMatchObject({ source: "file", by: "host", total: { total: { in: 3617, out: 3154 } } });
  });

  async function shown(keys: readonly string[], terminal = new FakeTerminal(), words: readonly string[] = []) {
    const ending = new AbortController();
    const io = { terminal: async (): Promise<Terminal> => terminal, stop: ending.signal };
    const done = run(runTop, ["-n", "-r", sample, "--speed", "1000", ...words], io);
    while (!terminal.screen.text.includes("the end of the file")) await turn();
    const pictures = [];
    for (const key of keys) {
      terminal.press(key);
      // What is typed is set when it has been compiled.
      const isSet = key === "\r" ? /the filter is set|syntax error/ : /^/;
      while (!isSet.test(terminal.screen.text)) await turn();
      pictures.push(terminal.screen.lines);
    }
    terminal.press("q");
    const { exit, stderr } = await done;
    expect([exit, stderr, terminal.isOpen]).toEqual([0, "", false]);
    return pictures;
  }

  it("shows hosts, connections, processes and protocols by keys, within the terminal", async () => {
    const [hosts, connections, processes, protocols] = await shown(["h", "c", "p", "o"]);
    for (const picture of [hosts, connections, processes, protocols]) {
      expect(picture).toHaveLength(24);
      for (const text of picture) expect(text.length).toBeLessThanOrEqual(80);
      expect(oneWord(picture[0])).toMatch(/^remora top: .*welcome.pcap in \S+ kB\/s out/);
      expect(oneWord(picture[22])).toMatch(/^total /);
    }
    const row = (picture: string[]): string => picture[8].split(/ {2,}/)[0];
    expect([hosts, connections, processes, protocols].map(row)).toEqual([
      "10.0.0.1",
      "tcp 10.0.0.1:36136 > 10.0.0.2:443",
      "unknown",
      "tls",
    ]);
  });

  it("sorts, hides the plot, turns to bits and explains its keys", async () => {
    const [total, , noPlot, bits, help, , previous] = await shown(["S", "s", "g", "b", "?", "x", "S"]);
    expect(total[7]).not.toContain("▾");
    expect(noPlot[1]).toMatch(/^Host .*In▾/);
    expect(bits[0]).toContain("kb/s");
    expect(help.join("\n")).toContain("quit");
    expect(previous.at(-1)).toContain("by name");
  });

  it("takes a filter as it is typed, and says what is wrong with it", async () => {
    const typed = Array.from("/tcp port 80x");
    const pictures = await shown([...typed, "\x7f", "\r", "/", "\x15", ...Array.from("prot"), "\r", "x", "/", "\x1b"]);
    const last = pictures.map((lines) => lines.at(-1)!);
    expect(last[typed.length - 1]).toBe("/tcp port 80x█");
    expect(last).toContain("the filter is set");
    expect(last.some((text) => text.includes("syntax error"))).toBe(true);
    expect(last.at(-1)).toContain("filter: tcp port 80");
  });

  it("takes every letter of a filter, and shows the end of a long one", async () => {
    const text = `/http.request.uri == "${"a".repeat(100)}q`;
    const pictures = await shown([...Array.from(text), "\x1b"]);
    const last = pictures.at(-2)!.at(-1)!;
    expect(last).toMatch(/^\/…a+q█$/);
    expect(last).toHaveLength(80);
  });

  it("takes a display filter, too", async () => {
    const pictures = await shown([...Array.from("/dns.flags.response == 1 && dns"), "\r", "o"]);
    expect(pictures.at(-2)!.at(-1)).toContain("the filter is set");
  });

  it("fits a small terminal and follows its size", async () => {
    const terminal = new FakeTerminal(30, 6);
    const [small] = await shown(["h"], terminal);
    expect(small).toHaveLength(6);
    for (const text of small) expect(text.length).toBeLessThanOrEqual(30);
    const large = new FakeTerminal();
    const pictures = shown(["h"], large);
    large.resize(120, 40);
    expect((await pictures)[0]).toHaveLength(40);
  });
});

describe("options of top and report", () => {
  const usual = { sort: "now", seconds: Infinity } as const;

  it("are read with the words that people use", () => {
    expect(
      trafficOptions(["--sort", "10s", "--for", "1.5m", "--interval", "500ms", "tcp", "port", "80"], usual),
    ).toMatchObject({
      sort: "ten",
      seconds: 90,
      interval: 0.5,
      filter: "tcp port 80",
      names: true,
    });
    expect(trafficOptions(["-h"], usual)).toBe("help");
  });
});
