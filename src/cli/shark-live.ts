import { CaptureError } from "../host/capture/capture-error.ts";
import type { LiveCapture } from "../host/capture/live-capture.ts";
import { openLiveCapture } from "../host/capture/open-live-capture.ts";
import { captureDevices } from "../host/interfaces.ts";
import { answerOf, checkLinkType } from "./interface-questions.ts";
import { say, type CommandIo } from "./io.ts";
import { liveFilter } from "./live-filter.ts";
import { LiveRun } from "./live-run.ts";
import { limitedSink } from "./limited-sink.ts";
import { isSystemError, Refusal, systemText } from "./refusal.ts";
import type { SharkOptions } from "./shark-options.ts";
import { openSharkSink } from "./shark-sink.ts";

const LONGEST_SNAPSHOT = 262144;
/** pcapng's number for a filter given as text. */
const FILTER_TEXT = 0;
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
    if (linkType !== undefined) await checkLinkType(linkType, names);
    capture = await open(names, options, io);
    const sink = limitedSink(await openSharkSink(options, capture, true, io), options.limits.stop);
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

/** The interface that tshark would take: the first that is no loopback. */
async function defaultInterface(): Promise<string> {
  const devices = await captureDevices();
  const first = devices.find(({ name }) => name !== "lo") ?? devices[0];
  if (first === undefined) throw new Refusal("There are no interfaces on which a capture can be done");
  return first.name;
}

async function open(interfaces: readonly string[], options: SharkOptions, io: CommandIo): Promise<LiveCapture> {
  const snapLength = options.capture.snapLength ?? LONGEST_SNAPSHOT;
  const choices = { optimise: true, anywhere: false, snapLength };
  const filter = await liveFilter(options.captureFilter ?? "", choices, io);
  const capture = await openLiveCapture({
    ...options.capture,
    interface: interfaces,
    immediate: options.output === undefined || !options.quiet,
    filter: filter?.compile,
    signal: io.stop,
  });
  if (filter !== undefined) {
    const value = new TextEncoder().encode(filter.text);
    for (const described of capture.interfaces) described.filter = { tag: FILTER_TEXT, value };
  }
  return capture;
}
