import type { CaptureInterface } from "./capture-interface.ts";
import { compressionOf, type Decompressors } from "./compression.ts";
import { describeContent, NotACaptureError } from "./not-a-capture.ts";
import { isPcap, PCAP_HEADER_LENGTH, readPcapHeader } from "./pcap-header.ts";
import { PcapReader } from "./pcap-reader.ts";
import {
  BLOCK,
  BYTE_ORDER_MAGIC,
  type DecryptionSecrets,
  type NameResolution,
  type SectionInfo,
} from "./pcapng-blocks.ts";
import { PcapngReader } from "./pcapng-reader.ts";
import type { CaptureProblem } from "./problem.ts";
import type { PacketRecord } from "./record.ts";
import { isSnoop, readSnoopHeader, SNOOP_HEADER_LENGTH, SnoopReader } from "./snoop-reader.ts";
import { BTSNOOP_HEADER_LENGTH, BtsnoopReader, isBtsnoop, readBtsnoopHeader } from "./btsnoop-reader.ts";
import { isNetmon, NETMON_HEADER_LENGTH, NetmonReader, readNetmonHeader, type NetmonHeader } from "./netmon-reader.ts";
import { growingSource, withPrefix, type ByteSource } from "./source.ts";
import { ReadWindow } from "./window.ts";

/**
 * A capture being read. `fill()` brings in the next chunk (at once, where the source answers at once), `next()` moves
 * `record` to the chunk's next packet:
 *
 *     while (await reader.fill()) while (reader.next()) use(reader.record);
 *
 * The lists grow while a pcapng file is read. When `fill()` is false, `problem` says whether the file broke off.
 */
export interface CaptureReader {
  readonly format: "pcap" | "pcapng" | "snoop" | "btsnoop" | "netmon" | "live";
  /** LINKTYPE_ value of the first interface; undefined in a pcapng file without interfaces. */
  readonly linkType: number | undefined;
  /** Snapshot length of the first interface; where the file has none, the most that libpcap allows. */
  readonly snapLength: number;
  /** Whether times are finer than microseconds. */
  readonly nanosecond: boolean;
  readonly interfaces: readonly CaptureInterface[];
  readonly sections: readonly SectionInfo[];
  readonly nameResolutions: readonly NameResolution[];
  readonly secrets: readonly DecryptionSecrets[];
  /** Blocks that were left out because they were broken or beyond a limit; never packets. */
  readonly ignored: number;
  /** The current packet: one object for all of them. */
  readonly record: PacketRecord;
  readonly problem: CaptureProblem | undefined;
  fill(): boolean | Promise<boolean>;
  next(): boolean;
  close(): void | Promise<void>;
}

/** Whether a capture says of which sections and interfaces its packets are; files of pcap and the like are of one, and say nothing. */
export function tellsInterfaces({ format }: Pick<CaptureReader, "format">): boolean {
  return format === "pcapng" || format === "live";
}

/** How to open a capture. */
export interface OpenOptions {
  readonly decompressors?: Decompressors;
  /** Waits at the end for more until this signal aborts. */
  readonly follow?: AbortSignal;
  /** What messages call the source. */
  readonly name?: string;
  /** Reads as libpcap does: pcap and pcapng only, and of a packet in pcap no more than the snapshot length. */
  readonly asLibpcap?: boolean;
}

/** Octets that tell a capture: in pcapng the byte order stands after the block's type and length. */
const MAGIC_LENGTH = 12;
/** Octets looked at to say what something else is. */
const SIGNATURE_LENGTH = 64;

/** Recognises what `source` holds by its content and reads its header; throws `NotACaptureError`, with `source` closed. */
export async function openCapture(source: ByteSource, options: OpenOptions = {}): Promise<CaptureReader> {
  const plain = options.follow === undefined ? source : growingSource(source, options.follow);
  const window = new ReadWindow(plain);
  try {
    return await openWindow(window, options, options.decompressors ?? {});
  } catch (fault) {
    await window.source.close();
    throw fault;
  }
}

async function openWindow(
  window: ReadWindow,
  options: OpenOptions,
  decompressors: Decompressors,
): Promise<CaptureReader> {
  const name = options.name ?? "the source";
  await window.need(MAGIC_LENGTH);
  const { bytes, view, position, limit } = window;
  const compression = compressionOf(bytes.subarray(position, limit));
  const decompress = compression === undefined ? undefined : decompressors[compression];
  if (decompress !== undefined) {
    const rest = withPrefix(bytes.slice(position, limit), window.source);
    // What is inside is not unpacked again: a capture is never compressed twice, a bomb may be.
    return openWindow(new ReadWindow(decompress(rest)), options, {});
  }
  if (limit - position >= 4 && isPcap(view, position)) return openPcap(window, name, options);
  if (limit - position >= MAGIC_LENGTH && isPcapng(view, position)) {
    const reader = new PcapngReader(window);
    await reader.start();
    return reader;
  }
  if (options.asLibpcap !== true && limit - position >= MAGIC_LENGTH) {
    if (isSnoop(view, position)) return openOther(window, name, snoop);
    if (isBtsnoop(view, position)) return openOther(window, name, btsnoop);
    if (isNetmon(view, position)) return openOther(window, name, netmon);
  }
  throw await unrecognised(window, name);
}

async function unrecognised(window: ReadWindow, name: string): Promise<NotACaptureError> {
  await window.need(SIGNATURE_LENGTH);
  const { bytes, position, remaining, problem } = window;
  const words = remaining < 4 ? cutHeader(4, remaining) : undefined;
  if (problem !== undefined) return new NotACaptureError(name, `cannot be unpacked: ${problem.message}`, words);
  return new NotACaptureError(
    name,
    describeContent(bytes.slice(position, position + Math.min(remaining, SIGNATURE_LENGTH))),
    words,
  );
}

async function openPcap(window: ReadWindow, name: string, { asLibpcap }: OpenOptions): Promise<CaptureReader> {
  if (!(await window.need(PCAP_HEADER_LENGTH))) {
    const got = window.remaining;
    const found = `breaks off after ${got} of the ${PCAP_HEADER_LENGTH} octets of a pcap file's header`;
    throw new NotACaptureError(name, found, cutHeader(PCAP_HEADER_LENGTH, got - 4));
  }
  const header = readPcapHeader(window.view, window.position);
  if (typeof header === "string")
    throw new NotACaptureError(name, `has a pcap header that is not understood: ${header}`, header);
  if (!(await window.need(header.length))) throw new NotACaptureError(name, "breaks off in the file header");
  window.position += header.length;
  return new PcapReader(window, header, asLibpcap);
}

/** A format that libpcap does not read: how long its header is, what it says, or why that is not understood, and its reader. */
interface OtherFormat<Header> {
  readonly name: string;
  readonly headerLength: number;
  readonly header: (view: DataView, at: number) => Header | string;
  readonly reader: new (window: ReadWindow, header: Header) => CaptureReader;
}

const snoop: OtherFormat<number> = {
  name: "snoop",
  headerLength: SNOOP_HEADER_LENGTH,
  header: readSnoopHeader,
  reader: SnoopReader,
};
const btsnoop: OtherFormat<number> = {
  name: "btsnoop",
  headerLength: BTSNOOP_HEADER_LENGTH,
  header: readBtsnoopHeader,
  reader: BtsnoopReader,
};
const netmon: OtherFormat<NetmonHeader> = {
  name: "Network Monitor",
  headerLength: NETMON_HEADER_LENGTH,
  header: readNetmonHeader,
  reader: NetmonReader,
};

async function openOther<Header>(
  window: ReadWindow,
  name: string,
  format: OtherFormat<Header>,
): Promise<CaptureReader> {
  if (!(await window.need(format.headerLength)))
    throw new NotACaptureError(name, `breaks off in the header of a ${format.name} file`);
  const header = format.header(window.view, window.position);
  if (typeof header === "string") throw new NotACaptureError(name, `has ${header}, which is not understood`);
  window.position += format.headerLength;
  return new format.reader(window, header);
}

function isPcapng(view: DataView, at: number): boolean {
  if (view.getUint32(at, true) !== BLOCK.section) return false;
  return view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC || view.getUint32(at + 8, false) === BYTE_ORDER_MAGIC;
}

function cutHeader(wanted: number, got: number): string {
  return `truncated dump file; tried to read ${wanted} file header bytes, only got ${got}`;
}
