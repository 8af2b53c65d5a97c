import type { LineNames, LineTables } from "../../definition/dump-line.ts";
import type { PacketRecord } from "../../files/record.ts";
import { RelativeSequences } from "../../flows/relative-numbers.ts";
import { localTime } from "../../host/time-zone.ts";
import { dumpTexts } from "../../protocols/dump-texts.ts";
import { invalidHeader } from "../../report/dump/invalid-header.ts";
import { PacketLines } from "../../report/dump/packet-line.ts";
import { lineTables } from "../../report/dump/tables.ts";
import { TimeColumn } from "../../report/dump/time.ts";
import type { DumpOptions } from "./dump-options.ts";
import type { CommandIo } from "../io.ts";
import { Refusal, writeFailure } from "../refusal.ts";

/** What lines say, and leave out, by what is captured on. */
export interface LineExtras {
  /** What stands in front of the link-level header. */
  before?(record: PacketRecord): string;
  /** What stands at the end, in front of a hexadecimal dump. */
  after?(record: PacketRecord): string;
  /** Whether the IPv4 address at `at` is shown as a number even where names are shown (-f). */
  isForeign?(bytes: Uint8Array, at: number): boolean;
}

/** Octets of text gathered before they are written. */
const BLOCK = 64 * 1024;
const FORCED = "-T ";

/** Prints packets as lines to standard output. */
export class PacketPrinter {
  readonly tables: LineTables;
  private readonly lines: PacketLines;
  private readonly numbers = new RelativeSequences();
  private readonly times: TimeColumn;
  private readonly io: CommandIo;
  private readonly numbered: boolean;
  private readonly block: number;
  private readonly extras: LineExtras;
  private printed = 0;
  /** Packets printed with wrong checksums that are only not computed yet. */
  unfinished = 0;

  /** Throws `Refusal` for a -T that no protocol answers to. */
  constructor(options: DumpOptions, names: LineNames, io: CommandIo, extras: LineExtras) {
    const isLocal = options.time === "local" || options.time === "dated";
    this.io = io;
    this.numbered = options.number;
    this.extras = extras;
    this.block = options.unbuffered ? 1 : BLOCK;
    this.times = new TimeColumn(options.time, options.nanosecond, isLocal ? localTime(io.env["TZ"]) : () => 0);
    this.tables = lineTables(dumpTexts);
    this.lines = new PacketLines(this.tables, options.line, names, this.numbers, options.dumping);
    if (options.line.packetType !== undefined) this.checkPacketType(options.line.packetType);
  }

  /** Connections whose sequence numbers start again, because there were too many. */
  get forgotten(): number {
    return this.numbers.dropped;
  }

  /** Prints a packet; a promise says when the next may come. */
  print(record: PacketRecord): void | Promise<void> {
    const { line } = this.lines;
    this.printed++;
    if (this.numbered) {
      line.decimal(this.printed, 5, " ");
      line.text("  ");
    }
    if (!invalidHeader(line, record.captured, record.original)) {
      this.times.write(line, record.seconds, record.nanoseconds);
      this.printPacket(record);
    }
    if (line.length >= this.block) return this.flush();
  }

  private printPacket(record: PacketRecord): void {
    const { lines, extras } = this;
    const { line } = lines;
    const wrong = line.wrongChecksums;
    if (extras.before !== undefined) line.text(extras.before(record));
    lines.packet(record, extras.after?.(record));
    if (line.wrongChecksums > wrong && (record.checksumLeft ?? record.direction === "out")) this.unfinished++;
  }

  /** Writes what is printed. */
  flush(): void | Promise<void> {
    const { line } = this.lines;
    if (line.length === 0) return;
    const text = line.buffer.subarray(0, line.length);
    line.clear();
    try {
      return this.io.stdout(text)?.catch(failToWrite);
    } catch (fault) {
      failToWrite(fault);
    }
  }

  private checkPacketType(type: string): void {
    if (this.tables.has(FORCED + type)) return;
    const forced = [...this.tables.keys()].filter((table) => table.startsWith(FORCED));
    const known = forced.map((table) => table.slice(FORCED.length)).sort();
    throw new Refusal(`unknown packet type \`${type}'; there are ${known.join(", ")}`);
  }
}

function failToWrite(fault: unknown): never {
  throw writeFailure(fault);
}
