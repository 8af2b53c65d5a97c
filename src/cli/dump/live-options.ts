import { linkTypeNamed } from "../../files/link-types.ts";
import type { LiveCaptureOptions } from "../../host/capture/live-capture.ts";
import { leadingInteger } from "../leading-integer.ts";

/** What only capturing from interfaces heeds. */
export interface LiveOptions {
  /** Each -i, in order. */
  readonly interfaces: readonly string[];
  /** How to open them. */
  readonly capture: Omit<LiveCaptureOptions, "interface" | "filter" | "signal">;
  /** -f */
  readonly foreignNumeric: boolean;
  /** --process */
  readonly process: boolean;
}

/** --backend */
export const backends = ["ring", "libpcap", "dumpcap"];
/** -Q */
export const directions = ["in", "out", "inout"];
/** -j: what libpcap calls the kinds of time stamps. */
export const timeStampTypes = [
  "host",
  "host_lowprec",
  "host_hiprec",
  "host_hiprec_unsynced",
  "adapter",
  "adapter_unsynced",
];

const KIBIBYTE = 1024;

/** Puts together what was given: the last value of each option, and how often it was given; values have been checked. */
export function liveOptions(
  values: ReadonlyMap<string, string>,
  times: (key: string) => number,
  interfaces: readonly string[],
): LiveOptions {
  const [snapLength, bufferSize, linkType] = ["s", "B", "y"].map((key) => values.get(key));
  return {
    interfaces,
    capture: {
      backend: values.get("backend") as LiveCaptureOptions["backend"],
      snapLength: snapLength === undefined ? undefined : Number(snapLength),
      promiscuous: times("p") === 0,
      bufferSize: bufferSize === undefined ? undefined : leadingInteger(bufferSize) * KIBIBYTE,
      immediate: times("immediate-mode") > 0,
      direction: values.get("Q")?.toLowerCase() as LiveCaptureOptions["direction"],
      timestampType: values.get("j"),
      linkType: linkType === undefined ? undefined : linkTypeNamed(linkType),
    },
    foreignNumeric: times("f") > 0,
    process: times("process") > 0,
  };
}
