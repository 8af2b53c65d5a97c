import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { FlowPacket } from "../../flows/packet.ts";
import type { PacketColumns } from "./packet-columns.ts";
import type { PacketTimes } from "./packet-times.ts";

/** A dissected packet with what is shown of it. */
export interface ShownPacket {
  readonly packet: FlowPacket;
  readonly dissector: Dissector;
  readonly columns: PacketColumns;
  readonly times: PacketTimes;
  /** Digits that its time has after the dot. */
  readonly digits: number;
}

/** How tshark's lines pad a column; an arrow stands between a source and its destination. */
export type Padding = "number" | "time" | "source" | "destination" | "none";

/** A column of lines: what stands above it, and what writes it. */
export interface Column {
  readonly title: string;
  readonly padding: Padding;
  readonly write: (out: TextWriter, shown: ShownPacket) => void;
}
