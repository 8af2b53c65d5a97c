import { openCapture, type CaptureReader } from "../../files/reader.ts";
import type { KeyLog } from "../../flows/tls/key-log.ts";
import { sourceOf, type Pieces } from "./pieces.ts";
import { pause, Slice } from "./turn.ts";
import { decompressors } from "./unpack.ts";

/** The capture that is open, and the secrets that were given for it. */
export interface Capture {
  readonly pieces: Pieces;
  readonly keys: KeyLog | undefined;
}

/** Opens it from its beginning; `read` is told how many of its octets were read. Throws `NotACaptureError`. */
export function readerOf({ pieces }: Capture, read?: (octets: number) => void): Promise<CaptureReader> {
  return openCapture(sourceOf(pieces, read), { decompressors, name: pieces.name });
}

/** What goes through a capture: is shown each packet, and told when those of a chunk were shown. */
export interface Passenger {
  /** The packet in `reader.record`; false ends the journey behind it. */
  packet(reader: CaptureReader): boolean | void;
  chunk?(reader: CaptureReader): void;
}

/** Rides that somebody waits for. */
const awaited = new Set<Passenger>();

/**
 * Shows the packets of a reader, from where it stands, to a passenger; resolves at the end or where that wanted no more.
 * Others get their turn in between, and a patient one waits until no others are under way; once the signal is aborted it
 * throws the signal's reason.
 */
export async function ride(
  reader: CaptureReader,
  passenger: Passenger,
  signal: AbortSignal,
  isPatient: boolean = false,
): Promise<void> {
  if (isPatient) return go(reader, passenger, signal, whenNoneIsAwaited);
  awaited.add(passenger);
  try {
    await go(reader, passenger, signal, async () => {});
  } finally {
    awaited.delete(passenger);
  }
}

async function whenNoneIsAwaited(): Promise<void> {
  while (awaited.size > 0) await pause();
}

async function go(
  reader: CaptureReader,
  passenger: Passenger,
  signal: AbortSignal,
  wait: () => Promise<void>,
): Promise<void> {
  const slice = new Slice();
  for (;;) {
    while (reader.next()) if (passenger.packet(reader) === false) return;
    passenger.chunk?.(reader);
    const more = reader.fill();
    const filled = typeof more === "boolean" ? more : await more;
    signal.throwIfAborted();
    if (!filled) return;
    if (slice.over) {
      await wait();
      await slice.next();
    }
    signal.throwIfAborted();
  }
}
