import { TextWriter } from "../bytes/text-writer.ts";
import type { DisplayFilter } from "../display-filter/compile-display-filter.ts";
import type { Dissector } from "../dissect/dissector.ts";
import type { CaptureReader } from "../files/reader.ts";
import { Session } from "../flows/session.ts";
import { contentDecoders } from "../host/content-decoders.ts";
import { nodeCiphers } from "../host/node-ciphers.ts";
import type { ShownPacket } from "../report/columns/column.ts";
import { PacketColumns } from "../report/columns/packet-columns.ts";
import { digitsOf } from "../report/columns/time-text.ts";
import { standardTexts } from "../report/columns/standard-texts.ts";
import { PacketTimes } from "../report/columns/packet-times.ts";
import type { PacketReport } from "../report/packet-report.ts";
import { standardCatalog } from "../toolkit/standard-catalog.ts";
import { standardWalk } from "../toolkit/walk.ts";
import type { CommandIo } from "./io.ts";
import type { PacketSink } from "./packet-sink.ts";
import { writeFailure } from "./refusal.ts";
import { decryptingSink } from "./shark-decryption.ts";
import { reportOf } from "./shark-reports.ts";
import type { SharkOptions } from "./shark-options.ts";
import { displayFilter } from "./display-filter.ts";
import { shownNames } from "./shown-names.ts";

/** Octets of text gathered before they are written. */
const BLOCK = 64 * 1024;

/** Where packets go: dissected in order, what the filters accept to standard output, to the file of -w and into statistics. */
export async function openSharkSink(options: SharkOptions, live: boolean, io: CommandIo): Promise<PacketSink> {
  const session = new Session(standardCatalog(), standardWalk, { decoders: contentDecoders, ciphers: nodeCiphers });
  const columns = new PacketColumns(session.dissector, standardTexts, shownNames(options, io));
  const filter = options.displayFilter === undefined ? undefined : displayFilter(options.displayFilter, session, io);
  const report = reportOf(options, session, columns, io);
  const sink = new SharkSink(options, session, columns, report, filter, live, io);
  return decryptingSink(options, session, sink, io);
}

class SharkSink implements PacketSink {
  full = false;
  private readonly out = new TextWriter();
  private readonly session: Session;
  private readonly shown: { -readonly [Key in keyof ShownPacket]: ShownPacket[Key] };
  private readonly times = new PacketTimes();
  private readonly report: PacketReport | undefined;
  private readonly live: boolean;
  private readonly block: number;
  private readonly io: CommandIo;
  private readonly filter: DisplayFilter<Dissector> | undefined;
  private begun = false;

  constructor(
    options: SharkOptions,
    session: Session,
    columns: PacketColumns,
    report: PacketReport | undefined,
    filter: DisplayFilter<Dissector> | undefined,
    live: boolean,
    io: CommandIo,
  ) {
    this.session = session;
    this.report = report;
    this.live = live;
    this.io = io;
    this.filter = filter;
    this.block = options.unbuffered ? 1 : BLOCK;
    const { times } = this;
    this.shown = {
      packet: undefined as never,
      dissector: session.dissector,
      columns,
      times,
      digits: digitsOf(undefined),
    };
  }

  take(reader: CaptureReader): void | Promise<void> {
    const { session, times, shown, report, out, filter } = this;
    const { record, interfaces, format } = reader;
    session.from(format === "pcap" ? undefined : reader);
    session.dissect(record);
    times.begin(record);
    if (filter && !filter.matches(session.dissector)) return;
    if (report) {
      if (!this.begun) this.begin();
      shown.packet = record;
      shown.digits = digitsOf(interfaces[record.interface]?.timeResolution);
      report.packet(out, shown);
    }
    session.displayed();
    times.displayed();
    if (out.length >= this.block) return this.flush();
  }

  pause(): void | Promise<void> {
    if (this.live) return this.flush();
  }

  async close(): Promise<void> {
    if (!this.begun) this.begin();
    this.report?.end?.(this.out);
    await this.flush();
  }

  private begin(): void {
    this.begun = true;
    this.report?.begin?.(this.out);
  }

  private flush(): void | Promise<void> {
    const { out } = this;
    if (out.length === 0) return;
    const text = out.buffer.subarray(0, out.length);
    out.clear();
    try {
      return this.io.stdout(text)?.catch((fault) => this.stop(fault));
    } catch (fault) {
      this.stop(fault);
    }
  }

  /** Nobody reads any more, which is how pagers and head(1) end us; or it cannot be written. */
  private stop(fault: unknown): void {
    this.full = true;
    throw writeFailure(fault);
  }
}
