import { CaptureError } from "../../host/capture/capture-error.ts";
import type { LiveCapture } from "../../host/capture/live-capture.ts";
import { defaultInterface, openFilteredCapture } from "../dump/filtered-capture.ts";
import { answerOf, linkTypeOn } from "../dump/interface-questions.ts";
import { say, type CommandIo } from "../io.ts";
import { LiveRun } from "../dump/live-run.ts";
import { limitedSink } from "./limited-sink.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";
import type { SharkOptions } from "./shark-options.ts";
import { openSharkSink } from "./shark-sink.ts";

const SECOND_MS = 1000;

/** Captures from interfaces, and prints or writes the packets as tshark does; resolves to the exit code. */
export async function sharkLive(options: SharkOptions, base: CommandIo): Promise<number> {
  const responsive = base.responsive?.() ?? base;
  const { io, stopTimer } = stoppedAfter(options.limits.stop.duration, responsive);
  let capture: LiveCapture | undefined;
  try {
    const names = options.interfaces.length > 0 ? [...new Set(options.interfaces)] : [await defaultInterface()];
    if (options.question !== undefined) return await answerOf(options.question, names, io);
    const { linkType } = options.capture;
    if (linkType !== undefined) for (const name of names) await linkTypeOn(name, linkType);
    capture = await open(names, options, io);
    const sink = limitedSink(await openSharkSink(options, capture, { live: true }, io), options.limits.stop);
    const { output, quiet, silent, limit } = options;
    const line = { verbose: output !== undefined && quiet && !silent ? 1 : 0 };
    const run = new LiveRun(capture, { limit, output, print: !quiet, line }, sink, io);
    run.sayNotices();
    if (!silent) say(io, `Capturing on ${capture.interfaces.map(({ name }) => `'${name}'`).join(" and ")}`);
    return await run.run();
  } catch (fault) {
    if (fault instanceof CaptureError) throw new Refusal(fault.message);
    throw isSystemError(fault) ? new Refusal(`cannot capture: ${systemText(fault)} (${fault.syscall})`) : fault;
  } finally {
    stopTimer();
    await capture?.close();
  }
}

/** The same io whose `stop` also comes after so many seconds. */
function stoppedAfter(seconds: number, io: CommandIo): { readonly io: CommandIo; readonly stopTimer: () => void } {
  if (seconds === Infinity) return { io, stopTimer() {} };
  const ending = new AbortController();
  io.stop?.addEventListener("abort", () => ending.abort(), { once: true });
  const timer = setTimeout(() => ending.abort(), seconds * SECOND_MS);
  return { io: { ...io, stop: ending.signal }, stopTimer: () => clearTimeout(timer) };
}

function open(interfaces: readonly string[], options: SharkOptions, io: CommandIo): Promise<LiveCapture> {
  const immediate = options.output === undefined || !options.quiet;
  const settings = { ...options.capture, interface: interfaces, immediate, signal: io.stop };
  return openFilteredCapture(settings, options.captureFilter ?? "", io);
}
