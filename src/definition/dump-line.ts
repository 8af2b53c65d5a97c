import { u16, u24, u32, u64, uint } from "../bytes/numbers.ts";
import { TextWriter } from "../bytes/text-writer.ts";
import { hexDump } from "../bytes/hex-dump.ts";
import type { Decrypt } from "./dump-decrypt.ts";
import { readSlot, type Slot } from "./layout.ts";
import type { Keys } from "./nesting.ts";
import type { Protocol } from "./protocol.ts";

/** Thrown by a read beyond what was captured; the line ends there with `[|protocol]`, as tcpdump's does. */
export const TRUNCATED: unique symbol = Symbol("truncated");

/** Protocols within protocols in one line: tunnels in tunnels end here. */
const NESTING_LIMIT = 64;

/** What a user asked the line to be, by tcpdump's flags. */
export interface LineOptions {
  /** -v, -vv, -vvv as 1, 2, 3. */
  readonly verbose: number;
  /** -q, and -qq as 2. */
  readonly quiet: number;
  /** -e */
  readonly linkHeader: boolean;
  /** -S */
  readonly absoluteSequence: boolean;
  /** Not -K. */
  readonly checksums: boolean;
  /** -u */
  readonly undecodedHandles: boolean;
  /** -b */
  readonly asDot: boolean;
  /** -x, -X and -A dump the packet themselves: unknown payload is not dumped twice. */
  readonly dumps: boolean;
  /** -n, for names that need no looking up (of SNMP's objects). */
  readonly numeric?: boolean;
  /** -T */
  readonly packetType: string | undefined;
  /** -E: what ESP protects, where a key for it was given. */
  readonly decrypt?: Decrypt | undefined;
}

/** Texts for addresses and numbers; undefined where there is none or none is wanted (-n). Never blocks. */
export interface LineNames {
  ipv4(bytes: Uint8Array, at: number): string | undefined;
  ipv6(bytes: Uint8Array, at: number): string | undefined;
  ether(bytes: Uint8Array, at: number): string | undefined;
  port(protocol: "tcp" | "udp", number: number): string | undefined;
  protocol(number: number): string | undefined;
  /** Seconds that local time is ahead of UTC at a time in seconds since 1970; UTC where it is not given. */
  zoneOffset?(seconds: number): number;
  /** The name of this host's interface with a number, which captures on Linux's device `any` say; `?` where it is not given. */
  interface?(index: number): string | undefined;
}

/** Numbers of a connection relative to its first ones; kept in flows/, bounded there. */
export interface RelativeNumbers {
  /**
   * Notes a segment whose TCP header starts at `segment`, inside the network header that `line` is in, and puts into
   * `seq` and `ack` what a line shows, into `sackBase` what it takes from the edges of selective acknowledgments.
   */
  relate(line: DumpLine, segment: number, seq: number, ack: number, flags: number): void;
  readonly seq: number;
  readonly ack: number;
  readonly sackBase: number;
}

/**
 * Writes the text of one protocol, of which `length` octets from `at` were on the wire. `false` says that what is inside
 * is nothing that can be printed, and leaves it to the printer outside.
 */
export type PrintLine = (line: DumpLine, at: number, length: number) => void | boolean;

/** A protocol's text in tcpdump's words, and where it is found. */
export interface DumpText {
  readonly protocol: Protocol;
  readonly print: PrintLine;
  /** The tables it stands in, where they are not the definition's own. */
  readonly carriedBy?: { readonly [table: string]: Keys };
  /** The word of -T that forces it onto a port nobody claims. */
  readonly forcedBy?: string;
}

/** Says how tcpdump prints a protocol. */
export function dumpText(
  protocol: Protocol,
  print: PrintLine,
  about: Pick<DumpText, "carriedBy" | "forcedBy"> = {},
): DumpText {
  return { protocol, print, ...about };
}

/** What an inner protocol may ask of the network header around it. */
export interface NetworkHeader {
  /** 4 or 6; 0 where there is none. */
  readonly version: number;
  /** Where the header starts, and its addresses: each of them up to where the next thing starts. */
  readonly start: number;
  readonly source: number;
  readonly destination: number;
  /** Where the last destination of a source route is, the destination where there is none: what checksums count. */
  readonly finalDestination: number;
  readonly addressSize: number;
  /** Octets after the header, as announced; 0 in IPv6 until a jumbo payload option says otherwise. */
  readonly payload: number;
  /** The protocol number in the header itself, not behind extension headers. */
  readonly carries: number;
  /** Time to live or hop limit. */
  readonly ttl: number;
  /** Whether it is the first of several fragments. */
  readonly fragmented: boolean;
}
const NO_NETWORK: NetworkHeader = {
  version: 0,
  start: 0,
  source: 0,
  destination: 0,
  finalDestination: 0,
  addressSize: 0,
  payload: 0,
  carries: -1,
  ttl: 0,
  fragmented: false,
};

/** Printers by table and number. */
export type LineTables = ReadonlyMap<string, ReadonlyMap<number, Pick<DumpText, "print">>>;

/**
 * One line being written, over one packet. Reads are bounded by `end` (tcpdump's snapend): beyond it they end the line.
 */
export class DumpLine extends TextWriter {
  bytes: Uint8Array = new Uint8Array(0);
  /** Start of the packet. */
  packet = 0;
  /** End of what may be read: of what was captured, or of an inner packet that announces less. */
  end = 0;
  /** End of the link-level header, where -x and -X start; printers of link types set it. */
  payload = 0;
  /** What a line that ends early says it was in the middle of. */
  protocol = "";
  options: LineOptions;
  names: LineNames;
  readonly numbers: RelativeNumbers;
  /** The network header around what is printed now. */
  network: NetworkHeader = NO_NETWORK;
  /** Checksums of TCP and UDP, of all packets so far, that were not right. */
  wrongChecksums = 0;
  /** Where the link-layer addresses are, -1 where there are none. */
  linkSource = -1;
  linkDestination = -1;
  private readonly tables: LineTables;
  private readonly memories = new Map<() => unknown, unknown>();
  private depth = 0;

  constructor(tables: LineTables, options: LineOptions, names: LineNames, numbers: RelativeNumbers) {
    super();
    this.tables = tables;
    this.options = options;
    this.names = names;
    this.numbers = numbers;
  }

  get verbose(): number {
    return this.options.verbose;
  }

  /** Starts on another packet. */
  open(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.packet = start;
    this.payload = start;
    this.end = end;
    this.network = NO_NETWORK;
    this.depth = 0;
    this.linkSource = -1;
    this.linkDestination = -1;
  }

  /** What a printer keeps from one packet to the next, which is made when it is first asked for; it bounds itself. */
  kept<T>(make: () => T): T {
    if (!this.memories.has(make)) this.memories.set(make, make());
    return this.memories.get(make) as T;
  }

  /** Whether `count` octets from `at` may be read. */
  has(at: number, count: number): boolean {
    return at + count <= this.end;
  }

  /** Ends the line unless `count` octets from `at` may be read. */
  need(at: number, count: number): void {
    if (at + count > this.end) throw TRUNCATED;
  }

  /** Octets from `at` on that may be read. */
  left(at: number): number {
    return Math.max(0, this.end - at);
  }

  u8(at: number): number {
    if (at + 1 > this.end) throw TRUNCATED;
    return this.bytes[at];
  }
  u16(at: number): number {
    if (at + 2 > this.end) throw TRUNCATED;
    return u16(this.bytes, at);
  }
  u24(at: number): number {
    if (at + 3 > this.end) throw TRUNCATED;
    return u24(this.bytes, at);
  }
  u32(at: number): number {
    if (at + 4 > this.end) throw TRUNCATED;
    return u32(this.bytes, at);
  }
  u64(at: number): bigint {
    if (at + 8 > this.end) throw TRUNCATED;
    return u64(this.bytes, at);
  }
  /** An unsigned integer of 1 to 6 octets. */
  uint(at: number, size: number): number {
    if (at + size > this.end) throw TRUNCATED;
    return uint(this.bytes, at, size);
  }
  /** A field of the fixed head of the header that starts at `start`. */
  field(slot: Slot, start: number): number {
    if (start + slot.offset + slot.size > this.end) throw TRUNCATED;
    return readSlot(this.bytes, start, slot);
  }

  /** Prints with the printer that stands in `table` at `key`; false where there is none or it gives up. */
  next(table: string, key: number, at: number, length: number): boolean {
    const text = this.tables.get(table)?.get(key);
    return text !== undefined && this.inside(text.print, at, length);
  }

  /** Whether a printer stands in `table` at `key`. */
  knows(table: string, key: number): boolean {
    return this.tables.get(table)?.has(key) === true;
  }

  /** Prints an inner packet, one level deeper; too many levels end the line. */
  inside(print: PrintLine, at: number, length: number): boolean {
    if (++this.depth > NESTING_LIMIT) throw TRUNCATED;
    const printed = print(this, at, length);
    this.depth--;
    return printed !== false;
  }

  /** Runs a printer inside a network header whose payload ends at `end`, and goes back to the header outside. */
  within(network: NetworkHeader, end: number, print: PrintLine, at: number, length: number): boolean {
    const outer = this.network;
    this.network = network;
    const printed = this.upTo(end, print, at, length);
    this.network = outer;
    return printed;
  }

  /** Runs a printer with reads bounded by `end` as well, and puts the old bound back. */
  upTo(end: number, print: PrintLine, at: number, length: number): boolean {
    const old = this.end;
    if (end < old) this.end = end;
    const printed = this.inside(print, at, length);
    this.end = old;
    return printed;
  }

  /** ` [|protocol]`, for a printer that stops but lets the line go on. */
  truncated(): void {
    this.text(" [|");
    this.text(this.protocol);
    this.text("]");
  }

  /** ` (invalid)` */
  invalid(): void {
    this.text(" (invalid)");
  }

  /** An IPv4 address or its name. Bounded as reads are. */
  host4(at: number): void {
    this.need(at, 4);
    const name = this.names.ipv4(this.bytes, at);
    if (name === undefined) this.ipv4(this.bytes, at);
    else this.text(name);
  }

  /** An IPv6 address or its name. */
  host6(at: number): void {
    this.need(at, 16);
    const name = this.names.ipv6(this.bytes, at);
    if (name === undefined) this.ipv6(this.bytes, at);
    else this.text(name);
  }

  /** An Ethernet address or its name. */
  ether(at: number): void {
    this.need(at, 6);
    const name = this.names.ether(this.bytes, at);
    if (name === undefined) this.mac(this.bytes, at);
    else this.text(name);
  }

  /** A port or its service's name. */
  port(protocol: "tcp" | "udp", number: number): void {
    const name = this.names.port(protocol, number);
    if (name === undefined) this.decimal(number);
    else this.text(name);
  }

  /** The name that a table (number to text) has for a value; else `unknown`, in which `%` stands for the number. */
  named(names: { readonly [number: number]: string }, value: number, unknown: string): void {
    const name = names[value];
    if (name !== undefined) {
      this.text(name);
      return;
    }
    const place = unknown.indexOf("%");
    if (place < 0) {
      this.text(unknown);
      return;
    }
    this.text(unknown.slice(0, place));
    this.decimal(value);
    this.text(unknown.slice(place + 1));
  }

  /** Names of the bits that are set, with `between` between them; `none` where none has a name. Values are masks. */
  bitNames(names: readonly (readonly [number, string])[], value: number, between: string, none: string): void {
    let some = false;
    for (const [mask, name] of names) {
      if ((value & mask) === 0) continue;
      if (some) this.text(between);
      this.text(name);
      some = true;
    }
    if (!some) this.text(none);
  }

  /**
   * Octets as text up to `stop` or the end: printable ASCII as it is, others as `^X` and `M-x` (vis(3)'s way).
   * Returns false where the packet ended before `stop`.
   */
  visible(at: number, stop: number): boolean {
    const limit = Math.min(stop, this.end);
    let plainFrom = at;
    for (let i = at; i < limit; i++) {
      const octet = this.bytes[i];
      if (octet >= 0x20 && octet < 0x7f) continue;
      this.octets(this.bytes, plainFrom, i);
      this.visibleOctet(octet);
      plainFrom = i + 1;
    }
    this.octets(this.bytes, plainFrom, limit);
    return limit === stop;
  }

  /** Octets made visible, up to a zero where `zeroEnds`; ends the line where the packet ends first. */
  visibleText(at: number, length: number, zeroEnds = false): void {
    for (let i = at; i < at + length; i++) {
      const octet = this.u8(i);
      if (zeroEnds && octet === 0) return;
      this.visibleOctet(octet);
    }
  }

  /** One octet, made visible. */
  visibleOctet(octet: number): void {
    let code = octet;
    if (code > 0x7f) {
      this.text("M-");
      code &= 0x7f;
    }
    if (code < 0x20 || code === 0x7f) {
      this.text("^");
      code ^= 0x40;
    }
    this.octet(code);
  }

  /** Octets in hexadecimal below the line, as far as they were captured; asked for by -v or a field nobody knows. */
  hexLines(at: number, length: number, indent: string): void {
    if (at > this.end) this.text(`${indent}Dissector error: print_unknown_data called with pointer past end of packet`);
    else hexDump(this, this.bytes, at, Math.min(at + length, this.end), indent, false);
  }

  /** A payload nobody knows, in hexadecimal and ASCII below the line. */
  unknownPayload(at: number, end: number): void {
    if (this.options.dumps || this.options.quiet > 0) return;
    hexDump(this, this.bytes, at, Math.min(end, this.end), "\n\t", true);
  }
}
