import { CaptureError } from "./capture-error.ts";
import type { LiveCaptureOptions } from "./live-capture.ts";

/** The most octets that are kept of a packet. */
const LONGEST_SNAPSHOT = 262144;
/** Milliseconds for which packets are gathered: long enough to be cheap, or too short to be noticed. */
const GATHER_MS = { bulk: 100, immediate: 4 } as const;

/** What was asked of a capture, with what was left out. */
export interface CaptureSettings extends Omit<LiveCaptureOptions, "interface" | "backend"> {
  readonly snapLength: number;
  readonly promiscuous: boolean;
  readonly immediate: boolean;
  readonly gatherMs: number;
  readonly direction: "in" | "out" | "inout";
}

/** Throws `CaptureError` for what cannot be meant. */
export function captureSettings(options: LiveCaptureOptions): CaptureSettings {
  checkOctets("snapLength", options.snapLength, 0);
  checkOctets("bufferSize", options.bufferSize, 1);
  const { snapLength, promiscuous = true, immediate = false, direction = "inout" } = options;
  return {
    ...options,
    snapLength: snapLength === undefined || snapLength === 0 ? LONGEST_SNAPSHOT : snapLength,
    promiscuous,
    immediate,
    gatherMs: immediate ? GATHER_MS.immediate : GATHER_MS.bulk,
    direction,
  };
}

function checkOctets(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return;
  throw new CaptureError(`${name} is a whole number of octets from ${least} on, not ${value}`);
}
