import type { TextWriter } from "../bytes/text-writer.ts";
import type { ShownPacket } from "./columns/column.ts";

/** Writes packets in one format, one after another. */
export interface PacketReport {
  /** Whether it shows columns, whose texts note of every packet what those of later ones depend on. */
  readonly composes?: boolean;
  /** Writes what stands in front of the first packet. */
  begin?(out: TextWriter): void;
  packet(out: TextWriter, shown: ShownPacket): void;
  /** Writes what stands between two packets. */
  between?(out: TextWriter): void;
  /** Writes what stands behind the last one; `empty` is whether there was none. */
  end?(out: TextWriter, empty: boolean): void;
}
