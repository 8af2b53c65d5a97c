import type { Program } from "../../bpf/instruction.ts";
import type { CaptureReader } from "../../files/reader.ts";

/** How packets are had: Linux's own ring, libpcap (Npcap), or the program dumpcap, which may have rights that we have not. */
export type Backend = "ring" | "libpcap" | "dumpcap";

/** Who runs a filter: Linux's kernel, which knows more than the octets, or whoever has nothing else. */
export type FilterRunner = "kernel" | "here";

/** Makes the program that a capture of this link type and snapshot length is to run; undefined lets everything through. */
export type CaptureFilter = (linkType: number, snapLength: number, runner: FilterRunner) => Program | undefined;

/** How to capture; what is left out is as tcpdump has it. */
export interface LiveCaptureOptions {
  /** Names (or numbers of the list, as text): `eth0`, `any`, `["eth0", "lo"]`. */
  readonly interface: string | readonly string[];
  /** Default: the ring on Linux, libpcap elsewhere and for what is no network interface, dumpcap where rights are missing. */
  readonly backend?: Backend | undefined;
  /** The most octets kept of a packet; default, and for 0, 262,144. */
  readonly snapLength?: number | undefined;
  /** Default true. */
  readonly promiscuous?: boolean | undefined;
  /** Octets that the kernel may hold for us, of each interface; default 8 MiB (tcpdump's is 2 MiB). */
  readonly bufferSize?: number | undefined;
  /** Packets are delivered as they come rather than a block at a time. */
  readonly immediate?: boolean | undefined;
  /** Default `inout`. */
  readonly direction?: "in" | "out" | "inout" | undefined;
  /** One of `timestampTypes`; default `host`. */
  readonly timestampType?: string | undefined;
  /** LINKTYPE_ value, one of `linkTypes`. */
  readonly linkType?: number | undefined;
  readonly filter?: CaptureFilter | undefined;
  /** Ends the capture: what arrived before is still delivered, then `fill()` is false. */
  readonly signal?: AbortSignal | undefined;
}

/** Takes packets by what a pcap file says of them: that is quicker than a record, which says all that is known. */
export interface PacketTaker {
  /** Writes the header that stands in front of a packet in the file, `PCAP_RECORD_HEADER_LENGTH` octets. */
  header(view: DataView, at: number, seconds: number, nanoseconds: number, captured: number, original: number): void;
  /** Takes packets with their headers, as they stand in the file; the octets are not there for long. */
  records(bytes: Uint8Array): void;
  /** Takes a packet; its octets are not there for long. */
  packet(seconds: number, nanoseconds: number, original: number, bytes: Uint8Array, start: number, end: number): void;
}

/** Counters since the capture began; undefined is what this way of capturing cannot know. */
export interface CaptureStatistics {
  /** Packets that `next()` came to. */
  readonly captured: number;
  /** Packets that the kernel had for us, counting those that it then dropped. */
  readonly receivedByFilter: number | undefined;
  /** Packets lost because nobody fetched them in time. */
  readonly droppedByKernel: number | undefined;
  /** Packets lost by the interface or its driver. */
  readonly droppedByInterface: number | undefined;
  /** Packets lost in queues of our own. */
  readonly droppedByUs: number;
}

/**
 * A capture of what passes an interface now, read as a file is: `fill()` waits for packets, `next()` moves `record`. The
 * octets of a record are the kernel's until the next `fill()`: `keep()` copies them. `fill()` becomes false when the
 * signal aborts, and, with `problem` set, when the interface is gone.
 */
export interface LiveCapture extends CaptureReader {
  readonly format: "live";
  readonly backend: Backend;
  readonly linkType: number;
  /** What the user should know of how this capture runs, a sentence each. */
  readonly notices: readonly string[];
  /**
   * Gives what `next()` would come to, at most so many packets, to `taker`, and calls `taken` for each block of them; may wait
   * for more, and let nothing else happen meanwhile, for a tenth of a second, as long as `taken` returns true.
   */
  handOver(taker: PacketTaker, most: number, taken: (count: number) => boolean): void;
  /** Replaces the filter, from the next packet on. */
  setFilter(filter: CaptureFilter | undefined): void;
  /** Counts anew, also into `statistics` of each of `interfaces`. */
  stats(): CaptureStatistics;
}
