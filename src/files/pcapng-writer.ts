import type { CaptureInterface } from "./capture-interface.ts";
import { writeOptions } from "./option-codec.ts";
import { Output } from "./output.ts";
import { BLOCK, BYTE_ORDER_MAGIC, NAME_RECORD } from "./pcapng-blocks.ts";
import type { DecryptionSecrets, NameResolution, SectionInfo } from "./pcapng-blocks.ts";
import * as tables from "./pcapng-options.ts";
import { blockFor, writeProcess, type ProcessInfo } from "./pcapng-processes.ts";
import type { PacketRecord } from "./record.ts";
import type { ByteSink } from "./sink.ts";
import { timeScale, timeUnits, type TimeScale } from "./timestamp.ts";

const UNKNOWN_LENGTH = 0xffff_ffff_ffff_ffffn;

interface Known {
  readonly id: number;
  readonly scale: TimeScale;
}

/**
 * Writes a pcapng file: a section, its interfaces as packets need them, enhanced packet blocks, and what else there is
 * to say, in the order of the calls. Promises, where there are any, are to be awaited before the next call.
 */
export class PcapngWriter {
  private readonly output: Output;
  private interfaces = new Map<CaptureInterface, Known>();
  /** Weak: a capture of days meets processes without end. */
  private processes = new WeakSet<ProcessInfo>();

  constructor(sink: ByteSink, section: SectionInfo = { bigEndian: false }) {
    this.output = new Output(sink, !section.bigEndian, (view, at) => view.getUint32(at + 4, this.output.littleEndian));
    this.section(section);
  }

  /** Octets of the file so far. */
  get size(): number {
    return this.output.size;
  }

  /** Starts another section; interfaces are described anew in it. */
  section(section: SectionInfo): void {
    this.output.littleEndian = !section.bigEndian;
    this.interfaces = new Map();
    this.processes = new WeakSet();
    this.block(BLOCK.section, () => {
      this.output.u32(BYTE_ORDER_MAGIC);
      this.output.u16(1);
      this.output.u16(0);
      this.output.u64(UNKNOWN_LENGTH);
      writeOptions(this.output, tables.sectionOptions, section);
    });
  }

  /** Describes an interface, once a section; `write` does so where it has to. Throws RangeError for an impossible resolution. */
  addInterface(described: CaptureInterface): Known {
    const known = this.interfaces.get(described);
    if (known !== undefined) return known;
    const scale = timeScale(described.timeResolution, described.timeOffset);
    if (scale === undefined)
      throw new RangeError(`pcapng cannot express the time resolution ${described.timeResolution}`);
    this.block(BLOCK.interface, () => {
      this.output.u16(described.linkType);
      this.output.u16(0);
      this.output.u32(described.snapLength);
      writeOptions(this.output, tables.interfaceOptions, described);
    });
    const added = { id: this.interfaces.size, scale };
    this.interfaces.set(described, added);
    return added;
  }

  /** Writes a packet that came through `described` (the same object for every packet of one interface). */
  write(record: PacketRecord, described: CaptureInterface): void | Promise<void> {
    const { output } = this;
    const { id, scale } = this.addInterface(described);
    if (record.metadata?.process !== undefined) this.addProcess(record.metadata.process);
    this.block(BLOCK.enhancedPacket, () => {
      output.u32(id);
      this.time(timeUnits(scale, record.seconds, record.nanoseconds));
      output.u32(record.end - record.start);
      output.u32(record.original);
      const start = output.length;
      output.octets(record.bytes, record.start, record.end);
      output.pad(start);
      if (record.metadata !== undefined || record.comments.length > 0) {
        writeOptions(output, tables.packetOptions, { ...record.metadata, comments: [...record.comments] });
      }
    });
    return output.settle();
  }

  /** Describes the process of a packet, once a section, where there is something to say of it. */
  private addProcess({ pid, info }: tables.PacketProcess): void {
    if (info === undefined || pid === 0 || this.processes.has(info)) return;
    this.processes.add(info);
    this.block(blockFor(info), () => writeProcess(this.output, { pid, info }));
  }

  /** Writes names of addresses. */
  names(resolution: NameResolution): void {
    const { output } = this;
    this.block(BLOCK.names, () => {
      for (const { kind, address, names } of resolution.records) {
        const text = new TextEncoder().encode(names.map((name) => `${name}\0`).join(""));
        output.u16(kind);
        output.u16(address.length + text.length);
        const start = output.length;
        output.octets(address);
        output.octets(text);
        output.pad(start);
      }
      output.u16(NAME_RECORD.end);
      output.u16(0);
      writeOptions(output, tables.nameOptions, resolution);
    });
  }

  /** Writes the counters of an interface that has some. */
  statistics(described: CaptureInterface): void {
    const { statistics } = described;
    if (statistics === undefined) return;
    const { id } = this.addInterface(described);
    this.block(BLOCK.statistics, () => {
      this.output.u32(id);
      this.time(statistics.timestamp);
      writeOptions(this.output, tables.statisticsOptions, statistics);
    });
  }

  /** Writes keys; they are to stand before the packets that need them. */
  secrets(secrets: DecryptionSecrets): void {
    const { output } = this;
    this.block(BLOCK.secrets, () => {
      output.u32(secrets.kind);
      output.u32(secrets.data.length);
      const start = output.length;
      output.octets(secrets.data);
      output.pad(start);
      writeOptions(output, tables.secretsOptions, secrets);
    });
  }

  flush(): void | Promise<void> {
    return this.output.flush();
  }

  close(): Promise<void> {
    return this.output.close();
  }

  private time(units: bigint): void {
    this.output.u32(Number(units >> 32n));
    this.output.u32(Number(units & 0xffff_ffffn));
  }

  /** Puts type and length around a body; a body that fails leaves nothing behind. */
  private block(type: number, writeBody: () => void): void {
    const { output } = this;
    const start = output.length;
    output.u32(type);
    output.u32(0);
    try {
      writeBody();
    } catch (fault) {
      output.length = start;
      throw fault;
    }
    const length = output.length + 4 - start;
    output.patchU32(start + 4, length);
    output.u32(length);
  }
}
