import { describe, expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { arpRequest, temporary, writePcap, writeTemporary, type TestPacket } from "./captures.ts";
import { asOurs, ours, theirs } from "./run-dump.ts";

const arp = (seconds: number): TestPacket => ({ seconds, bytes: arpRequest });
const file = writePcap("options.pcap", [arp(1), arp(2), arp(3)]);
const other = writePcap("other.pcap", [arp(4), arp(5)]);
const list = writeTemporary("list", `${file}\n${other}\n`);

describeWithOracle("tcpdump", "options of dump", () => {
  const printed = [
    ["-nr", file],
    ["-ntr", file, "-c2"],
    ["-c", "1", "-ntr", file],
    ["-nt#r", file],
    ["--number", "-nt", "-r", file],
    ["--num", "-nt", "-r", file],
    ["-ntxr", file],
    ["-ntxxr", file],
    ["-ntXr", file],
    ["-ntXXr", file],
    ["-ntAr", file],
    ["-ntAAr", file],
    ["-ntxXAr", file],
    ["-nter", file],
    ["-ntevvvr", file],
    ["-ntqr", file],
    ["-ntr", file, "--", ""],
    ["-ntSKlUbur", file],
    ["-ntr", file, "-s0", "-p", "-O", "-I", "-B", "100", "-j", "host", "-Q", "in", "-i", "nothing", "--immediate-mode"],
    ["-ntr", file, "-y", "EN10MB"],
    ["-ntr", file, "-Q", "INOUT", "-J", "-L"],
    ["-ntr", other, "-r", file],
    ["-ntr", file, "--time-stamp-precision=nano"],
    ["-nr", file, "--time-stamp-precision", "micro"],
    ["-nr", file, "--nano"],
    ["--count", "-r", file],
    ["--count", "-r", file, "-c", "1"],
    ["-nt#V", list],
    ["-nt#V", list, "-c", "1"],
    ["--count", "-V", list],
    ["-ntr", file, "-F", "/dev/null"],
    ["-c", "2x", "-ntr", file],
  ];
  it.each(printed)("prints the same for %s %s %s %s %s", async (...words) => {
    expect(await ours(words)).toEqual(asOurs(theirs(words)));
  });

  const refused = [
    ["-c", "0"],
    ["-c", "-1"],
    ["-c", "0x2"],
    ["-s", "x"],
    ["-s", "262145"],
    ["-s", "-1"],
    ["-tttttt"],
    ["-y", "NONSENSE"],
    ["-Q", "up"],
    ["-j", "sundial"],
    ["-B", "0"],
    ["-W", "none"],
    ["--time-stamp-precision", "pico"],
    ["-f"],
    ["-V", list],
    ["-F", "/nonexistent"],
    ["-r", "/nonexistent"],
    ["-r", ""],
    ["-Z", "no-such-user"],
    ["-w", "/nonexistent/file"],
  ];
  it.each(refused)("refuses %s %s in the same words", async (...words) => {
    const all = ["-n", "-r", file, ...words];
    const expected = asOurs(theirs(all));
    const withoutBanner = (text: string): string => text.replace(/^reading from .*\n/, "");
    const found = await ours(all);
    expect({ ...found, stderr: withoutBanner(found.stderr) }).toEqual({
      ...expected,
      stderr: withoutBanner(expected.stderr),
    });
  });

  const misspelt = [
    ["-k"],
    ["-r"],
    ["--nonsense"],
    ["--nonsense=1"],
    ["--time"],
    ["--n"],
    ["--count=3"],
    ["--snapshot-length"],
    ["-nk"],
  ];
  it.each(misspelt)("complains of %s as getopt does", async (...words) => {
    const firstLine = (text: string): string => text.split("\n", 1)[0];
    const expected = asOurs(theirs(words));
    const found = await ours(words);
    expect(firstLine(found.stderr)).toBe(firstLine(expected.stderr));
    expect(found.exit).toBe(expected.exit);
  });

  it.each([
    ["-V", "/nonexistent"],
    ["-V", writeTemporary("empty-list", "")],
  ])("refuses %s %s", async (...words) => {
    expect(await ours(words)).toEqual(asOurs(theirs(words)));
  });
});

describe("what dump does not do yet", () => {
  it.each([[["-M", "x", "-r", file], "checking TCP-MD5 signatures (-M) is not there yet"]])(
    "says so: %s",
    async (words, sentence) => {
      expect(await ours(words)).toEqual({ exit: 1, stdout: "", stderr: `remora: ${sentence}\n` });
    },
  );

  it("refuses what live capture has not, and what it does not know", async () => {
    const said = async (...words: string[]): Promise<string> => (await ours(words)).stderr;
    expect(await said("-I", "-i", "lo")).toContain("monitor mode (-I) is not there");
    expect(await said("-r", file, "-w", "-", "-C", "1")).toContain("remora: -C and -G can not be used with -w -\n");
    expect(await said("--backend", "tape")).toBe("remora: unknown backend tape: there are ring, libpcap, dumpcap\n");
  });

  it("lists the types that -T takes", async () => {
    const { exit, stderr } = await ours(["-r", file, "-T", "nonsense"]);
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^reading .*\nremora: unknown packet type `nonsense'; there are \w+(, \w+)*\n$/);
  });
});

describe("dump", () => {
  it("answers --help and --version on standard output", async () => {
    expect(await ours(["--help", "-r", "nothing"])).toMatchObject({ exit: 0, stderr: "" });
    expect((await ours(["-h"])).stdout).toContain("Usage: remora dump");
    expect((await ours(["--version"])).stdout).toMatch(/^remora version \d+\.\d+\.\d+\nNode.js version \d/);
  });

  it("reads files from where it runs", async () => {
    const { stdout } = await ours(["-ntr", "options.pcap", "-c1"], { cwd: temporary("") });
    expect(stdout).toBe("ARP, Request who-has 192.168.0.2 tell 192.168.0.1, length 46\n");
  });
});
