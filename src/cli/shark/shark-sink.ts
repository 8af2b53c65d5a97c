import type { DisplayFilter } from "../../display-filter/compile-display-filter.ts";
import { Compiler } from "../../dissect/compile.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { tellsInterfaces, type CaptureReader } from "../../files/reader.ts";
import type { Foresight } from "../../flows/foresight.ts";
import { FullSession } from "../../flows/full-session.ts";
import type { Session } from "../../flows/session.ts";
import { contentDecoders } from "../../host/content-decoders.ts";
import { nodeCiphers } from "../../host/node-ciphers.ts";
import { PacketColumns } from "../../report/columns/packet-columns.ts";
import { PacketTimes } from "../../report/columns/packet-times.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { standardWalk } from "../../toolkit/walk.ts";
import { displayFilter } from "../display-filter.ts";
import { objectExport, type ObjectExport } from "./export-objects.ts";
import type { CommandIo } from "../io.ts";
import type { PacketSink } from "../dump/packet-sink.ts";
import { PacketPrinter, type Printing } from "./packet-printer.ts";
import { decryptingSink } from "./shark-decryption.ts";
import { catalogFor } from "./shark-catalog.ts";
import { openSharkFile } from "./shark-file.ts";
import { flowPreferences } from "./shark-preferences.ts";
import { needsNumbers } from "./shark-needs.ts";
import type { SharkOptions } from "./shark-options.ts";
import { reportOf } from "./shark-reports.ts";
import { openStatistics, type Statistics } from "./shark-statistics.ts";
import { StandardOutput } from "./standard-output.ts";
import { shownNames, type ShownNames } from "./shown-names.ts";

/** Where packets go that were dissected and accepted: to standard output, to the file of -w, into statistics. */
interface Destinations {
  readonly printer: PacketPrinter | undefined;
  readonly file?: PacketSink | undefined;
  readonly statistics?: Statistics | undefined;
  readonly objects?: ObjectExport | undefined;
  /** Is told of every packet, shown or not. */
  readonly learn: ShownNames["learn"];
}

/** How the packets come. */
interface Coming {
  /** Whether somebody waits for each. */
  readonly live: boolean;
  /** What a first pass found out. */
  readonly foresight?: Foresight | undefined;
  readonly printing?: Printing | undefined;
}

/** Opens all that is done with packets; `reader` is where the first comes from. */
export async function openSharkSink(
  options: SharkOptions,
  reader: CaptureReader,
  { live, foresight, printing }: Coming,
  io: CommandIo,
): Promise<PacketSink> {
  const catalog = catalogFor(options);
  const compiler = new Compiler(catalog);
  // Mistakes in what was asked for are said before a file is written.
  const filter = options.displayFilter === undefined ? undefined : displayFilter(options.displayFilter, compiler, io);
  const numbers = needsNumbers(options, filter, compiler);
  const algorithms = { decoders: contentDecoders, ciphers: nodeCiphers };
  const session = new FullSession(catalog, standardWalk, {
    ...algorithms,
    compiler,
    preferences: flowPreferences(options.preferences),
    numbers,
    ...(foresight && { foresight }),
  });
  const { names, learn } = shownNames(options, session, io);
  const columns = new PacketColumns(session.dissector, standardTexts, names);
  const times = new PacketTimes();
  const report = reportOf(options, session, names, io);
  const output = new StandardOutput(io);
  const shown = { dissector: session.dissector, columns, times };
  const printer = report && new PacketPrinter(report, shown, output, options.unbuffered, printing);
  const to = (more: Partial<Destinations>) =>
    new SharkSink(session, times, filter, { printer, learn, ...more }, output, live);
  // A thread that helps only prints.
  if (printing && "turns" in printing) return decryptingSink({ ...options, tlsKeys: undefined }, session, to({}), io);
  const sink = to({
    statistics: options.statistics.length > 0 ? openStatistics(options, session, filter, io) : undefined,
    objects: objectExport(options.exports, session, io),
    file: options.output === undefined ? undefined : await openSharkFile(options, reader, live, io),
  });
  return decryptingSink(options, session, sink, io);
}

class SharkSink implements PacketSink {
  private readonly session: Session;
  private readonly times: PacketTimes;
  private readonly filter: DisplayFilter<Dissector> | undefined;
  private readonly destinations: Destinations;
  private readonly output: StandardOutput;
  private readonly live: boolean;

  constructor(
    session: Session,
    times: PacketTimes,
    filter: DisplayFilter<Dissector> | undefined,
    destinations: Destinations,
    output: StandardOutput,
    live: boolean,
  ) {
    this.session = session;
    this.times = times;
    this.filter = filter;
    this.destinations = destinations;
    this.output = output;
    this.live = live;
  }

  get full(): boolean {
    return this.output.isClosed || this.destinations.file?.full === true;
  }

  take(reader: CaptureReader): void | Promise<void> {
    const { session, times, filter } = this;
    const { record } = reader;
    const { printer, file, statistics, objects, learn } = this.destinations;
    session.from(tellsInterfaces(reader) ? reader : undefined);
    session.dissect(record);
    times.begin(record);
    learn?.();
    // As in tshark, what is only shown or written is filtered: statistics and objects are of all packets.
    statistics?.see(record);
    objects?.see(record.number);
    if (filter && !filter.matches(session.dissector)) return printer?.overlook();
    const wait = printer?.print(reader);
    session.displayed();
    times.displayed();
    if (!file) return wait;
    return wait === undefined ? file.take(reader) : wait.then(() => file.take(reader));
  }

  overlook({ record }: CaptureReader): void {
    this.session.overlook(record);
  }

  pause(): void | Promise<void> {
    const { printer, file } = this.destinations;
    const wait = file?.pause();
    if (!this.live) return wait;
    return wait === undefined ? printer?.flush() : wait.then(() => printer?.flush());
  }

  async close(): Promise<void> {
    const { printer, file, statistics, objects } = this.destinations;
    try {
      objects?.end();
      await printer?.close();
      if (statistics) await this.output.write(new TextEncoder().encode(statistics.text()));
    } finally {
      await file?.close();
    }
  }
}
