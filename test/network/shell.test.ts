import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { describeWithNetwork } from "./network.ts";
import { endAll, start, type OnTerminal } from "./on-terminal.ts";

const remora = fileURLToPath(new URL("../../bin/remora.js", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "remora-shell-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));
afterEach(endAll);

function shell(): OnTerminal {
  return start(["shell"], { XDG_STATE_HOME: folder, NO_COLOR: "1" });
}

function quoted(text: string): string {
  return text.replaceAll(/[()[\].*+?^$|\\]/g, "\\$&");
}

/** A prompt with nothing behind it, below what was asked for. */
const ready = /\n>>> $|\n>>>$/;

/** Resolves when a process has worked for a fifth of a second of processor time from now on. */
async function working(pid: number): Promise<void> {
  const ticks = (): number =>
    Number(
      readFileSync(`/proc/${pid}/stat`, "latin1")
        .replace(/^.*\) /s, "")
        .split(" ")[11],
    );
  for (const before = ticks(); ticks() < before + 20;) await sleep(5);
}

describe("remora shell on a terminal", { timeout: 120_000 }, () => {
  it("shows values and mistakes, goes on in the next line, and keeps what was typed", async () => {
    const one = shell();
    await one.shows(/^Remora .*\n>>>/);
    one.send('pkt = IP(\rdst="10.0.0.1")/TCP()\rpkt\r');
    await one.shows(/<IP {2}dst=10\.0\.0\.1 \|<TCP {2}\|>>/);
    expect(one.screen.text).toMatch(/>>> pkt = IP\(\n\.\.\. dst="10\.0\.0\.1"\)\/TCP\(\)\n>>> pkt\n</);
    one.send("IP(dts=1)\r");
    await one.shows(/IP has no field dts\n {2}IP\(dts=1\)\n {5}\^\^\^\n/);
    one.send("await Promise.reject(new Error('mine'))\r");
    await one.shows(/Uncaught Error: mine/);
    one.send("1 + 41\r");
    await one.shows(/\n42\n/);
    expect(await one.after(() => one.send("\x04"))).toMatchObject({ exit: 0, commands: ["modes restored"] });
    const kept = readFileSync(join(folder, "remora", "shell-history"), "utf8");
    expect(kept.split("\n").slice(0, 2)).toEqual(["1 + 41", "await Promise.reject(new Error('mine'))"]);
  });

  it("completes names, fields and values", async () => {
    const one = shell();
    await one.shows(/\n>>>/);
    // What comes together with other characters is pasted, and completes nothing.
    const completed = async (typed: string, becomes: string, rest: string, shown: RegExp): Promise<void> => {
      one.send(typed);
      await one.shows(new RegExp(`${quoted(typed)}$`));
      one.send("\t");
      await one.shows(new RegExp(`${quoted(becomes)}$`));
      one.send(`${rest}\r`);
      await one.shows(shown);
    };
    await completed("TCP(dpo", "TCP(dport=", "443)", /<TCP {2}dport=https \|>/);
    await completed('ICMP(type="echo-rep', 'ICMP(type="echo-reply', '")', /<ICMP {2}type=echo-reply \|>/);
    await completed("IP()/ICMPv6EchoRep", "IP()/ICMPv6EchoReply", "()", /<ICMPv6EchoReply {2}\|>>/);
    await completed("Math.hyp", "Math.hypot", "(3, 4)", /\n5\n/);
  });

  it("ends what waits at Ctrl-C, and leaves with the code of exit", async () => {
    const one = shell();
    await one.shows(/\n>>>/);
    one.send("await new Promise(() => setTimeout(() => console.log('wai' + 'ting'), 100))\r");
    await one.shows(/\nwaiting/);
    one.send("\x03");
    await one.shows(/interrupted/);
    one.send("for (console.log('loop' + 'ing');;) {}\r");
    await one.shows(/\nlooping/);
    // Node is deaf to a signal that comes while console.log is still at work.
    await working(one.pid);
    one.send("\x03");
    await one.shows(/interrupted[^]*interrupted/);
    await one.shows(ready);
    one.send("exit(3)\r");
    expect(await one.exit).toBe(3);
  });
});

describeWithNetwork("remora shell between two namespaces", (network) => {
  it("sends what Scapy would send, and shows what answers", { timeout: 120_000 }, () => {
    const lines = [
      'ans, unans = sr(IP(dst="10.99.0.2")/ICMP(id=[1, 2]), timeout=20)',
      "ans.make_table(lambda s, r: (r[IP].src, s[ICMP].id, r.sprintf('%ICMP.type%')))",
      'sr1(IP(dst="10.99.0.2")/TCP(dport=9, flags="S"), timeout=20)[TCP].flags',
    ];
    const words = lines.flatMap((line) => ["-c", line]);
    const { exit, stdout, stderr } = network().run("near", process.execPath, remora, "shell", ...words);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(stdout).toBe("  10.99.0.2\n1 echo-reply\n2 echo-reply\n'RA'\n");
  });
});
