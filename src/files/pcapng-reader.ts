import { u32, u32le } from "../bytes/numbers.ts";
import { readOptions } from "./option-codec.ts";
import { adjustSnapLength } from "./pcap-header.ts";
import { BLOCK, tooShort } from "./pcapng-blocks.ts";
import { Framing, TRAILER } from "./pcapng-framing.ts";
import { PACKET_FLAG, packetOptions } from "./pcapng-options.ts";
import type { PacketMetadata, PacketOptions, PacketProcess } from "./pcapng-options.ts";
import { Surroundings, type NumberedInterface } from "./pcapng-surroundings.ts";
import type { CaptureProblem } from "./problem.ts";
import type { CaptureReader } from "./reader.ts";
import { PacketRecord, type Direction } from "./record.ts";
import { setTime } from "./timestamp.ts";
import type { ReadWindow } from "./window.ts";

/** Exponent of microseconds: an interface that gives no resolution has this one. */
const MICROSECONDS = 6;
/** 2^-20 s is the finest binary resolution that is not finer than a microsecond. */
const BINARY_MICROSECONDS = 20;
/** Octets up to the data of enhanced and of obsolete packet blocks, which are laid out alike, and of simple ones. */
const PACKET_FIXED = 28;
const SIMPLE_PACKET_FIXED = 12;
const UNKNOWN_DROPS = 0xffff;
/** Apple's packet option that says which of the section's process blocks is meant. */
const DARWIN_PROCESS = 0x8001;
/** By the two lowest bits of epb_flags. */
const DIRECTIONS: readonly Direction[] = ["unknown", "in", "out", "unknown"];

/** Reads the packets of a pcapng file, keeping on the way what it says beside them. */
export class PcapngReader implements CaptureReader {
  readonly format = "pcapng";
  readonly record = new PacketRecord();
  problem: CaptureProblem | undefined = undefined;

  private readonly window: ReadWindow;
  private readonly framing: Framing;
  private readonly surroundings = new Surroundings();
  readonly interfaces = this.surroundings.interfaces;
  readonly sections = this.surroundings.sections;
  readonly nameResolutions = this.surroundings.nameResolutions;
  readonly secrets = this.surroundings.secrets;

  constructor(window: ReadWindow) {
    this.window = window;
    this.framing = new Framing(window);
  }

  get linkType(): number | undefined {
    return this.interfaces[0]?.linkType;
  }

  get snapLength(): number {
    const first = this.interfaces[0];
    return first === undefined ? 0 : adjustSnapLength(first.linkType, first.snapLength);
  }

  get nanosecond(): boolean {
    const resolution = this.interfaces[0]?.timeResolution ?? MICROSECONDS;
    return resolution < 0x80 ? resolution > MICROSECONDS : (resolution & 0x7f) > BINARY_MICROSECONDS;
  }

  get ignored(): number {
    return this.surroundings.ignored;
  }

  /** Reads on to the first interface, so that the link type is known. */
  async start(): Promise<void> {
    while (this.interfaces.length === 0) {
      const { position } = this.window;
      const length = this.wholeBlock();
      if (length > 0 && isPacket(this.u32(position))) {
        this.refuse("the capture file has a packet block before any Interface Description Blocks");
      } else if (length > 0) {
        this.readBlock(position, position + length - TRAILER);
        this.window.position = position + length;
      } else if (this.problem === undefined && !(await this.window.fill())) {
        this.finish();
        return;
      }
      if (this.problem !== undefined) return;
    }
  }

  fill(): boolean | Promise<boolean> {
    if (this.problem !== undefined) return false;
    if (this.wholeBlock() > 0) return true;
    if (this.problem !== undefined) return false;
    const more = this.window.fill();
    if (typeof more === "boolean") return more || this.finish();
    return more.then((arrived) => arrived || this.finish());
  }

  next(): boolean {
    const { window } = this;
    while (this.problem === undefined) {
      const length = this.wholeBlock();
      if (length === 0) return false;
      const at = window.position;
      const isRead = this.readBlock(at, at + length - TRAILER);
      window.position = at + length;
      if (isRead) return true;
    }
    return false;
  }

  close(): void | Promise<void> {
    return this.window.source.close();
  }

  private wholeBlock(): number {
    const length = this.framing.wholeBlock();
    if (length === 0 && this.framing.fault !== undefined) this.refuse(this.framing.fault);
    return length;
  }

  /** Takes in the block whose type is at `at` and whose body ends at `end`; true when it was a packet. */
  private readBlock(at: number, end: number): boolean {
    const { framing, surroundings, window } = this;
    const type = this.u32(at);
    if (type === BLOCK.enhancedPacket) return this.readPacket(type, at, end, this.u32(at + 8), undefined);
    if (type === BLOCK.obsoletePacket) return this.readObsoletePacket(at, end);
    if (type === BLOCK.simplePacket) return this.readSimplePacket(at, end);
    const fault = surroundings.read(window.view, at, end, framing.littleEndian);
    if (fault !== undefined) return this.refuse(fault);
    if (type === BLOCK.interface) framing.allowPacket(surroundings.numbered.at(-1)!.longest);
    return false;
  }

  private readPacket(type: number, at: number, end: number, id: number, found: PacketOptions | undefined): boolean {
    if (end - at < PACKET_FIXED) return this.refuse(tooShort(type));
    const source = this.surroundings.numbered[id];
    if (source === undefined) return this.unknownInterface(id);
    const captured = this.u32(at + 20);
    // libpcap refuses what is longer than the interface's snapshot length; some writers make that.
    if (captured > source.longest) {
      const snapLength = adjustSnapLength(source.described.linkType, source.described.snapLength);
      return this.refuse(`invalid packet capture length ${captured}, bigger than snaplen of ${snapLength}`);
    }
    const start = at + PACKET_FIXED;
    if (captured > end - start) return this.refuse(tooShort(type));
    this.place(source, start, captured, this.u32(at + 24));
    setTime(this.record, source.scale, this.u32(at + 12), this.u32(at + 16));
    const options = start + ((captured + 3) & ~3);
    if (options < end || found !== undefined) this.readPacketOptions(options, end, found ?? {});
    return true;
  }

  private readObsoletePacket(at: number, end: number): boolean {
    if (end - at < PACKET_FIXED) return this.refuse(tooShort(BLOCK.obsoletePacket));
    const { view } = this.window;
    const drops = view.getUint16(at + 10, this.framing.littleEndian);
    const found = drops === 0 || drops === UNKNOWN_DROPS ? undefined : { dropCount: BigInt(drops) };
    const id = view.getUint16(at + 8, this.framing.littleEndian);
    return this.readPacket(BLOCK.obsoletePacket, at, end, id, found);
  }

  /** A simple packet has no time, and of its length what the snapshot length of the first interface leaves. */
  private readSimplePacket(at: number, end: number): boolean {
    const start = at + SIMPLE_PACKET_FIXED;
    if (end < start) return this.refuse(tooShort(BLOCK.simplePacket));
    const source = this.surroundings.numbered[0];
    if (source === undefined) return this.unknownInterface(0);
    const { linkType, snapLength } = source.described;
    const original = this.u32(at + 8);
    const captured = Math.min(original, adjustSnapLength(linkType, snapLength));
    if (captured > end - start) return this.refuse(tooShort(BLOCK.simplePacket));
    this.place(source, start, captured, original);
    this.record.seconds = 0;
    this.record.nanoseconds = 0;
    this.record.untimed = true;
    return true;
  }

  private place(source: NumberedInterface, start: number, captured: number, original: number): void {
    const { record } = this;
    record.number++;
    record.interface = source.index;
    record.linkType = source.described.linkType;
    record.bigEndian = !this.framing.littleEndian;
    record.captured = captured;
    record.original = original;
    record.bytes = this.window.bytes;
    record.start = start;
    record.end = start + captured;
    record.clearOptions();
  }

  private readPacketOptions(at: number, end: number, found: PacketOptions): void {
    const { record } = this;
    readOptions(this.window.view, at, end, this.framing.littleEndian, packetOptions, found);
    const { comments, ...metadata } = found;
    if (comments !== undefined) record.comments = comments;
    const process = this.processOf(metadata, record.comments);
    if (process !== undefined) metadata.process = process;
    if (Object.keys(metadata).length > 0) record.metadata = metadata;
    const { flags } = metadata;
    if (flags !== undefined) record.direction = DIRECTIONS[flags & PACKET_FLAG.direction]!;
    if (flags !== undefined && (flags & PACKET_FLAG.checksumLeft) !== 0) record.checksumLeft = true;
  }

  /** The process of a packet, with what the file says of it elsewhere; Apple's way of naming it gives way to pcapng's. */
  private processOf(metadata: PacketMetadata, comments: readonly string[]): PacketProcess | undefined {
    const { process, other } = metadata;
    const { processes } = this.surroundings;
    const commented = processes.inComments(comments);
    if (process !== undefined) {
      const { pid } = process;
      const info = commented?.pid === pid ? commented.info : processes.find(pid, this.record.seconds);
      return info === undefined ? process : { ...process, info };
    }
    const index = other?.find(({ code, value }) => code === DARWIN_PROCESS && value.length === 4)?.value;
    if (index === undefined) return commented && { ...commented, thread: 0 };
    const place = (this.framing.littleEndian ? u32le : u32)(index, 0);
    const described = processes.inOrder[place];
    if (described === undefined) return undefined;
    metadata.other = other!.filter(({ code }) => code !== DARWIN_PROCESS);
    return { ...described, thread: 0 };
  }

  private unknownInterface(id: number): false {
    return this.refuse(
      `a packet arrived on interface ${id}, but there's no Interface Description Block for that interface`,
    );
  }

  private refuse(message: string): false {
    this.problem = { kind: "malformed", message, at: this.window.offset };
    return false;
  }

  private finish(): false {
    const { remaining, problem, offset } = this.window;
    if (problem !== undefined) this.problem = problem;
    else if (remaining > 0) this.problem = { kind: "truncated", message: this.framing.cutShort(), at: offset };
    return false;
  }

  private u32(at: number): number {
    return this.window.view.getUint32(at, this.framing.littleEndian);
  }
}

function isPacket(type: number): boolean {
  return type === BLOCK.enhancedPacket || type === BLOCK.simplePacket || type === BLOCK.obsoletePacket;
}
