import { TextWriter } from "../../bytes/text-writer.ts";
import type { DisplayFilter } from "../../display-filter/compile-display-filter.ts";
import { Compiler } from "../../dissect/compile.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { CaptureReader } from "../../files/reader.ts";
import type { Foresight } from "../../flows/foresight.ts";
import { Session } from "../../flows/session.ts";
import { contentDecoders } from "../../host/content-decoders.ts";
import { nodeCiphers } from "../../host/node-ciphers.ts";
import type { ShownPacket } from "../../report/columns/column.ts";
import { PacketColumns } from "../../report/columns/packet-columns.ts";
import { PacketTimes } from "../../report/columns/packet-times.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { digitsOf } from "../../report/columns/time-text.ts";
import type { PacketReport } from "../../report/packet-report.ts";
import { standardWalk } from "../../toolkit/walk.ts";
import { displayFilter } from "../display-filter.ts";
import { objectExport, type ObjectExport } from "./export-objects.ts";
import type { CommandIo } from "../io.ts";
import type { PacketSink } from "../dump/packet-sink.ts";
import { writeFailure } from "../refusal.ts";
import { decryptingSink } from "./shark-decryption.ts";
import { catalogFor } from "./shark-catalog.ts";
import { openSharkFile } from "./shark-file.ts";
import { flowPreferences } from "./shark-preferences.ts";
import { needsNumbers } from "./shark-needs.ts";
import type { SharkOptions } from "./shark-options.ts";
import { reportOf } from "./shark-reports.ts";
import { openStatistics, type Statistics } from "./shark-statistics.ts";
import { shownNames, type ShownNames } from "./shown-names.ts";

/** Octets of text gathered before they are written. */
const BLOCK = 64 * 1024;

/** Where packets go that were dissected and accepted: to standard output, to the file of -w, into statistics. */
interface Destinations {
  readonly report: PacketReport | undefined;
  readonly file: PacketSink | undefined;
  readonly statistics: Statistics | undefined;
  readonly objects: ObjectExport | undefined;
  /** Is told of every packet, shown or not. */
  readonly learn: ShownNames["learn"];
}

/** Opens all that is done with packets; `reader` is where the first comes from, and `live` whether somebody waits for each, `foresight` what a first pass found out. */
export async function openSharkSink(
  options: SharkOptions,
  reader: CaptureReader,
  live: boolean,
  io: CommandIo,
  foresight?: Foresight,
): Promise<PacketSink> {
  const catalog = catalogFor(options);
  const compiler = new Compiler(catalog);
  // Mistakes in what was asked for are said before a file is written.
  const filter = options.displayFilter === undefined ? undefined : displayFilter(options.displayFilter, compiler, io);
  const numbers = needsNumbers(options, filter, compiler);
  const algorithms = { decoders: contentDecoders, ciphers: nodeCiphers };
  const session = new Session(catalog, standardWalk, {
    ...algorithms,
    compiler,
    preferences: flowPreferences(options.preferences),
    numbers,
    ...(foresight && { foresight }),
  });
  const { names, learn } = shownNames(options, session, io);
  const columns = new PacketColumns(session.dissector, standardTexts, names);
  const report = reportOf(options, session, names, io);
  const statistics = options.statistics.length > 0 ? openStatistics(options, session, filter, io) : undefined;
  const objects = objectExport(options.exports, session, io);
  const file = options.output === undefined ? undefined : await openSharkFile(options, reader, live, io);
  const sink = new SharkSink(options, session, columns, filter, { report, file, statistics, objects, learn }, live, io);
  return decryptingSink(options, session, sink, io);
}

class SharkSink implements PacketSink {
  private readonly out = new TextWriter();
  private readonly session: Session;
  private readonly shown: { -readonly [Key in keyof ShownPacket]: ShownPacket[Key] };
  private readonly times = new PacketTimes();
  private readonly filter: DisplayFilter<Dissector> | undefined;
  private readonly destinations: Destinations;
  private readonly live: boolean;
  private readonly block: number;
  private readonly io: CommandIo;
  private begun = false;
  /** Nobody reads any more. */
  private closed = false;

  constructor(
    options: SharkOptions,
    session: Session,
    columns: PacketColumns,
    filter: DisplayFilter<Dissector> | undefined,
    destinations: Destinations,
    live: boolean,
    io: CommandIo,
  ) {
    this.session = session;
    this.filter = filter;
    this.destinations = destinations;
    this.live = live;
    this.io = io;
    this.block = options.unbuffered ? 1 : BLOCK;
    const { times } = this;
    const digits = digitsOf(undefined);
    this.shown = { packet: undefined as never, dissector: session.dissector, columns, times, digits };
  }

  get full(): boolean {
    return this.closed || this.destinations.file?.full === true;
  }

  take(reader: CaptureReader): void | Promise<void> {
    const { session, times, filter, out } = this;
    const { record, format } = reader;
    const { report, file, statistics, objects, learn } = this.destinations;
    session.from(format === "pcap" || format === "snoop" ? undefined : reader);
    session.dissect(record);
    times.begin(record);
    learn?.();
    // As in tshark, what is only shown or written is filtered: statistics and objects are of all packets.
    statistics?.see(record);
    objects?.see(record.number);
    if (filter && !filter.matches(session.dissector)) {
      if (report) this.shown.columns.overlook();
      return;
    }
    if (report) this.print(report, reader);
    session.displayed();
    times.displayed();
    const wait = file?.take(reader);
    if (out.length < this.block) return wait;
    return wait === undefined ? this.flush() : wait.then(() => this.flush());
  }

  overlook({ record }: CaptureReader): void {
    this.session.overlook(record);
  }

  pause(): void | Promise<void> {
    const wait = this.destinations.file?.pause();
    if (!this.live) return wait;
    return wait === undefined ? this.flush() : wait.then(() => this.flush());
  }

  async close(): Promise<void> {
    const { report, file, statistics, objects } = this.destinations;
    try {
      objects?.end();
      if (report && !this.closed) {
        if (!this.begun) this.begin(report);
        report.end?.(this.out);
      }
      await this.flush();
      if (statistics) await this.write(new TextEncoder().encode(statistics.text()));
    } finally {
      await file?.close();
    }
  }

  private print(report: PacketReport, { record, interfaces }: CaptureReader): void {
    if (!this.begun) this.begin(report);
    const { shown } = this;
    shown.packet = record;
    shown.digits = digitsOf(interfaces[record.interface]?.timeResolution);
    report.packet(this.out, shown);
  }

  private begin(report: PacketReport): void {
    this.begun = true;
    report.begin?.(this.out);
  }

  private flush(): void | Promise<void> {
    const { out } = this;
    if (out.length === 0) return;
    const text = out.buffer.subarray(0, out.length);
    out.clear();
    return this.write(text);
  }

  private write(text: Uint8Array): void | Promise<void> {
    if (this.closed) return;
    try {
      return this.io.stdout(text)?.catch((fault) => this.stop(fault));
    } catch (fault) {
      this.stop(fault);
    }
  }

  /** Whoever read our output has gone, which is how pagers and head(1) end us; or it cannot be written. */
  private stop(fault: unknown): void {
    this.closed = true;
    if ((fault as NodeJS.ErrnoException).code !== "EPIPE") throw writeFailure(fault);
  }
}
