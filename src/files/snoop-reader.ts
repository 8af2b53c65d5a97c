import type { CaptureInterface } from "./capture-interface.ts";
import { adjustSnapLength } from "./pcap-header.ts";
import type { CaptureProblem } from "./problem.ts";
import type { CaptureReader } from "./reader.ts";
import { PacketRecord } from "./record.ts";
import type { ReadWindow } from "./window.ts";

/** Octets of a snoop file's header: `snoop`, three zeros, version and data link type (RFC 1761). */
export const SNOOP_HEADER_LENGTH = 16;
const RECORD_HEADER_LENGTH = 24;
const VERSION = 2;
const ETHERNET = 1;
/** Records are refused beyond this: Wireshark's limit, too. */
const LONGEST_RECORD = 262144 + RECORD_HEADER_LENGTH + 4;

/** Data link type -> LINKTYPE_ value. */
const LINK_TYPES = new Map([
  [0, ETHERNET], // IEEE 802.3
  [2, 6], // Token ring
  [4, ETHERNET],
  [8, 10], // FDDI
]);

/** Whether these octets begin a snoop file. */
export function isSnoop(view: DataView, at: number): boolean {
  return view.getUint32(at) === 0x736e6f6f && view.getUint32(at + 4) === 0x70000000;
}

/** The LINKTYPE_ value of the snoop file that begins at `at`, or why it is not understood. */
export function readSnoopHeader(view: DataView, at: number): number | string {
  const version = view.getUint32(at + 8);
  if (version !== VERSION) return `snoop version ${version}`;
  const type = view.getUint32(at + 12);
  return LINK_TYPES.get(type) ?? `snoop data link type ${type}`;
}

/** Reads the packets of a snoop file (RFC 1761) whose header has been read. */
export class SnoopReader implements CaptureReader {
  readonly format = "snoop";
  readonly linkType: number;
  readonly snapLength: number;
  readonly nanosecond = false;
  readonly interfaces: CaptureInterface[];
  readonly sections = [];
  readonly nameResolutions = [];
  readonly secrets = [];
  readonly ignored = 0;
  readonly record = new PacketRecord();
  problem: CaptureProblem | undefined = undefined;
  private readonly window: ReadWindow;

  constructor(window: ReadWindow, linkType: number) {
    this.window = window;
    this.linkType = linkType;
    this.snapLength = adjustSnapLength(linkType, 0);
    this.interfaces = [{ linkType, snapLength: this.snapLength, timeResolution: 6 }];
    this.record.linkType = linkType;
    this.record.bigEndian = true;
  }

  fill(): boolean | Promise<boolean> {
    if (this.problem !== undefined) return false;
    if (this.window.remaining >= this.needed()) return true;
    const more = this.window.fill();
    if (typeof more === "boolean") return more || this.finish();
    return more.then((arrived) => arrived || this.finish());
  }

  next(): boolean {
    const { window, record } = this;
    const at = window.position;
    const start = at + RECORD_HEADER_LENGTH;
    if (start > window.limit) return false;
    const { view } = window;
    const captured = view.getUint32(at + 4);
    const whole = view.getUint32(at + 8);
    if (whole < RECORD_HEADER_LENGTH + captured || whole > LONGEST_RECORD) return this.refuse(whole, captured);
    if (at + whole > window.limit) return false;
    window.position = at + whole;
    record.number++;
    record.seconds = view.getUint32(at + 16);
    record.nanoseconds = view.getUint32(at + 20) * 1000;
    record.captured = captured;
    record.original = view.getUint32(at);
    record.bytes = window.bytes;
    record.start = start;
    record.end = start + captured;
    return true;
  }

  close(): void | Promise<void> {
    return this.window.source.close();
  }

  /** Octets that must be there for `next` to decide about the next packet. */
  private needed(): number {
    if (this.window.remaining < RECORD_HEADER_LENGTH) return RECORD_HEADER_LENGTH;
    const whole = this.window.view.getUint32(this.window.position + 8);
    return whole > LONGEST_RECORD ? RECORD_HEADER_LENGTH : whole;
  }

  private refuse(whole: number, captured: number): false {
    const message = `invalid snoop record of ${whole} octets with ${captured} octets of a packet`;
    this.problem = { kind: "malformed", message, at: this.window.offset };
    return false;
  }

  private finish(): false {
    const { remaining, offset, problem } = this.window;
    if (problem !== undefined) this.problem = problem;
    else if (remaining > 0)
      this.problem = {
        kind: "truncated",
        message: `truncated snoop file; a record of ${this.needed()} octets has ${remaining}`,
        at: offset,
      };
    return false;
  }
}
