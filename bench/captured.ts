import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { project } from "./measure.ts";

/** Frames to send before the measurement, so that what a program does at its start is left out of it. */
const WARM_UP = { count: 1_500_000, rate: 450_000 } as const;
/** Milliseconds after which everything sent has been captured. */
const SETTLING_MS = 1500;
const PATIENCE_MS = 30_000;

/** Frames to send: how many, how long, and how many a second. */
export interface Load {
  readonly count: number;
  readonly length: number;
  readonly rate?: number;
}

/** How a program captured. */
export interface Captured {
  /** Of the frames sent. */
  readonly share: number;
  readonly nanosecondsAPacket: number;
  /** Packets a second that were sent meanwhile. */
  readonly rate: number;
}

/** Two network namespaces with a cable between them. */
export class Cable {
  static readonly nearAddress = "10.98.0.1";
  static readonly farAddress = "10.98.0.2";
  readonly near: string = `remora-bench-${process.pid}-near`;
  private readonly far = `remora-bench-${process.pid}-far`;

  constructor() {
    for (const name of [this.near, this.far]) {
      ip("netns", "add", name);
      ip("netns", "exec", name, "sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6");
    }
    ip("link", "add", "near", "netns", this.near, "type", "veth", "peer", "name", "far", "netns", this.far);
    ip("-n", this.near, "address", "add", `${Cable.nearAddress}/24`, "dev", "near");
    ip("-n", this.far, "address", "add", `${Cable.farAddress}/24`, "dev", "far");
    ip("-n", this.near, "link", "set", "lo", "up");
    ip("-n", this.near, "link", "set", "near", "up");
    ip("-n", this.far, "link", "set", "far", "up");
  }

  /** Runs a program that captures on `near` as tcpdump does, and sends it frames. */
  async capture(command: readonly string[], load: Load): Promise<Captured> {
    const child = spawn("ip", ["netns", "exec", this.near, ...command], {
      cwd: project,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    const saying = async (what: RegExp): Promise<RegExpExecArray> => {
      for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await sleep(20)) {
        const found = what.exec(said);
        if (found !== null) return found;
      }
      throw new Error(`${command.join(" ")}: ${said}`);
    };
    /** Packets captured and dropped so far, and what they took. */
    const counts = async (): Promise<{ captured: number; nanoseconds: number }> => {
      said = "";
      child.kill("SIGUSR1");
      const [, captured] = await saying(/(\d+) packets captured.*\n/);
      return { captured: Number(captured), nanoseconds: nanosecondsOf(child.pid) };
    };
    try {
      await saying(/listening on /);
      this.send({ ...load, ...WARM_UP });
      await sleep(SETTLING_MS);
      const before = await counts();
      const rate = this.send(load);
      await sleep(SETTLING_MS);
      const after = await counts();
      const captured = after.captured - before.captured;
      const nanoseconds = after.nanoseconds - before.nanoseconds;
      return { share: captured / load.count, nanosecondsAPacket: nanoseconds / Math.max(1, captured), rate };
    } finally {
      child.kill("SIGINT");
      await ended;
    }
  }

  /** Nanoseconds of processor time that a program takes for a frame, on the near side; it prints a line when it is ready. */
  async nanosecondsAFrame(command: readonly string[], load: Load): Promise<number> {
    const child = spawn("ip", ["netns", "exec", this.near, ...command], {
      cwd: project,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    try {
      await new Promise((resolve) => child.stdout.once("data", resolve));
      child.stdout.resume();
      this.send({ ...load, count: load.count / 4 });
      const before = nanosecondsOf(child.pid);
      this.send(load);
      return (nanosecondsOf(child.pid) - before) / load.count;
    } finally {
      child.kill("SIGTERM");
      await ended;
    }
  }

  /** What a program prints that runs on the near side. */
  run(...command: string[]): string {
    return ip("netns", "exec", this.near, ...command);
  }

  /** Starts a program on the near side. */
  start(...command: string[]): ChildProcessByStdio<null, Readable, null> {
    const words = ["netns", "exec", this.near, ...command];
    return spawn("ip", words, { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
  }

  /** Sends frames while others go on; resolves when all are sent. */
  async sendBeside({ count, length, rate = Infinity }: Load): Promise<void> {
    const words = ["scripts/run.mjs", "bench/send-frames.ts", "far", String(count), String(length), String(rate)];
    const child = spawn("ip", ["netns", "exec", this.far, process.execPath, ...words], {
      cwd: project,
      stdio: ["ignore", "ignore", "inherit"],
    });
    await new Promise((resolve) => child.once("close", resolve));
  }

  remove(): void {
    for (const name of [this.near, this.far]) spawnSync("ip", ["netns", "delete", name]);
  }

  /** Sends frames through the cable; says how many a second they were. */
  private send({ count, length, rate = Infinity }: Load): number {
    const words = ["scripts/run.mjs", "bench/send-frames.ts", "far", String(count), String(length), String(rate)];
    return Number(ip("netns", "exec", this.far, process.execPath, ...words));
  }
}

/** Processor time that all threads of a process have taken. */
function nanosecondsOf(pid: number | undefined): number {
  const tasks = `/proc/${pid}/task`;
  const taken = readdirSync(tasks).map((task) =>
    Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]),
  );
  return taken.reduce((total, nanoseconds) => total + nanoseconds, 0);
}

function ip(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync("ip", words, { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(`ip ${words.join(" ")}: ${stderr}`);
  return stdout;
}
