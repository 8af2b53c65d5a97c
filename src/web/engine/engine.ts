import { completeDisplayFilter } from "../../display-filter/complete.ts";
import type { CaptureReader } from "../../files/reader.ts";

import type { Answer, ColumnChoice, Event, FilterAnswer, Opened, Questions, Row } from "../messages.ts";
import { readerOf, ride, type Capture } from "./capture.ts";
import { Dissection } from "./dissection.ts";
import { compileFilter, vocabulary, type Compiled } from "./packet-filter.ts";
import { PacketList } from "./packet-list.ts";
import { PacketWalker } from "./packet-walker.ts";
import type { Pieces } from "./pieces.ts";
import { View } from "./view.ts";

/** Rows that are answered at once. */
const MOST_ROWS = 2000;

/** One capture, and everything that can be asked of it; runs wherever there are Blob and MessageChannel. */
export class Engine {
  private readonly say: (event: Event) => void;
  private readonly ending = new AbortController();
  private readonly capture: Capture;
  private readonly list: PacketList;
  private readonly walker: PacketWalker;
  private view: View | undefined;
  private views = 0;
  private filtering: AbortController | undefined;
  /** The packet that is being looked up; the next one waits for it. */
  private walking: Promise<unknown> = Promise.resolve();

  /** Throws an Error for a column that there is not. */
  constructor(pieces: Pieces, columns: readonly ColumnChoice[] | undefined, say: (event: Event) => void) {
    this.say = say;
    this.capture = { pieces, keys: undefined };
    this.list = new PacketList(this.capture, columns);
    this.walker = new PacketWalker(this.capture);
  }

  /** Packets so far. */
  get count(): number {
    return this.list.count;
  }

  /** Ends everything that is under way. */
  close(): void {
    this.ending.abort(new Cancelled());
    this.filtering?.abort(new Cancelled());
    this.capture.pieces.close();
  }

  /** Reads the capture; resolves when the first packets are there, or there are none. Throws `NotACaptureError`. */
  async open(): Promise<Opened> {
    const reader = await readerOf(this.capture);
    const { list, capture } = this;
    await this.firstPackets(reader);
    const began = list.count > 0 ? list.row(0).time : { seconds: 0, nanoseconds: 0 };
    const format = reader.format === "pcap" ? "pcap" : "pcapng";
    return { name: capture.pieces.name, columns: list.titles, began, format };
  }

  /** Reads all packets; resolves when there are some, or none. */
  private firstPackets(reader: CaptureReader): Promise<void> {
    const { list } = this;
    return new Promise((resolve, reject) => {
      const read = async (): Promise<void> => {
        await ride(
          reader,
          {
            packet: (from) => list.packet(from),
            chunk: () => {
              this.progress(reader, false);
              if (list.count > 0) resolve();
            },
          },
          this.ending.signal,
        );
        this.finished(reader);
      };
      read().then(resolve, (fault: unknown) => {
        if (!(fault instanceof Cancelled)) this.broke(fault);
        reject(fault);
      });
    });
  }

  rows(view: number, from: number, count: number): Row[] {
    const chosen = this.viewOf(view);
    const end = Math.min(from + Math.min(count, MOST_ROWS), chosen?.count ?? this.list.count);
    const rows: Row[] = [];
    for (let i = from; i < end; i++) rows.push(this.list.row(chosen ? chosen.at(i) : i));
    return rows;
  }

  filter(text: string): FilterAnswer {
    const compiled = compileFilter(text);
    if ("mistake" in compiled) return compiled;
    this.filtering?.abort(new Cancelled());
    this.filtering = new AbortController();
    const view = new View(++this.views);
    this.view = view;
    this.search(view, compiled, this.filtering.signal).catch((fault: unknown) => {
      if (!(fault instanceof Cancelled)) this.broke(fault);
    });
    return { view: view.number };
  }

  details(index: number, signal: AbortSignal): Promise<Answer<"details">> {
    const found = this.walking.then(() => {
      signal.throwIfAborted();
      return this.walker.detailsOf(index, AbortSignal.any([signal, this.ending.signal]));
    });
    this.walking = found.catch(() => {});
    return found;
  }

  position(view: number, index: number): number {
    return this.viewOf(view)?.placeOf(index) ?? Math.min(index, this.list.count);
  }

  /** The view of this number, undefined for that of all packets. */
  private viewOf(number: number): View | undefined {
    if (number === 0) return undefined;
    if (this.view?.number === number) return this.view;
    throw new Cancelled();
  }

  private async search(
    view: View,
    { filter, numbers }: Exclude<Compiled, { mistake: unknown }>,
    signal: AbortSignal,
  ): Promise<void> {
    const dissection = new Dissection(this.capture.keys, numbers);
    const { session } = dissection;
    const reader = await readerOf(this.capture);
    const tell = (done: boolean): void =>
      this.say({ event: "matches", view: view.number, count: view.count, seen: reader.record.number, done });
    await ride(
      reader,
      {
        packet() {
          dissection.dissect(reader);
          if (!filter.matches(session.dissector)) return;
          view.add(reader.record.number - 1);
          session.displayed();
        },
        chunk: () => tell(false),
      },
      signal,
    );
    tell(true);
  }

  private progress({ record }: CaptureReader, done: boolean): void {
    const { size } = this.capture.pieces;
    this.say({ event: "progress", read: 0, size, packets: record.number, done });
  }

  private finished(reader: CaptureReader): void {
    this.progress(reader, true);
    if (reader.problem) this.say({ event: "problem", message: reader.problem.message, at: reader.problem.at });
  }

  private broke(fault: unknown): void {
    this.say({ event: "problem", message: (fault as Error).message, at: undefined });
  }
}

/** Nobody wants the answer any more. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";

  constructor() {
    super("cancelled");
  }
}

/** What can be asked without a capture. */
export const withoutCapture: {
  readonly check: (asks: Questions["check"]["asks"]) => Answer<"check">;
  readonly complete: (asks: Questions["complete"]["asks"]) => Answer<"complete">;
} = {
  check({ text }) {
    const compiled = compileFilter(text);
    return "mistake" in compiled ? compiled.mistake : null;
  },
  complete: ({ text, cursor }) => completeDisplayFilter(text, cursor, vocabulary),
};
