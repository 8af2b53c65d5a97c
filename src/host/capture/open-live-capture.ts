import type { LiveCapture, LiveCaptureOptions } from "./live-capture.ts";

/**
 * Begins to capture: when this resolves, packets are being kept. Throws `NoSuchInterfaceError`, `CaptureRightsError`,
 * `CaptureError`, and what `filter` throws.
 */
export async function openLiveCapture(options: LiveCaptureOptions): Promise<LiveCapture> {
  throw new Error(`capturing on ${String(options.interface)} is being built`);
}

/** LINKTYPE_ values that a capture on an interface can have, the usual one first. Throws as `openLiveCapture`. */
export async function linkTypes(name: string): Promise<readonly number[]> {
  throw new Error(`capturing on ${name} is being built`);
}

/** A kind of timestamp that an interface can give. */
export interface TimestampType {
  readonly name: string;
  readonly description: string;
}

/** The kinds of timestamps that an interface can give, the usual one first. Throws as `openLiveCapture`. */
export async function timestampTypes(name: string): Promise<readonly TimestampType[]> {
  throw new Error(`capturing on ${name} is being built`);
}
