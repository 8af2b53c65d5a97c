import type { CaptureInterface } from "../../files/capture-interface.ts";
import type { PacketRecord } from "../../files/record.ts";
import type { Waiting } from "../native/native.ts";
import type { CaptureFilter, PacketTaker } from "./live-capture.ts";

/** Whether packets can come through an interface: one that is down has none, and one that is gone never will. */
export type InterfaceState = "up" | "down" | "gone";

/** What the system counted for a source since it began; undefined is what is not known. */
export interface SourceCounts {
  /** Packets that the filter let through, with those that were then dropped. */
  readonly received: number | undefined;
  /** Packets for which the kernel had no room. */
  readonly dropped: number | undefined;
  /** Packets that the interface lost. */
  readonly missed: number | undefined;
}

/** One interface being captured from: packets come a block at a time. */
export interface PacketSource {
  readonly described: CaptureInterface;
  /** What the user should know of how it was opened. */
  readonly notices: readonly string[];
  /** The longest that a packet that was received stays out of reach. */
  readonly delayMs: number;
  readonly state: InterfaceState;
  /** Why it is gone, where that is known better than that the interface disappeared. */
  readonly fault: string | undefined;
  /** Packets that `next()` came to. */
  readonly captured: number;
  /** Says when there may be something to load, or something is wrong. */
  readonly readable: Waiting;

  /** Has the filter run over what is received from now on; says what the user should know of how. */
  filter(filter: CaptureFilter | undefined): string | undefined;
  /** Begins to receive. Throws CaptureError and the system's errors. */
  begin(): void;

  /** Goes on to the next block of packets, where there is one; those before it are no longer there. */
  load(): boolean;
  /** Whether `load()` found nothing when it was last called. */
  readonly isIdle: boolean;
  /** Whether packets may have been received that cannot be loaded yet. */
  readonly isBegun: boolean;

  /** Whether the block has packets that `next()` has not come to. */
  readonly hasPackets: boolean;
  /** When the next of them came, since 1970. */
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Moves `record` to the next packet of the block that was asked for; false at its end. */
  next(record: PacketRecord): boolean;
  /** Gives what `next(record)` would come to, at most so many packets, to `taker`; says how many they were. */
  handOver(taker: PacketTaker, most: number, record: PacketRecord): number;

  /** Makes room for what is yet to come, if there is little. */
  relieve(): void;
  /** Looks whether something is wrong; says what changed. */
  look(): string | undefined;
  /** Receives nothing more; what was received can still be loaded. */
  stop(): void;
  counts(): SourceCounts;
  close(): void;
}

/** A source for each name, or, where one cannot be opened, none: what was thrown is thrown on. */
export function openEach<Source extends PacketSource>(
  names: readonly string[],
  open: (name: string) => Source,
): Source[] {
  const sources: Source[] = [];
  try {
    for (const name of names) sources.push(open(name));
  } catch (fault) {
    for (const source of sources) source.close();
    throw fault;
  }
  return sources;
}
