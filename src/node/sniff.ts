import { openLiveCapture } from "../host/capture/open-live-capture.ts";
import { captureDevices } from "../host/interfaces.ts";
import { openFile } from "../host/open-file.ts";
import { Processes } from "../host/process/processes.ts";
import type { Packet } from "../toolkit/packet.ts";
import { packetOf } from "../toolkit/read-packets.ts";
import { liveFilter, recordFilter } from "./filter.ts";
import { inTurn, Sniffer, type SniffOptions } from "../toolkit/sniffer.ts";

/** What to sniff and what to do with it, in Scapy's words; without `offline` and `interface`, the first interface. */
export interface NodeSniffOptions extends SniffOptions {
  /** An interface, several, or several with the names that `sniffedOn` is to have. */
  readonly interface?: string | readonly string[] | Readonly<Record<string, string>>;
  /** Captures in place of an interface: a file, several, several with the names that `sniffedOn` is to have, or packets. */
  readonly offline?:
    | string
    | readonly string[]
    | Readonly<Record<string, string>>
    | Packet
    | Iterable<Packet>
    | AsyncIterable<Packet>;
  /** A capture filter. */
  readonly filter?: string;
  /** Whether packets are to say which process they belong to, which takes time (default false). */
  readonly process?: boolean;
}

/** Sniffs and gives the packets kept; Ctrl-C ends it as it ends Scapy's. Rejects with what opening, reading or `prn` threw. */
export async function sniff(options: NodeSniffOptions = {}): Promise<readonly Packet[]> {
  const sniffer = new AsyncSniffer(options).start();
  const stop = (): void => void (sniffer.running && sniffer.stop().catch(() => undefined));
  process.once("SIGINT", stop);
  try {
    return await sniffer.join();
  } finally {
    process.off("SIGINT", stop);
  }
}

/** Sniffs in the background: `start()`, then `stop()` or `join()`, which give the packets kept. */
export class AsyncSniffer extends Sniffer {
  constructor(options: NodeSniffOptions = {}) {
    super((signal) => openPackets(options, signal), options);
  }
}

function openPackets(
  options: NodeSniffOptions,
  signal: AbortSignal,
): AsyncIterable<Packet> | Promise<AsyncIterable<Packet>> {
  const { offline } = options;
  if (offline === undefined) return livePackets(options, signal);
  if (options.interface !== undefined) throw new TypeError("sniff takes offline or interface, not both");
  if (isSource(offline)) return passing(offline, options);
  return inTurn(labelled(offline).map(([file, label]) => filePackets(file, label, options)));
}

type Offline = NonNullable<NodeSniffOptions["offline"]>;
type Named = string | readonly string[] | Readonly<Record<string, string>>;

/** Whether packets are given, rather than where they are. */
function isSource(offline: Offline): offline is Packet | Iterable<Packet> | AsyncIterable<Packet> {
  if (typeof offline === "string") return false;
  if (Array.isArray(offline)) return offline.some((item) => typeof item !== "string");
  return "linkType" in offline || Symbol.iterator in offline || Symbol.asyncIterator in offline;
}

function labelled(named: Named): readonly (readonly [name: string, label: string])[] {
  if (typeof named === "string") return [[named, named]];
  return Array.isArray(named) ? named.map((name: string) => [name, name]) : Object.entries(named);
}

async function* passing(
  packets: Packet | Iterable<Packet> | AsyncIterable<Packet>,
  options: NodeSniffOptions,
): AsyncGenerator<Packet, void, undefined> {
  const matcherFor = await recordFilter(options.filter);
  for await (const packet of "linkType" in packets ? [packets] : packets) {
    const { bytes, originalLength, linkType } = packet;
    if (matcherFor(linkType)(bytes, 0, bytes.length, originalLength) !== 0) yield packet;
  }
}

async function* filePackets(
  file: string,
  label: string,
  options: NodeSniffOptions,
): AsyncGenerator<Packet, void, undefined> {
  const matcherFor = await recordFilter(options.filter);
  const reader = await openFile(file);
  try {
    while (await reader.fill()) {
      while (reader.next()) {
        const { bytes, start, captured, original, linkType } = reader.record;
        const kept = matcherFor(linkType)(bytes, start, captured, original);
        if (kept !== 0) yield sniffedOn(label, packetOf(reader.record));
      }
    }
    if (reader.problem !== undefined && options.quiet !== true) console.warn(`${file}: ${reader.problem.message}`);
  } finally {
    await reader.close();
  }
}

async function livePackets(options: NodeSniffOptions, signal: AbortSignal): Promise<AsyncIterable<Packet>> {
  const names = new Map(labelled(options.interface ?? (await firstInterface())));
  const filter = await liveFilter(options.filter);
  const processes = options.process === true ? await Processes.open() : undefined;
  const capture = await openLiveCapture({
    interface: [...names.keys()],
    immediate: true,
    signal,
    filter,
  }).catch((fault: unknown) => {
    processes?.close();
    throw fault;
  });
  return (async function* () {
    try {
      while (await capture.fill()) {
        while (capture.next()) {
          const { record } = capture;
          const { name = "" } = capture.interfaces[record.interface]!;
          processes?.attribute(record, name);
          yield sniffedOn(names.get(name) ?? name, packetOf(record));
        }
      }
      if (capture.problem !== undefined && options.quiet !== true) console.warn(capture.problem.message);
    } finally {
      processes?.close();
      await capture.close();
    }
  })();
}

async function firstInterface(): Promise<string> {
  const [first] = await captureDevices();
  if (first === undefined) throw new Error("there is no interface to sniff on");
  return first.name;
}

function sniffedOn(label: string, packet: Packet): Packet {
  packet.sniffedOn = label;
  return packet;
}
