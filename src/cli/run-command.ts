import { CaptureError } from "../host/capture/capture-error.ts";
import { UsageError } from "./getopt.ts";
import { say, type CommandIo } from "./io.ts";
import { isRefusal, isSystemError, systemText } from "./refusal.ts";

/** Errors of the library that are a sentence for the user. */
const SENTENCES: ReadonlySet<unknown> = new Set([
  "NETWORK_UNKNOWN",
  "PROCESSES_UNKNOWN",
  "UNKNOWN_HOST",
  "NO_ROUTE",
  "PROBE_SIZE",
  "NO_NEIGHBOUR",
  "NO_RIGHTS_TO_SEND",
  "SENDING_FAILED",
  "SCAN",
]);

/** Runs a command; what it cannot do is said in one sentence. Resolves to the exit code. */
export async function runCommand(name: string, io: CommandIo, act: () => Promise<number | void>): Promise<number> {
  try {
    return (await act()) ?? 0;
  } catch (fault) {
    if (fault instanceof UsageError) {
      say(io, `remora: ${fault.message}\nremora ${name} --help lists the options`);
      return 1;
    }
    if (isRefusal(fault)) {
      say(io, `remora: ${fault.message}`);
      return fault.exitCode;
    }
    // Whoever read our output has seen enough.
    if (isSystemError(fault) && fault.code === "EPIPE") return 0;
    if (isSystemError(fault)) {
      say(io, `remora: ${systemText(fault)} (${fault.syscall})`);
      return 1;
    }
    if (fault instanceof CaptureError || SENTENCES.has((fault as { code?: unknown }).code)) {
      say(io, `remora: ${(fault as Error).message}`);
      return 1;
    }
    throw fault;
  }
}

const encoder = new TextEncoder();

/** Writes lines to standard output. */
export async function print(io: CommandIo, lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await io.stdout(encoder.encode(`${lines.join("\n")}\n`));
}

/** A number greater than nothing, as the value of an option. */
export function positiveNumber(value: string, option: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number > 0 && Number.isFinite(number)) return number;
  throw new UsageError(`${option} takes a number greater than 0, not '${value}'`);
}

const UNITS: Readonly<Record<string, number>> = { "": 1, s: 1, ms: 0.001, m: 60, min: 60, h: 3600 };

/** Seconds of `30`, `30s`, `500ms`, `5m` or `1h`, as the value of an option. */
export function secondsOf(value: string, option: string): number {
  const [, number, unit = ""] = /^(\d*\.?\d+)([a-z]*)$/.exec(value) ?? [];
  const seconds = Number(number) * (UNITS[unit] ?? NaN);
  if (seconds > 0) return seconds;
  throw new UsageError(`${option} takes a time such as 30s, 5m or 1h, not '${value}'`);
}
