import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe } from "vitest";
import type { Ran } from "../cli/run-dump.ts";

/** The program that is tested. */
export const remora = fileURLToPath(new URL("../../bin/remora.js", import.meta.url));
const sender = fileURLToPath(new URL("send.mjs", import.meta.url));

/** Longest wait for something that a test expects to happen. */
const PATIENCE_MS = 40_000;

let networks = 0;

/** Two network namespaces with a cable between them: `near` is the interface in one, `far` in the other. No IPv6: nothing is sent by itself. */
export class Network {
  readonly folder = mkdtempSync(join(tmpdir(), "remora-network-"));
  private readonly name = `remora-${process.pid}-${networks++}`;
  private readonly running = new Set<Running>();

  constructor() {
    // tcpdump gives up root's rights, and so does -Z.
    chmodSync(this.folder, 0o777);
    for (const side of ["near", "far"]) {
      ip("netns", "add", this.namespace(side));
      this.run(side, "sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6");
    }
    ip(
      "link",
      "add",
      "near",
      "netns",
      this.namespace("near"),
      "type",
      "veth",
      "peer",
      "name",
      "far",
      "netns",
      this.namespace("far"),
    );
    for (const [side, address] of [
      ["near", "10.99.0.1/24"],
      ["far", "10.99.0.2/24"],
    ]) {
      ip("-n", this.namespace(side), "address", "add", address, "dev", side);
      ip("-n", this.namespace(side), "link", "set", side, "up");
      ip("-n", this.namespace(side), "link", "set", "lo", "up");
    }
  }

  /** Runs a command on a side until it ends. */
  run(side: string, command: string, ...words: string[]): Ran {
    return runIn(this.namespace(side), this.folder, command, ...words);
  }

  /** Starts a command on a side. */
  start(command: string, words: readonly string[], side: "near" | "far" = "near"): Running {
    const all = ["netns", "exec", this.namespace(side), command, ...words];
    const started = new Running(
      spawn("ip", all, {
        cwd: this.folder,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, TZ: "GMT0" },
        // A group of its own, so that it can be ended with all that it started.
        detached: true,
      }),
    );
    this.running.add(started);
    return started;
  }

  /** Starts `remora dump` on the near side; resolves when it captures. */
  remora(...words: string[]): Promise<Running> {
    return this.start(process.execPath, this.words(...words)).isListening();
  }

  /** What Node is to be told for `remora dump`. */
  words(...words: string[]): string[] {
    return this.command("dump", ...words);
  }

  /** What Node is to be told for a command of Remora. */
  command(...words: string[]): string[] {
    return [remora, ...words];
  }

  /** Starts tcpdump on the near side; resolves when it captures. */
  tcpdump(...words: string[]): Promise<Running> {
    return this.start("tcpdump", ["-Z", "root", ...words]).isListening();
  }

  /** Sends numbered datagrams from a side, `rate` a second. */
  async send(side: "near" | "far", count: number, rate = 1000, size = 60, from: string = side): Promise<void> {
    const words = [sender, from, String(count), String(rate), String(size)];
    const all = ["netns", "exec", this.namespace(side), process.execPath, ...words];
    const { exit, stderr } = await new Running(spawn("ip", all, { stdio: ["ignore", "pipe", "pipe"] })).end();
    if (exit !== 0) throw new Error(stderr);
  }

  /** Changes something on the near side, as ip(8) has it. */
  ip(...words: string[]): void {
    ip("-n", this.namespace("near"), ...words);
  }

  /** Ends what still runs and removes everything. */
  async remove(): Promise<void> {
    for (const each of this.running) {
      each.stall(false);
      await each.kill();
    }
    for (const side of ["near", "far"]) spawnSync("ip", ["netns", "delete", this.namespace(side)]);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20 });
  }

  /** The name of a side's namespace, as ip(8) has it. */
  namespace(side: string): string {
    return `${this.name}-${side}`;
  }
}

/** Runs a command in a namespace until it ends. */
export function runIn(namespace: string, folder: string, command: string, ...words: string[]): Ran {
  const { status, stdout, stderr } = spawnSync("ip", ["netns", "exec", namespace, command, ...words], {
    cwd: folder,
    encoding: "latin1",
    timeout: PATIENCE_MS,
  });
  return { exit: status ?? -1, stdout, stderr };
}

/** A program that runs beside the test. */
export class Running {
  readonly pid: number;
  stdout = "";
  stderr = "";
  private readonly child: ChildProcess;
  private readonly closed: Promise<number>;

  constructor(child: ChildProcess) {
    this.child = child;
    this.pid = child.pid ?? -1;
    child.stdout?.setEncoding("latin1").on("data", (text: string) => (this.stdout += text));
    child.stderr?.setEncoding("latin1").on("data", (text: string) => (this.stderr += text));
    this.closed = new Promise((resolve) => child.once("close", (code) => resolve(code ?? -1)));
  }

  /** Waits until `condition` holds. */
  async until(condition: (running: this) => boolean): Promise<this> {
    for (const started = Date.now(); !condition(this); await sleep(10)) {
      if (Date.now() - started > PATIENCE_MS || this.child.exitCode !== null)
        throw new Error(`it did not happen: ${this.stderr}`);
    }
    return this;
  }

  isListening(): Promise<this> {
    return this.until(({ stderr }) => stderr.includes("listening on "));
  }

  /** Calls `act` with each line of standard output from now on, and when it came, in milliseconds since 1970. */
  onLine(act: (line: string, now: number) => void): void {
    let rest = "";
    this.child.stdout?.on("data", (text: string) => {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) act(line, performance.timeOrigin + performance.now());
    });
  }

  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals = "SIGINT"): Promise<Ran> {
    this.child.kill(signal);
    return this.end();
  }

  /** Ends it with all that it started. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) process.kill(-this.pid, "SIGKILL");
    await this.closed;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Reads standard output and does not keep it. */
  forget(): void {
    this.child.stdout?.removeAllListeners("data").resume();
  }

  /** Reads no more of standard output, or goes on reading. */
  stall(isStalled: boolean): void {
    if (isStalled) this.child.stdout?.pause();
    else this.child.stdout?.resume();
  }

  async end(): Promise<Ran> {
    return { exit: await this.closed, stdout: this.stdout, stderr: this.stderr };
  }
}

/** Runs ip(8). Throws what it says is wrong. */
export function ip(...words: string[]): void {
  const { status, stderr } = spawnSync("ip", words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`ip ${words.join(" ")}: ${stderr}`);
}

/** Why networks cannot be made here. */
function lack(): string | undefined {
  if (process.platform !== "linux") return "Linux";
  if (process.getuid?.() !== 0) return "root";
  return spawnSync("ip", ["netns", "list"]).status === 0 ? undefined : "ip(8)";
}

/** Something of the system that tests make, and remove. */
interface Removable {
  remove(): Promise<void> | void;
}

/** Groups tests that have a network of their own; where none can be made they are skipped and the title says so. */
export function describeWithNetwork(title: string, body: (network: () => Network) => void): void {
  describeOn(title, () => new Network(), body);
}

/** The same with a network that `make` makes. */
export function describeOn<Made extends Removable>(
  title: string,
  make: () => Made,
  body: (network: () => Made) => void,
): void {
  const missing = lack();
  if (missing !== undefined) return void describe.skip(`${title} [needs ${missing}]`, () => body(make));
  describe(title, () => {
    let network: Made | undefined;
    beforeAll(() => {
      network = make();
    });
    afterAll(() => network?.remove());
    body(() => network!);
  });
}
