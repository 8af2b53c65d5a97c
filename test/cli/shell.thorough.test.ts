import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shellWords } from "../differential/shell-words.ts";
import { root } from "../../scripts/prepare.mjs";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "remora-shell-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));

const sample = join(root, "samples", "welcome.pcap");

/** `remora shell` as it runs in a pipe, with what is written to its standard input. */
function shell(words: readonly string[], input = "") {
  const all = [join(root, "bin", "remora.js"), "shell", ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { input, encoding: "utf8", cwd: folder });
  return { exit: status, out: stdout, err: stderr };
}

/** The same with lines as `-c`. */
function code(...lines: readonly string[]) {
  return shell(lines.flatMap((line) => ["-c", line]));
}

describe("remora shell -c", { timeout: 120_000 }, () => {
  it("takes Scapy's syntax and JavaScript, which share their names", () => {
    const { exit, out, err } = code(
      'pkt = IP(dst="10.0.0.1")/TCP(dport=80)',
      "pkt",
      "const two = await Promise.resolve(2)",
      "[1, two].map((n) => n * 10)",
      "IP(ttl=two)",
      "_",
      "two = 3; two + 1",
      "packet(IP({ dst: '10.0.0.9' }), TCP()).get(IP).dst",
      "const fs = await import('node:fs')",
      "typeof fs.existsSync",
    );
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    const shown = "<IP  dst=10.0.0.1 |<TCP  dport=http |>>";
    expect(out.trimEnd().split("\n").slice(0, 4)).toEqual([shown, "[ 10, 20 ]", "<IP  ttl=2 |>", "<IP  ttl=2 |>"]);
    expect(out).toContain("'10.0.0.9'\n'function'\n");
  });

  it("reads captures and shows what is in them", () => {
    const { exit, out } = code(
      `pkts = rdpcap(${JSON.stringify(sample)})`,
      "pkts",
      "len([p for p in pkts if TCP in p])",
      "sniff(offline=pkts, count=1, prn=lambda p: p.summary())",
      'wrpcap("two.pcap", pkts[:2])',
      'rdpcap("two.pcap").summary()',
    );
    expect(exit).toBe(0);
    expect(out).toMatch(
      /^<packets: TCP:30 UDP:12 ICMP:6 Other:8>\n30\nEther \/ .*\n<packets: TCP:\d.*>\nEther .*\nEther .*\n$/,
    );
  });

  it("shows the place of a mistake, and ends with it", () => {
    const { exit, out, err } = code("1", "IP(dst='10.0.0.1', ttl=300)", "2");
    expect({ exit, out }).toEqual({ exit: 1, out: "1\n" });
    expect(err).toBe(
      "remora: line 2: ttl: 300 does not fit 8 bits\n  IP(dst='10.0.0.1', ttl=300)\n                         ^^^\n",
    );
    expect(code("IPP()").err).toMatch(/there is no IPP\n {2}IPP\(\)\n {2}\^\^\^\ndid you mean .*IP/);
    expect(code("IP(dst=").err).toContain("something is missing at the end\n  IP(dst=\n         ^");
    expect(code("IP(").err).toContain("the bracket ( is not closed");
    expect(code("IP(dst='a' 5)").err).toContain("unexpected 5");
    expect(code("throw new TypeError('mine')")).toMatchObject({
      exit: 1,
      err: "remora: line 1: Uncaught TypeError: mine\n",
    });
    expect(code("await Promise.reject(new Error('later'))").err).toContain("Uncaught Error: later");
    expect(code("const 3").err).toContain("SyntaxError");
  });

  it("ends with the code it is told to end with", () => {
    expect(code("1", "exit(3)", "2")).toEqual({ exit: 3, out: "1\n", err: "" });
    expect(code("quit()").exit).toBe(0);
  });
});

describe("remora shell without a terminal", { timeout: 120_000 }, () => {
  it("runs the lines of standard input, several of which may be one", () => {
    const input =
      "#!/usr/bin/env remora\nfrom scapy.all import *\npkt = IP(\n  dst='10.0.0.1',\n)\npkt\nfunction f(n) {\n  return n + 1;\n}\nf(1)\nrfc(UDP)\n";
    const { exit, out, err } = shell([], input);
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toMatch(/^<IP {2}dst=10\.0\.0\.1 \|>\n2\n {2}0 /);
  });

  it("runs blocks, in which a script may have empty lines", () => {
    const lines = [
      "def twice(n):",
      "    m = 2 * n",
      "",
      "    return m",
      "twice(4)",
      "for i in range(2):",
      "    print(i)",
    ];
    expect(shell([], lines.join("\n"))).toEqual({ exit: 0, out: "8\n0\n1\n", err: "" });
    expect(shell([], "for i in range(2):\nprint(i)").err).toContain("indented below the colon");
  });

  it("runs a file, with protocols of a plugin", () => {
    writeFileSync(join(folder, "memo.cjs"), `module.exports = ({ fields, defineProtocol }) => defineProtocol({ name: "memo", layer: "Memo", title: "Memo", spec: "", carriedBy: { "udp.port": 40405 }, fields: { text: fields.text("rest") } });`); // oxfmt-ignore
    writeFileSync(join(folder, "lines"), "pkt = UDP(sport=1)/Memo(text='hi')\npkt.summary()\nMemo in pkt\n");
    expect(shell(["--plugin", "memo.cjs", "lines"])).toEqual({
      exit: 0,
      out: "'UDP 1 > 40405 / Memo'\nTrue\n",
      err: "",
    });
    expect(shell(["--plugin", "none.cjs"]).err).toMatch(/^remora: .*none\.cjs: Cannot find module/);
    expect(shell(["missing"]).err).toMatch(/^remora: .*missing.*no such file/i);
  });

  it("has help, and refuses what it does not know", () => {
    expect(shell(["--help"]).out).toMatch(/^Usage: remora shell .*Examples\n/s);
    expect(shell(["--cod", "1"]).out).toBe("1\n");
    expect(shell(["--nothing"])).toMatchObject({ exit: 1, err: expect.stringContaining("unrecognized option") });
  });
});

describe("the shell of README.md", { timeout: 120_000 }, () => {
  const lines = readFileSync(join(root, "README.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("remora shell "));

  it.each(lines)("%s", (line) => {
    const [, , ...words] = shellWords(line.split(" #")[0].trim());
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "bin", "remora.js"), "shell", ...words],
      { encoding: "utf8", cwd: root },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toBe("");
  });
});

it("remora build adds protocols of a plugin to its own", { timeout: 120_000 }, () => {
  writeFileSync(join(folder, "note.cjs"), `module.exports = ({ fields, defineProtocol }) => defineProtocol({ name: "note", layer: "Note", title: "Note", spec: "", carriedBy: { "udp.port": 40406 }, fields: { text: fields.text("rest") } });`); // oxfmt-ignore
  const words = ["build", "--plugin", "note.cjs", "--summary", 'IP()/UDP(sport=40000)/Note(text="hi")'];
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, "bin", "remora.js"), ...words], {
    encoding: "utf8",
    cwd: folder,
  });
  expect({ stdout, stderr }).toEqual({ stdout: "IP 0.0.0.0 > 127.0.0.1 / UDP 40000 > 40406 / Note\n", stderr: "" });
});
