import { linux } from "../native/linux.ts";
import type { LiveCapture, LiveCaptureOptions } from "./live-capture.ts";
import { RingCapture } from "./ring-capture.ts";

const LONGEST_SNAPSHOT = 262144;
/** Octets of a ring: four times tcpdump's, for a JavaScript program may pause to collect garbage. */
const BUFFER_SIZE = 8 * 1024 * 1024;
/** Milliseconds after which packets are handed over though their block is not full. */
const RETIRE_MS = { immediate: 4, bulk: 100 } as const;

/**
 * Begins to capture: when this resolves, packets are being kept. Throws `NoSuchInterfaceError`, `CaptureRightsError`,
 * `CaptureError`, and what `filter` throws.
 */
export async function openLiveCapture(options: LiveCaptureOptions): Promise<LiveCapture> {
  const names = [options.interface].flat();
  return new RingCapture(await linux(), names, {
    linkType: options.linkType,
    snapLength: options.snapLength || LONGEST_SNAPSHOT,
    promiscuous: options.promiscuous ?? true,
    bufferSize: options.bufferSize ?? BUFFER_SIZE,
    retireMs: options.immediate === true ? RETIRE_MS.immediate : RETIRE_MS.bulk,
    direction: options.direction ?? "inout",
    filter: options.filter,
    interpreter: undefined,
    signal: options.signal,
  });
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
