import { readOptions, writeOptions } from "./option-codec.ts";
import type { Output } from "./output.ts";
import { BLOCK } from "./pcapng-blocks.ts";
import type { OptionTable, OtherOption } from "./pcapng-options.ts";

/** What a capture says of a process beside its id. */
export interface ProcessInfo {
  name?: string;
  /** Path of the program. */
  path?: string;
  /** Arguments, each but the last followed by a zero octet. */
  commandLine?: Uint8Array;
  parent?: number;
  uid?: number;
  user?: string;
  uuid?: Uint8Array;
  /** Nanoseconds since 1970. */
  startTime?: bigint;
  comments?: string[];
  other?: OtherOption[];
}

/** Of the Process Information Block proposed for pcapng (draft-ietf-opsawg-pcap, pull request 209). */
const processOptions: OptionTable<ProcessInfo> = {
  1: ["comments", "text list"],
  2: ["name", "text"],
  3: ["path", "text"],
  4: ["commandLine", "bytes"],
  5: ["parent", "u32"],
  6: ["uid", "u32"],
  7: ["user", "text"],
  8: ["uuid", "bytes"],
  9: ["startTime", "u64"],
};

const darwinOptions: OptionTable<ProcessInfo> = {
  1: ["comments", "text list"],
  2: ["name", "text"],
  4: ["uuid", "bytes"],
};

/** Wireshark's Private Enterprise Number, and the entry type of a process in its custom blocks. */
const WIRESHARK = 32622;
const PROCESS_ENTRY = 3;
/** Offsets in a custom block of the vendor's number and, in Wireshark's, of entry type, entry length and entry. */
const VENDOR = 8;
const ENTRY_TYPE = 12;
const ENTRY_LENGTH = 16;
const ENTRY = 20;

/** A process and what is said of it. */
export interface DescribedProcess {
  readonly pid: number;
  readonly info: ProcessInfo;
}

/** The process that the custom block at `at` describes as Wireshark 5 does; undefined for all other custom blocks. */
export function readProcess(
  view: DataView,
  at: number,
  end: number,
  littleEndian: boolean,
): DescribedProcess | undefined {
  if (end - at < ENTRY + 4 || view.getUint32(at + VENDOR, littleEndian) !== WIRESHARK) return undefined;
  // Wireshark's entries are little-endian in every section.
  const length = view.getUint32(at + ENTRY_LENGTH, true);
  if (view.getUint32(at + ENTRY_TYPE, true) !== PROCESS_ENTRY || length < 4 || length > end - at - ENTRY)
    return undefined;
  const info: ProcessInfo = {};
  readOptions(view, at + ENTRY + 4, at + ENTRY + length, true, processOptions, info);
  return { pid: view.getUint32(at + ENTRY, true), info };
}

/** The process of the block at `at` by which Apple's tcpdump describes it. */
export function readDarwinProcess(
  view: DataView,
  at: number,
  end: number,
  littleEndian: boolean,
): DescribedProcess | undefined {
  if (end - at < 12) return undefined;
  const info: ProcessInfo = {};
  readOptions(view, at + 12, end, littleEndian, darwinOptions, info);
  return { pid: view.getUint32(at + 8, littleEndian), info };
}

/**
 * Writes the body of a block that describes a process, and says of which type it is: Apple's where its name is all that the
 * block is to say, for that is read by Wireshark 5 as well as its own, and earlier ones show a custom block as a packet.
 */
export function writeProcess(output: Output, { pid, info }: DescribedProcess): void {
  const { littleEndian } = output;
  if (blockFor(info) === BLOCK.darwinProcess) {
    output.u32(pid);
    writeOptions(output, darwinOptions, info);
    return;
  }
  output.u32(WIRESHARK);
  output.littleEndian = true;
  output.u32(PROCESS_ENTRY);
  output.u32(0);
  const start = output.length;
  output.u32(pid);
  writeOptions(output, processOptions, info);
  output.patchU32(start - 4, output.length - start);
  output.littleEndian = littleEndian;
}

/** The type of block that describes a process: user and number of the user are said in comments. */
export function blockFor({ path, commandLine, parent, startTime }: ProcessInfo): number {
  const more = path ?? commandLine ?? parent ?? startTime;
  return more === undefined ? BLOCK.darwinProcess : BLOCK.custom;
}

/** Comments whose processes are remembered, so that all packets of one have the same. */
const MOST_COMMENTS = 4096;
/** Lines of comments as ptcpdump, etl2pcapng and we write them. */
const LINE = /^(PID|Cmd|Command|UserId|User)\s*[:=]\s*(\S.*)$/;

/** The processes of a section: by id, in the order of their blocks, and by what comments say. */
export class SectionProcesses {
  readonly inOrder: DescribedProcess[] = [];
  private readonly byId = new Map<number, ProcessInfo[]>();
  private readonly byComment = new Map<string, DescribedProcess | undefined>();

  add(process: DescribedProcess): void {
    this.inOrder.push(process);
    const known = this.byId.get(process.pid);
    if (known === undefined) this.byId.set(process.pid, [process.info]);
    else known.push(process.info);
  }

  /** Of the processes that have had an id, the last that had started by a time (whole seconds), else the first. */
  find(pid: number, seconds: number): ProcessInfo | undefined {
    const known = this.byId.get(pid);
    return (
      known?.findLast(({ startTime }) => startTime === undefined || startTime / 1_000_000_000n <= seconds) ?? known?.[0]
    );
  }

  /** The process that a packet's comments speak of. */
  inComments(comments: readonly string[]): DescribedProcess | undefined {
    for (const comment of comments) {
      const known = this.byComment.get(comment);
      const process = known ?? processIn(comment);
      if (process === undefined) continue;
      if (known === undefined && this.byComment.size < MOST_COMMENTS) this.byComment.set(comment, process);
      return process;
    }
    return undefined;
  }
}

function processIn(comment: string): DescribedProcess | undefined {
  const info: ProcessInfo = {};
  let pid = 0;
  for (const line of comment.split("\n")) {
    const [, key, value] = LINE.exec(line.trim()) ?? [];
    if (key === "PID") pid = parseInt(value, 10) || 0;
    else if (key === "Cmd" || key === "Command") info.name ??= value.slice(value.lastIndexOf("/") + 1);
    else if (key === "UserId") info.uid = parseInt(value, 10) || 0;
    else if (key === "User") info.user = value;
  }
  return pid === 0 && info.uid === undefined ? undefined : { pid, info };
}
