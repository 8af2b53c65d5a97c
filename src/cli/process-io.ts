import { constants, fstatSync, openSync, writeSync } from "node:fs";
import { isatty } from "node:tty";
import { Worker } from "node:worker_threads";
import { idleProcessors } from "../host/idle-processors.ts";
import { isUnderNohup } from "../host/nohup.ts";
import type { CommandIo, SignalActions } from "./io.ts";

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const printingThread = new URL("../../bin/printing-thread.cjs", import.meta.url);
/** Milliseconds to wait for a reader who is behind. */
const RETRY_MS = 2;
/** Milliseconds for which a reader is waited for after the user wanted an end. */
const LAST_WAIT_MS = 500;
const ENDS = ["SIGINT", "SIGTERM"] as const;

/** This process, as a command sees it. The first signal asks the command to end, the second ends the process. */
export function processIo(): CommandIo {
  const stopping = new AbortController();
  const { signal: stop } = stopping;
  for (const signal of ENDS) process.once(signal, () => stopping.abort());
  // Not once: without somebody who listens, writing to a pipe that nobody reads would kill the process.
  process.on("SIGPIPE", () => stopping.abort());
  if (isUnderNohup()) process.on("SIGHUP", () => {});
  else process.once("SIGHUP", () => stopping.abort());
  const io: CommandIo = {
    stdout: (bytes) => writeAll(STDOUT, bytes),
    stderr: (bytes) => void writeAll(STDERR, bytes),
    get isTerminal() {
      return isTerminal(STDOUT);
    },
    get columns() {
      return isTerminal(STDOUT) ? process.stdout.columns : undefined;
    },
    get stdin() {
      return { terminal: isTerminal(STDIN), chunks: process.stdin };
    },
    env: process.env,
    cwd: process.cwd(),
    stop,
    onSignal,
    terminal: async () => (await import("../host/terminal.ts")).processTerminal(process.env),
    threads: {
      idle: idleProcessors(),
      start: (words, share) => new Worker(printingThread, { workerData: { words, share } }),
    },
    responsive() {
      const descriptor = unblocked(STDOUT);
      return { ...io, stdout: (bytes) => writeAll(descriptor, bytes, stop) };
    },
  };
  return io;
}

/** Of files and pipes that is known without the module that knows terminals, which takes long to load. */
function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && isatty(descriptor);
  } catch {
    return false;
  }
}

function onSignal(actions: SignalActions): () => void {
  const pairs = Object.entries(actions);
  for (const [signal, act] of pairs) process.on(signal, act);
  return () => {
    for (const [signal, act] of pairs) process.off(signal, act);
  };
}

/** A descriptor for the same pipe, socket or terminal that never waits; the same one where it can have none. */
function unblocked(descriptor: number): number {
  const kind = fstatSync(descriptor);
  if (kind.isSocket()) {
    // It cannot be opened anew: Node's own stream, once made, changes it, and changes it back at the end.
    void process.stdout;
    return descriptor;
  }
  if (!kind.isFIFO() && !isatty(descriptor)) return descriptor;
  try {
    return openSync(`/proc/self/fd/${descriptor}`, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return descriptor;
  }
}

/** Writes everything, waiting for a reader who is behind; not for long once `stop` is aborted. */
function writeAll(descriptor: number, bytes: Uint8Array, stop?: AbortSignal, waited = 0): void | Promise<void> {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
      waited = 0;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EAGAIN" || waited > LAST_WAIT_MS) throw fault;
      const rest = bytes.subarray(at);
      const more = stop?.aborted === true ? waited + RETRY_MS : 0;
      return new Promise((resolve) => setTimeout(resolve, RETRY_MS)).then(() => writeAll(descriptor, rest, stop, more));
    }
  }
}
