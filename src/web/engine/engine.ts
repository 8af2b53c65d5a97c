import type { CaptureReader } from "../../files/reader.ts";
import type { KeyLog } from "../../flows/tls/key-log.ts";
import type { Answer, ColumnChoice, Details, Event, Export, Opened, Row } from "../messages.ts";
import { Cancelled } from "./cancelled.ts";
import { common } from "./common-knowledge.ts";
import type { Knowledge } from "./knowledge.ts";
import { readerOf, ride, type Capture } from "./capture.ts";
import { overviewOf } from "./overview.ts";
import { PacketChoice } from "./packet-choice.ts";
import { PacketList } from "./packet-list.ts";
import type { PacketWalker } from "./packet-walker.ts";
import type { Pieces } from "./pieces.ts";
import { View } from "./view.ts";

/** Packets before one, in the list and in the view, whose details are made with its own. */
const NEAR = 32;
/** Rows that are answered at once. */
const MOST_ROWS = 2000;

/** One capture that is open: its list, its views, and the passes that go through it. */
export class Engine {
  readonly capture: Capture;
  readonly list: PacketList;
  readonly say: (event: Event) => void;
  private readonly ending = new AbortController();
  private walker: PacketWalker | undefined;
  /** All packets have their rows. */
  private isRead = false;
  /** Octets that were read. */
  private octets = 0;
  private view: View | undefined;
  private views = 0;
  /** What ends each pass that goes on in the background. */
  private readonly passes = new Map<string, AbortController>();
  /** The packet that is being looked up; the next one waits for it. */
  private walking: Promise<unknown> = Promise.resolve();

  constructor(
    pieces: Pieces,
    columns: readonly ColumnChoice[] | undefined,
    keys: KeyLog | undefined,
    say: (event: Event) => void,
  ) {
    this.say = say;
    this.capture = { pieces, keys };
    this.list = new PacketList(this.capture, columns);
  }

  /** Packets so far. */
  get count(): number {
    return this.list.count;
  }

  /** The index behind the last packet that passes go to: those of a live capture end with what there is now. */
  get until(): number {
    return this.isLive ? this.count : Infinity;
  }

  private get isLive(): boolean {
    return this.capture.pieces.size === undefined;
  }

  /** Ends everything that is under way. */
  close(): void {
    this.ending.abort(new Cancelled());
    this.capture.pieces.close();
  }

  /** Aborts when the capture is closed. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Reads the capture; resolves when the first packets are there, or none will be: at once where it is live. Throws `NotACaptureError`, and an Error for a column that there is not. */
  async open(): Promise<Opened> {
    await this.list.begin(this.list.asksForFields ? await all() : common);
    const reader = await this.read();
    const { list, capture } = this;
    const first = this.firstPackets(reader);
    if (this.isLive) first.catch(() => {});
    else await first;
    const began = list.count > 0 ? list.row(0).time : { seconds: 0, nanoseconds: 0 };
    const format = reader.format === "pcap" ? "pcap" : "pcapng";
    return { name: capture.pieces.name, columns: list.titles, began, format };
  }

  rows(view: number, from: number, count: number): Row[] {
    const chosen = this.viewOf(view);
    const end = Math.min(from + Math.min(count, MOST_ROWS), chosen?.count ?? this.count);
    const rows: Row[] = [];
    for (let i = from; i < end; i++) rows.push(this.list.row(chosen ? chosen.at(i) : i));
    return rows;
  }

  /** A view that takes the place of the one before. */
  newView(): View {
    return (this.view = new View(++this.views));
  }

  /** Starts what goes through the capture for nobody in particular, and ends the one of this name that went on. */
  inBackground(name: string, pass: (signal: AbortSignal) => Promise<void>): void {
    this.passes.get(name)?.abort(new Cancelled());
    const ending = new AbortController();
    this.passes.set(name, ending);
    pass(AbortSignal.any([ending.signal, this.signal])).catch((fault: unknown) => this.broke(fault));
  }

  details(index: number, signal: AbortSignal): Promise<Details> {
    const found = this.walking.then(async () => {
      const { PacketWalker: Walker } = await import("./packet-walker.ts");
      signal.throwIfAborted();
      const walker = (this.walker ??= new Walker(this.capture, this.signal));
      const details = await walker.detailsOf(index, this.near(index), AbortSignal.any([signal, this.signal]));
      if (this.isRead) walker.prepare(this.count).catch((fault: unknown) => this.broke(fault));
      return details;
    });
    this.walking = found.catch(() => {});
    return found;
  }

  /** The packets that are selected next by who goes up from this one. */
  private near(index: number): ReadonlySet<number> {
    const { view } = this;
    const near = new Set(Array.from({ length: NEAR }, (_, i) => index - 1 - i));
    const place = view?.placeOf(index) ?? 0;
    for (let i = Math.max(0, place - NEAR); i < place; i++) near.add(view?.at(i) ?? index);
    return near;
  }

  position(view: number, index: number): number {
    return this.viewOf(view)?.placeOf(index) ?? Math.min(index, this.count);
  }

  overview(view: number, buckets: number): Answer<"overview"> {
    const chosen = this.viewOf(view);
    const indexAt = (place: number): number => (chosen ? chosen.at(place) : place);
    return overviewOf(this.list.table, chosen?.count ?? this.count, indexAt, buckets);
  }

  /** The packets of a view, or some by their indices, as far as there are such. */
  choiceOf(packets: Export["packets"]): PacketChoice {
    if ("view" in packets) {
      const chosen = this.viewOf(packets.view);
      return new PacketChoice(chosen?.count ?? this.count, (place) => chosen?.at(place) ?? place);
    }
    const indices = packets.indices.filter((index) => index < this.count).sort();
    return new PacketChoice(indices.length, (place) => indices[place]);
  }

  /** The view of this number, undefined for that of all packets. Throws `Cancelled` for one that another filter replaced. */
  private viewOf(number: number): View | undefined {
    if (number === 0) return undefined;
    if (this.view?.number === number) return this.view;
    throw new Cancelled();
  }

  private read(): Promise<CaptureReader> {
    return readerOf(this.capture, (octets) => (this.octets = octets));
  }

  /** Reads all packets; resolves when there are some, or none. */
  private firstPackets(reader: CaptureReader): Promise<void> {
    return new Promise((resolve, reject) => {
      const some = (): void => {
        if (this.count > 0) resolve();
      };
      this.readAll(reader, some).then(resolve, (fault: unknown) => {
        this.broke(fault);
        reject(fault);
      });
    });
  }

  /** Makes the rows of all packets: the first ones with what is there, and from the beginning again with everything once that is loaded, or needed. */
  private async readAll(reader: CaptureReader, heard: () => void): Promise<void> {
    const { list } = this;
    const chunk = (): void => {
      this.progress(false);
      heard();
    };
    let ended = true;
    let isLoaded = false;
    const packet = (from: CaptureReader): boolean => (ended = list.packet(from) && (list.knowsAll || !isLoaded));
    // What cannot be loaded may not be needed; where it is, the fault is told.
    if (!list.knowsAll)
      all().then(
        () => (isLoaded = true),
        () => {},
      );
    await ride(reader, { packet, chunk }, this.signal);
    if (!ended) {
      await list.begin(await all());
      return this.readAll(await this.read(), heard);
    }
    this.isRead = true;
    this.progress(true);
    if (reader.problem) this.say({ event: "problem", message: reader.problem.message, at: reader.problem.at });
  }

  private progress(done: boolean): void {
    const { size } = this.capture.pieces;
    this.say({ event: "progress", read: this.octets, size, packets: this.count, done });
  }

  private broke(fault: unknown): void {
    if (fault instanceof Cancelled) return;
    this.say({ event: "problem", message: (fault as Error).message, at: undefined });
  }
}

async function all(): Promise<Knowledge> {
  return (await import("./everything.ts")).everything;
}
