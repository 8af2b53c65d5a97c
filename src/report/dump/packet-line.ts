import { asciiDump, hexDump } from "../../bytes/hex-dump.ts";
import {
  DumpLine,
  TRUNCATED,
  type LineOptions,
  type LineNames,
  type LineTables,
  type RelativeNumbers,
} from "../../definition/dump-line.ts";

/** How much of each packet is dumped below its line: by -x, -xx, -X, -XX, -A and -AA. */
export interface Dumping {
  readonly style: "none" | "hex" | "hexAscii" | "ascii";
  /** With the link-level header. */
  readonly whole: boolean;
}

/** A packet as the printer needs it. */
export interface PrintedPacket {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly original: number;
  readonly linkType: number;
}

/** Writes packets as tcpdump's lines, one after another into `line`. */
export class PacketLines {
  readonly line: DumpLine;
  private readonly dumping: Dumping;

  constructor(tables: LineTables, options: LineOptions, names: LineNames, numbers: RelativeNumbers, dumping: Dumping) {
    this.line = new DumpLine(tables, options, names, numbers);
    this.dumping = dumping;
  }

  /** Writes the protocols of a packet, `after`, its dump and the end of the line; the caller has written number and time. */
  packet(packet: PrintedPacket, after?: string): void {
    const { line } = this;
    line.open(packet.bytes, packet.start, packet.end);
    let printed = true;
    try {
      printed = line.next("linktype", packet.linkType, packet.start, packet.original);
    } catch (thrown) {
      if (thrown !== TRUNCATED) throw thrown;
      line.truncated();
      // tcpdump has not learnt where the link-level header ends when it stops in the middle of a line.
      line.payload = packet.start;
    }
    if (!printed) {
      line.text("UNSUPPORTED");
      hexDump(line, packet.bytes, packet.start, packet.end, "\n\t", true);
    }
    if (after !== undefined) line.text(after);
    this.dump(packet);
    line.octet(10);
  }

  private dump(packet: PrintedPacket): void {
    const { style, whole } = this.dumping;
    if (style === "none") return;
    const { line } = this;
    const from = whole ? packet.start : Math.min(packet.end, line.payload);
    if (style === "ascii") {
      line.octet(10);
      asciiDump(line, packet.bytes, from, packet.end);
    } else hexDump(line, packet.bytes, from, packet.end, "\n\t", style === "hexAscii");
  }
}
