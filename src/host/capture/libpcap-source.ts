import { endianness, release, type } from "node:os";
import type { CaptureInterface } from "../../files/capture-interface.ts";
import { linkTypeOfDlt } from "../../files/link-types.ts";
import type { PacketRecord } from "../../files/record.ts";
import { everything } from "../attach-filter.ts";
import { countedProgram } from "../native/counted-program.ts";
import type { Libpcap } from "../native/libpcap.ts";
import type { Address, Waiting } from "../native/native.ts";
import { CaptureError } from "./capture-error.ts";
import { handOverRecords } from "./hand-over.ts";
import { packetBatch, RECORD_HEADER, type PacketBatch } from "./libpcap-batch.ts";
import { openHandle, theLibpcap } from "./libpcap-handle.ts";
import type { CaptureFilter, PacketTaker } from "./live-capture.ts";
import { LiveReader } from "./live-reader.ts";
import { openEach, type InterfaceState, type PacketSource, type SourceCounts } from "./packet-source.ts";
import type { CaptureSettings } from "./settings.ts";
import { TimedWaiting } from "./timed-waiting.ts";

const LITTLE_ENDIAN = endianness() === "LE";
/** Milliseconds that libpcap may be late with a packet, beyond its timeout. */
const SLACK_MS = 12;
/** struct pcap_stat, with what Windows has behind it. */
const STATISTICS_LENGTH = 24;
const NANOSECONDS = 9;
const MICROSECONDS = 6;

/** Captures through libpcap. Throws CaptureError and its kinds, and what the filter throws. */
export async function openLibpcap(names: readonly string[], settings: CaptureSettings): Promise<LiveReader> {
  const libpcap = await theLibpcap();
  return new LiveReader(
    "libpcap",
    openEach(names, (name) => new LibpcapSource(libpcap, name, settings)),
    settings,
  );
}

/** An interface captured from through libpcap. */
export class LibpcapSource implements PacketSource {
  readonly described: CaptureInterface;
  readonly notices: readonly string[];
  readonly delayMs: number;
  readonly readable: Waiting;
  readonly isBegun = true;
  state: InterfaceState = "up";
  fault: string | undefined = undefined;
  captured = 0;
  isIdle = true;
  private readonly libpcap: Libpcap;
  private readonly handle: Address;
  private readonly batch: PacketBatch;
  private readonly nanosecondsAUnit: number;
  private at = 0;
  private isReported = false;
  /** Packets that came later are not delivered. In milliseconds since 1970. */
  private until = Infinity;
  /** libpcap's counters, which are of 32 bits, at the last look, and what they have come to. */
  private readonly counters = new Uint32Array(STATISTICS_LENGTH / 4);
  private readonly totals = [0, 0, 0];

  /** Receives when it is made, without a filter. Throws CaptureError and its kinds. */
  constructor(libpcap: Libpcap, name: string, settings: CaptureSettings) {
    const { handle, isNanosecond, notices } = openHandle(libpcap, name, settings);
    const descriptor = libpcap.descriptor(handle);
    this.libpcap = libpcap;
    this.notices = notices;
    this.handle = handle;
    this.batch = packetBatch(libpcap, handle);
    this.nanosecondsAUnit = isNanosecond ? 1 : 1000;
    this.readable = descriptor === undefined ? new TimedWaiting() : libpcap.native.waiting(descriptor);
    // Linux hands packets over at the second look at them.
    this.delayMs = 2 * settings.gatherMs + SLACK_MS;
    this.described = {
      linkType: linkTypeOfDlt(libpcap.linkType(handle)),
      snapLength: settings.snapLength,
      name,
      timeResolution: isNanosecond ? NANOSECONDS : MICROSECONDS,
      os: `${type()} ${release()}`,
    };
  }

  filter(filter: CaptureFilter | undefined): undefined {
    const { libpcap, handle } = this;
    const { linkType, snapLength } = this.described;
    const program = filter?.(linkType, snapLength, process.platform === "linux" ? "kernel" : "here") ?? everything;
    // libpcap runs what the kernel cannot.
    if (libpcap.setFilter(handle, countedProgram(libpcap.native, program, 4)) < 0) throw this.failure();
  }

  begin(): void {}

  load(): boolean {
    const count = this.state === "gone" ? 0 : this.batch.fetch();
    this.at = 0;
    this.isIdle = count <= 0;
    if (count < 0) {
      this.state = "gone";
      this.fault = this.failure().message;
    }
    return count > 0;
  }

  get hasPackets(): boolean {
    return this.at < this.batch.length && !this.isIdle;
  }

  get seconds(): number {
    return this.word(0);
  }

  get nanoseconds(): number {
    return this.word(4) * this.nanosecondsAUnit;
  }

  next(record: PacketRecord): boolean {
    while (this.hasPackets) {
      const { seconds, nanoseconds } = this;
      const captured = this.word(8);
      const original = this.word(12);
      const start = this.at + RECORD_HEADER;
      this.at = start + captured;
      if (seconds * 1e3 + nanoseconds / 1e6 > this.until) continue;
      record.clearOptions();
      record.seconds = seconds;
      record.nanoseconds = nanoseconds;
      record.captured = captured;
      record.original = original;
      record.linkType = this.described.linkType;
      record.bigEndian = !LITTLE_ENDIAN;
      record.bytes = this.batch.bytes;
      record.start = start;
      record.end = this.at;
      this.captured++;
      return true;
    }
    return false;
  }

  handOver(taker: PacketTaker, most: number, record: PacketRecord): number {
    return handOverRecords(() => this.next(record), record, taker, most);
  }

  relieve(): void {}

  look(): string | undefined {
    if (this.fault === undefined || this.isReported) return undefined;
    this.isReported = true;
    return `${this.described.name}: ${this.fault}`;
  }

  stop(): void {
    this.until = Date.now() + 1;
  }

  counts(): SourceCounts {
    const now = new Uint32Array(this.counters.length);
    if (this.libpcap.statistics(this.handle, new Uint8Array(now.buffer)) === 0) {
      for (const which of this.totals.keys()) this.totals[which] += (now[which] - this.counters[which]) >>> 0;
      this.counters.set(now);
    }
    const [received, dropped, missed] = this.totals;
    return { received, dropped, missed };
  }

  close(): void {
    this.readable.close();
    this.batch.close();
    this.libpcap.close(this.handle);
  }

  private failure(): CaptureError {
    return new CaptureError(this.libpcap.errorText(this.handle) || "libpcap cannot say what is wrong");
  }

  private word(place: number): number {
    return this.batch.view.getUint32(this.at + place, LITTLE_ENDIAN);
  }
}
