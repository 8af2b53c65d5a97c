import { CaptureError } from "../../host/capture/capture-error.ts";
import type { LiveCapture } from "../../host/capture/live-capture.ts";
import { openLiveCapture } from "../../host/capture/open-live-capture.ts";
import { captureDevices } from "../../host/interfaces.ts";
import { Processes, ProcessesUnknownError } from "../../host/process/processes.ts";
import { attributing } from "./attributing.ts";
import type { DumpOptions } from "./dump-options.ts";
import { filterText } from "./filter-text.ts";
import { answerOf, linkTypeOn } from "./interface-questions.ts";
import { say, type CommandIo } from "../io.ts";
import { chosenLinkType, listening } from "./live-banner.ts";
import { liveFilter, type LiveFilter } from "./live-filter.ts";
import { LiveRun } from "./live-run.ts";
import { openOutput } from "./output.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";
import { takeRightsOf } from "./user-rights.ts";

/** pcapng's number for a filter given as text. */
const FILTER_TEXT = 0;

/** Captures from interfaces, and prints or writes the packets as tcpdump does; resolves to the exit code. */
export async function dumpLive(options: DumpOptions, base: CommandIo): Promise<number> {
  const io = base.responsive?.() ?? base;
  const { live, question, user } = options;
  let processes: Processes | undefined;
  let capture: LiveCapture | undefined;
  try {
    const names = live.interfaces.length > 0 ? live.interfaces : [await defaultInterface()];
    if (question !== undefined) return await answerOf(question, names, io);
    const { linkType } = live.capture;
    if (linkType !== undefined) for (const name of names) await linkTypeOn(name, linkType);
    processes = live.process ? await Processes.open() : undefined;
    capture = await open(names, options, await liveFilter(filterText(options, io), options, io), io.stop);
    takeRightsOf(user);
    if (live.process && user !== undefined) say(io, `remora: with -Z, only the processes of ${user} are known`);
    const sink = await openOutput(options, capture, true, io);
    const run = new LiveRun(capture, options, processes === undefined ? sink : attributing(processes, sink), io);
    run.sayNotices();
    for (const line of listening(capture, options)) say(io, line);
    return await run.run();
  } catch (fault) {
    throw refusalOf(fault);
  } finally {
    await capture?.close();
    processes?.close();
  }
}

/** The link type that the packets of a capture would have; throws `Refusal`. */
export async function liveLinkType({ live }: DumpOptions, io: CommandIo): Promise<number> {
  const { interfaces, capture } = live;
  try {
    const linkType = await linkTypeOn(interfaces[0], capture.linkType);
    for (const line of chosenLinkType(linkType, capture.linkType, interfaces)) say(io, line);
    return linkType;
  } catch (fault) {
    throw refusalOf(fault);
  }
}

/** The interface that tcpdump would take. */
async function defaultInterface(): Promise<string> {
  const [first] = await captureDevices();
  if (first === undefined) throw new Refusal("no interfaces available for capture");
  return first.name;
}

async function open(
  interfaces: readonly string[],
  { live, output, print }: DumpOptions,
  filter: LiveFilter | undefined,
  signal: AbortSignal | undefined,
): Promise<LiveCapture> {
  const capture = await openLiveCapture({
    ...live.capture,
    interface: interfaces,
    // Somebody, or a program behind a pipe, waits for each line.
    immediate: live.capture.immediate === true || output === undefined || print,
    filter: filter?.compile,
    signal,
  });
  if (filter !== undefined) {
    const value = new TextEncoder().encode(filter.text);
    for (const described of capture.interfaces) described.filter = { tag: FILTER_TEXT, value };
  }
  return capture;
}

function refusalOf(fault: unknown): unknown {
  if (fault instanceof CaptureError || fault instanceof ProcessesUnknownError) return new Refusal(fault.message);
  return isSystemError(fault) ? new Refusal(`cannot capture: ${systemText(fault)} (${fault.syscall})`) : fault;
}
