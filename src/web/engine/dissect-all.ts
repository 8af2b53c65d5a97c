import type { CaptureReader } from "../../files/reader.ts";
import type { Session } from "../../flows/session.ts";
import { readerOf, ride, type Capture } from "./capture.ts";
import { Dissection, type DissectionNeeds } from "./dissection.ts";
import { everything } from "./everything.ts";

/** What is done with each packet of a capture, once it is dissected. */
export interface Visit {
  readonly needs?: DissectionNeeds;
  /** The index behind the last packet; all of them where it is not given. A live capture would never end. */
  readonly until?: number;
  /** Is told of the session before the first packet. */
  begin?(session: Session): void;
  /** False ends the journey. */
  packet(index: number, reader: CaptureReader, session: Session): boolean | void;
  chunk?(packets: number): void;
}

/** Dissects a capture from its first packet on; throws the signal's reason once that is aborted. */
export async function dissectAll(capture: Capture, visit: Visit, signal: AbortSignal): Promise<void> {
  const { needs, until = Infinity } = visit;
  if (until === 0) return;
  const dissection = new Dissection(everything, capture.keys, needs);
  const { session } = dissection;
  visit.begin?.(session);
  const passenger = {
    packet(reader: CaptureReader): boolean {
      const { record } = reader;
      dissection.dissect(reader);
      const goesOn = visit.packet(record.number - 1, reader, session) !== false;
      return goesOn && record.number < until;
    },
    chunk: ({ record }: CaptureReader) => visit.chunk?.(record.number),
  };
  await ride(await readerOf(capture), passenger, signal);
}
