import type { CaptureInterface, InterfaceStatistics } from "./capture-interface.ts";
import { longestPacket } from "./link-types.ts";
import { copy, readOptions } from "./option-codec.ts";
import { BLOCK, tooShort } from "./pcapng-blocks.ts";
import type { DecryptionSecrets, NameResolution, SectionInfo } from "./pcapng-blocks.ts";
import { readNameRecords } from "./pcapng-names.ts";
import { readDarwinProcess, readProcess, SectionProcesses, type DescribedProcess } from "./pcapng-processes.ts";
import { interfaceOptions, nameOptions, secretsOptions, sectionOptions, statisticsOptions } from "./pcapng-options.ts";
import { timeScale, type TimeScale } from "./timestamp.ts";

/** Sections, interfaces, name blocks and blocks of secrets kept of one file. */
export const MOST_KEPT_BLOCKS = 65536;
/** Octets kept of one file's section, name and secrets blocks. */
export const MOST_KEPT_OCTETS = 64 * 1024 * 1024;

/** Options without which times would be wrong, and their lengths: one of another length ends up among the unknown. */
const TIME_OPTIONS: Readonly<Record<number, readonly [option: string, length: number]>> = {
  9: ["if_tsresol", 1],
  14: ["if_tsoffset", 8],
};

/** An interface with what its packets need. */
export interface NumberedInterface {
  readonly described: CaptureInterface;
  /** Place in `interfaces`. */
  readonly index: number;
  readonly scale: TimeScale;
  /** The most octets believed of a packet. */
  readonly longest: number;
}

/** What a pcapng file says beside its packets, as far as it has been read. */
export class Surroundings {
  readonly interfaces: CaptureInterface[] = [];
  readonly sections: SectionInfo[] = [];
  readonly nameResolutions: NameResolution[] = [];
  readonly secrets: DecryptionSecrets[] = [];
  /** The current section's interfaces by the number that its packets use. */
  numbered: NumberedInterface[] = [];
  /** The current section's processes. */
  processes = new SectionProcesses();
  /** Blocks left out because they are broken or beyond a limit. */
  ignored = 0;
  private keptOctets = 0;

  /** Takes in a block whose type is at `at` and whose body ends at `end`, unless it is of another kind; says what is wrong. */
  read(view: DataView, at: number, end: number, littleEndian: boolean): string | undefined {
    const type = view.getUint32(at, littleEndian);
    switch (type) {
      case BLOCK.section:
        return end - at < 24 ? tooShort(type) : this.readSection(view, at, end, littleEndian);
      case BLOCK.interface:
        return end - at < 16 ? tooShort(type) : this.readInterface(view, at, end, littleEndian);
      case BLOCK.names:
        return this.readNames(view, at, end, littleEndian);
      case BLOCK.statistics:
        return this.readStatistics(view, at, end, littleEndian);
      case BLOCK.secrets:
        return this.readSecrets(view, at, end, littleEndian);
      case BLOCK.custom:
        return this.keepProcess(readProcess(view, at, end, littleEndian), end - at);
      case BLOCK.darwinProcess:
        return this.keepProcess(readDarwinProcess(view, at, end, littleEndian), end - at);
      default:
        return undefined;
    }
  }

  private readSection(view: DataView, at: number, end: number, littleEndian: boolean): string | undefined {
    const major = view.getUint16(at + 12, littleEndian);
    const minor = view.getUint16(at + 14, littleEndian);
    // Like libpcap, is strict with the first section only.
    const isFirst = this.sections.length === 0;
    if (isFirst && (major !== 1 || (minor !== 0 && minor !== 2))) {
      return `unsupported pcapng savefile version ${major}.${minor}`;
    }
    if (major !== 1) return `unknown pcapng savefile major version number ${major}`;
    this.numbered = [];
    this.processes = new SectionProcesses();
    const section: SectionInfo = { bigEndian: !littleEndian };
    readOptions(view, at + 24, end, littleEndian, sectionOptions, section);
    this.keep(this.sections, section, end - at);
    return undefined;
  }

  private readInterface(view: DataView, at: number, end: number, littleEndian: boolean): string | undefined {
    if (this.interfaces.length === MOST_KEPT_BLOCKS) return `more than ${MOST_KEPT_BLOCKS} interfaces in the file`;
    const linkType = view.getUint16(at + 8, littleEndian);
    const described: CaptureInterface = { linkType, snapLength: view.getUint32(at + 12, littleEndian) };
    const isWhole = readOptions(view, at + 16, end, littleEndian, interfaceOptions, described);
    if (!isWhole) return tooShort(BLOCK.interface);
    const wrong = described.other?.find(({ code }) => code in TIME_OPTIONS);
    if (wrong !== undefined) {
      const [option, length] = TIME_OPTIONS[wrong.code]!;
      return `Interface Description Block has ${option} option with length ${wrong.value.length} != ${length}`;
    }
    const scale = timeScale(described.timeResolution, described.timeOffset);
    if (scale === undefined) {
      const resolution = described.timeResolution!;
      const unit = (resolution & 0x80) === 0 ? `10^-${resolution}` : `2^-${resolution & 0x7f}`;
      return `Interface Description Block if_tsresol option resolution ${unit} is too high`;
    }
    this.numbered.push({ described, index: this.interfaces.length, scale, longest: longestPacket(linkType) });
    this.interfaces.push(described);
    return undefined;
  }

  private readNames(view: DataView, at: number, end: number, littleEndian: boolean): undefined {
    const read = readNameRecords(view, at + 8, end, littleEndian);
    if (read === undefined) return this.ignore();
    const names: NameResolution = { records: read.records };
    readOptions(view, read.end, end, littleEndian, nameOptions, names);
    return this.keep(this.nameResolutions, names, end - at);
  }

  private readStatistics(view: DataView, at: number, end: number, littleEndian: boolean): undefined {
    if (end - at < 20) return this.ignore();
    const source = this.numbered[view.getUint32(at + 8, littleEndian)];
    if (source === undefined) return this.ignore();
    const high = view.getUint32(at + 12, littleEndian);
    const timestamp = (BigInt(high) << 32n) | BigInt(view.getUint32(at + 16, littleEndian));
    const statistics: InterfaceStatistics = { timestamp };
    readOptions(view, at + 20, end, littleEndian, statisticsOptions, statistics);
    source.described.statistics = statistics;
    return undefined;
  }

  private readSecrets(view: DataView, at: number, end: number, littleEndian: boolean): undefined {
    const start = at + 16;
    if (end < start) return this.ignore();
    const length = view.getUint32(at + 12, littleEndian);
    if (length > end - start) return this.ignore();
    const secrets: DecryptionSecrets = { kind: view.getUint32(at + 8, littleEndian), data: copy(view, start, length) };
    readOptions(view, start + ((length + 3) & ~3), end, littleEndian, secretsOptions, secrets);
    return this.keep(this.secrets, secrets, end - at);
  }

  private keepProcess(process: DescribedProcess | undefined, octets: number): undefined {
    if (process === undefined) return;
    if (this.hasRoom(this.processes.inOrder, octets)) this.processes.add(process);
    else this.ignore();
  }

  private keep<Item>(list: Item[], item: Item, octets: number): undefined {
    if (!this.hasRoom(list, octets)) return this.ignore();
    list.push(item);
    return undefined;
  }

  private hasRoom(list: readonly unknown[], octets: number): boolean {
    if (list.length === MOST_KEPT_BLOCKS || this.keptOctets + octets > MOST_KEPT_OCTETS) return false;
    this.keptOctets += octets;
    return true;
  }

  private ignore(): undefined {
    this.ignored++;
    return undefined;
  }
}
