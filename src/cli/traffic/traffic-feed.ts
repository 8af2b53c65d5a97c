import { resolve } from "node:path";
import { NotACaptureError } from "../../files/not-a-capture.ts";
import type { CaptureReader } from "../../files/reader.ts";
import { openFile } from "../../host/open-file.ts";
import { openLiveTraffic, type LiveTrafficOptions, type TrafficSource } from "../../host/traffic/live-traffic.ts";
import { Ledger } from "../../monitor/ledger.ts";
import { PacketTraffic } from "../../monitor/packet-traffic.ts";
import type { Who } from "../../monitor/talker.ts";
import type { PacketRecord } from "../../files/record.ts";
import type { CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";
import { ticks } from "../../host/ticks.ts";
import { trafficFilter, type TrafficFilter } from "./traffic-filter.ts";
import type { TrafficOptions } from "./traffic-options.ts";

const MS = 1000;
/** Intervals without packets that are gone through one by one; a longer pause in a file is one interval. */
const MOST_SILENT = 60;

/** Traffic, live or of a file, interval by interval. */
export interface TrafficFeed {
  readonly ledger: Ledger;
  readonly source: TrafficSource | "file";
  /** Where it comes from, for people: `eth0`, `capture.pcap`, `the kernel's counts`. */
  readonly from: string;
  readonly notices: readonly string[];
  /** Why it ended before it was to end: the interface is gone, or the file breaks off. */
  readonly problem: string | undefined;
  /** Yields the time, in seconds since 1970, each time that an interval of so many seconds has been put into the ledger. */
  intervals(seconds: number, ...stops: readonly (AbortSignal | undefined)[]): AsyncGenerator<number>;
  /** Counts what another filter lets through from now on; gives back what there is to say of it. Throws `Refusal`. */
  setFilter(text: string): Promise<string>;
  /** Packets lost before they could be counted. */
  lost(): number;
  close(): Promise<void>;
}

/** Opens what the options name. `view` is what in and out mean; with `paced` a file takes as long as its capture took. */
export function openFeed(
  options: TrafficOptions,
  view: "here" | "hosts",
  paced: boolean,
  io: CommandIo,
): Promise<TrafficFeed> {
  return options.file === undefined ? openLive(options, view, io) : openReplay(options, options.file, paced, io);
}

async function openLive(options: TrafficOptions, view: "here" | "hosts", io: CommandIo): Promise<TrafficFeed> {
  const ending = new AbortController();
  const { interfaces, source } = options;
  const traffic = await openLiveTraffic({
    interface: interfaces.length === 0 ? undefined : interfaces,
    ...forLive(await trafficFilter(options.filter, io)),
    source,
    view,
    signal: ending.signal,
  });
  const gone = new AbortController();
  void traffic.ended.then(() => gone.abort());
  return {
    ledger: traffic.ledger,
    source: traffic.source,
    from: traffic.source === "kernel" ? "the kernel's counts" : traffic.interfaces.join(", "),
    notices: traffic.notices,
    get problem() {
      return traffic.problem;
    },
    async *intervals(seconds, ...stops) {
      for await (const count of ticks(seconds * MS, ...stops, gone.signal)) {
        if (count === 0) continue;
        await traffic.settle();
        yield Date.now() / MS;
      }
      // The last interval, cut short, with what came and was not delivered yet.
      ending.abort();
      await traffic.ended;
      await traffic.settle();
      yield Date.now() / MS;
    },
    async setFilter(text) {
      if (traffic.source === "kernel") throw new Refusal("the kernel's counts have no packets to choose from");
      const heard = new Heard(io);
      const { filter, accepts } = forLive(await trafficFilter(text, heard.io));
      traffic.setFilter(filter, accepts);
      return heard.text;
    },
    lost: () => traffic.lost(),
    async close() {
      ending.abort();
      await traffic.close();
    },
  };
}

/** A filter as live traffic takes it. */
function forLive({ capture, accepts }: TrafficFilter): Pick<LiveTrafficOptions, "filter" | "accepts"> {
  if (!capture) return { accepts };
  return {
    filter: (linkType, snapLength, runner) =>
      capture.compiledFor(linkType, snapLength, runner === "kernel" ? "live" : "file").program,
  };
}

async function openReplay(options: TrafficOptions, file: string, paced: boolean, io: CommandIo): Promise<TrafficFeed> {
  const reader = await open(file, io);
  let filter = await trafficFilter(options.filter, io);
  const replay = new Replay(reader, (record) => filter.accepts?.(record) ?? filter.capture?.accepts(record) ?? true);
  const first = await replay.start();
  return {
    ledger: replay.ledger,
    source: "file",
    from: file,
    notices: [],
    get problem() {
      return reader.problem?.message;
    },
    async *intervals(seconds, ...stops) {
      const began = performance.now();
      for (let end = first + seconds; !stops.some((stop) => stop?.aborted === true);) {
        const next = await replay.until(end);
        if (paced) await until(began + ((Math.min(end, next ?? end) - first) / options.speed) * MS, stops);
        yield end;
        if (next === undefined) break;
        end = next > end + MOST_SILENT * seconds ? next + seconds : end + seconds;
      }
    },
    async setFilter(text) {
      const heard = new Heard(io);
      filter = await trafficFilter(text, heard.io);
      return heard.text;
    },
    lost: () => 0,
    close: async () => reader.close(),
  };
}

/** Hears what is said of a filter while a view has the terminal. */
class Heard {
  text = "";
  readonly io: CommandIo;
  private readonly decoder = new TextDecoder();

  constructor(io: CommandIo) {
    this.io = { ...io, stderr: (bytes) => void (this.text += this.decoder.decode(bytes)) };
  }
}

/** Goes through a file, counting until a time. */
class Replay {
  readonly ledger: Ledger;
  private readonly reader: CaptureReader;
  private readonly accepts: (record: PacketRecord) => boolean;
  private readonly traffic: PacketTraffic;
  /** Whether `record` is a packet that has not been counted. */
  private isWaiting = false;

  constructor(reader: CaptureReader, accepts: (record: PacketRecord) => boolean) {
    this.reader = reader;
    this.accepts = accepts;
    this.ledger = new Ledger(0);
    this.traffic = new PacketTraffic(this.ledger, { view: "hosts", isLocal: () => false, owner });
  }

  /** The time of the first packet, in seconds since 1970; 0 where there is none. */
  async start(): Promise<number> {
    this.isWaiting = await this.advance();
    const time = this.isWaiting ? timeOf(this.reader.record) : 0;
    this.ledger.begin(time);
    return time;
  }

  /** Counts what came before a time; the time of the first packet after it, undefined at the end of the file. */
  async until(end: number): Promise<number | undefined> {
    const { reader, traffic, ledger } = this;
    const { record } = reader;
    while (this.isWaiting && timeOf(record) < end) {
      if (this.accepts(record)) traffic.count(record);
      this.isWaiting = reader.next() || (await this.advance());
    }
    traffic.flush();
    ledger.settle(end);
    return this.isWaiting ? timeOf(record) : undefined;
  }

  private async advance(): Promise<boolean> {
    const { reader } = this;
    for (;;) {
      if (reader.next()) return true;
      const more = reader.fill();
      if (!(typeof more === "boolean" ? more : await more)) return false;
    }
  }
}

function timeOf({ seconds, nanoseconds }: PacketRecord): number {
  return seconds + nanoseconds / 1e9;
}

/** Whose a packet is, where the file says so. */
function owner({ metadata }: PacketRecord): Who | undefined {
  const process = metadata?.process;
  if (process === undefined || process.pid === 0) return undefined;
  return { pid: process.pid, process: process.info?.name, user: process.info?.user };
}

async function open(file: string, io: CommandIo): Promise<CaptureReader> {
  try {
    return await openFile(file === "-" ? file : resolve(io.cwd, file));
  } catch (fault) {
    if (fault instanceof NotACaptureError) throw new Refusal(fault.message);
    throw isSystemError(fault) ? new Refusal(`${file}: ${systemText(fault)}`) : fault;
  }
}

/** Waits until a time of `performance`; not after a signal aborts. */
async function until(time: number, stops: readonly (AbortSignal | undefined)[]): Promise<void> {
  const left = time - performance.now();
  // Keys and signals are heard between two intervals, however far behind the clock they are.
  if (left <= 0) await new Promise(setImmediate);
  else for await (const count of ticks(left, ...stops)) if (count > 0) return;
}
