import type { TextWriter } from "../bytes/text-writer.ts";
import type { ShownPacket } from "./columns/column.ts";

/** Writes packets in one format, one after another. */
export interface PacketReport {
  /** Writes what stands in front of the first packet. */
  begin?(out: TextWriter): void;
  packet(out: TextWriter, shown: ShownPacket): void;
  /** Writes what stands behind the last one. */
  end?(out: TextWriter): void;
}
