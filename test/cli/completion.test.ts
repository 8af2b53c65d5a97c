import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { completeWords } from "../../src/cli/completion/complete-words.ts";
import { completionScripts } from "../../src/cli/completion/completion-scripts.ts";

const io = { stdout() {}, stderr() {}, env: {}, cwd: "/" };
const words = (...typed: readonly string[]): Promise<string[]> => completeWords(typed, io);

describe("completion", () => {
  it("knows every command and its options", async () => {
    expect(await words("")).toEqual([...Object.keys(commands), "--help", "--version"].sort());
    for (const command of Object.keys(commands).filter((name) => name !== "completion"))
      expect([command, ...(await words(command, "--he"))]).toContain("--help");
    expect(await words("conns", "-")).toEqual(expect.arrayContaining(["--kind", "-k", "--watch", "-w", "--json"]));
    expect(await words("nothing", "-")).toEqual([]);
  });

  it("knows the values of options, in every form", async () => {
    for (const typed of [
      ["-k", "un"],
      ["--kind", "un"],
      ["--kind", "=", "un"],
      ["--json", "-wk", "un"],
    ])
      expect(await words("conns", ...typed)).toEqual(["unix"]);
    expect(await words("conns", "--kind", "=")).toContain("unix");
    expect(await words("conns", "--kind=un")).toEqual(["--kind=unix"]);
    expect(await words("shark", "-T", "f")).toEqual(["fields"]);
    expect(await words("dump", "-Q", "in")).toEqual(["in", "inout"]);
    expect(await words("top", "--by", "")).toEqual(["connection", "host", "process", "protocol"]);
    // A file, which the shell knows, and a number, which nobody does.
    expect(await words("dump", "-r", "")).toEqual([]);
    expect(await words("dump", "-c", "")).toEqual([]);
  });

  it("knows interfaces, and names in filters", async () => {
    expect(await words("dump", "-i", "lo")).toContain("lo");
    expect(await words("shark", "-Y", "tcp.po")).toEqual(["tcp.port"]);
    expect(await words("shark", "-r", "x", "'dns && tcp.srcp")).toEqual(["dns && tcp.srcport"]);
    expect(await words("shark", "-Y", "ip.ad")).toEqual(["ip.addr"]);
    expect(await words("shark", "-Y", "ip.")).toContain("ip.addr");
    expect(await words("conns", "conn.st")).toEqual(["conn.state"]);
    expect(await words("dump", "udpl")).toEqual([]);
    expect(await words("dump", "portr")).toEqual(["portrange"]);
  });
});

describe("the script for bash", () => {
  it("is read by it, and completes", () => {
    const program = `remora() { if [ "$*" = "completion --words dump --cou" ]; then echo --count; fi; }
${completionScripts["bash"]}
COMP_WORDS=(remora dump --cou); COMP_CWORD=2; _remora
echo "\${COMPREPLY[@]}"`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", program], { encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "--count\n", stderr: "" });
  });
});
