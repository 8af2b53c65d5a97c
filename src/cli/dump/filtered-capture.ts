import type { LiveCapture, LiveCaptureOptions } from "../../host/capture/live-capture.ts";
import { openLiveCapture } from "../../host/capture/open-live-capture.ts";
import { captureDevices } from "../../host/interfaces.ts";
import type { CommandIo } from "../io.ts";
import { liveFilter } from "./live-filter.ts";
import { Refusal } from "../refusal.ts";

const LONGEST_SNAPSHOT = 262144;
/** pcapng's number for a filter given as text. */
const FILTER_TEXT = 0;

/** Begins to capture what a filter in pcap-filter(7)'s language selects; the interfaces say which. Throws as `openLiveCapture`, and `Refusal`. */
export async function openFilteredCapture(
  options: LiveCaptureOptions,
  filterText: string,
  io: CommandIo,
): Promise<LiveCapture> {
  const snapLength = options.snapLength ?? LONGEST_SNAPSHOT;
  const filter = await liveFilter(filterText, { optimise: true, anywhere: false, snapLength }, io);
  const capture = await openLiveCapture({ ...options, filter: filter?.compile });
  if (filter !== undefined) {
    const value = new TextEncoder().encode(filter.text);
    for (const described of capture.interfaces) described.filter = { tag: FILTER_TEXT, value };
  }
  return capture;
}

/** The interface that tshark would take: the first that is no loopback. Throws `Refusal`. */
export async function defaultInterface(): Promise<string> {
  const devices = await captureDevices();
  const first = devices.find(({ name }) => name !== "lo") ?? devices[0];
  if (first === undefined) throw new Refusal("There are no interfaces on which a capture can be done");
  return first.name;
}
