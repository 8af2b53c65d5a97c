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

export function captureSettings(options: LiveCaptureOptions): CaptureSettings {
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
