import { formatIPv4, formatMac } from "../bytes/addresses.ts";
import { u16, u32 } from "../bytes/numbers.ts";
import { remember } from "../bytes/remember.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

/** Addresses whose stations are remembered; beyond them the oldest is forgotten. */
const LIMIT = 16_384;
/** Where a message has what is looked at, and how long it is with the addresses of Ethernet and IPv4 (RFC 826). */
const STATION_SIZE = 4;
const ADDRESS_SIZE = 5;
const OPERATION = 6;
const SENDER = 8;
const TARGET = 18;
const STATION = 6;
const LENGTH = 28;

const REQUEST = 1;
const REPLY = 2;
/** Types of hardware with addresses of six octets that name stations: Ethernet, and all of IEEE 802. */
const HARDWARE = [1, 6];
const IPV4 = 0x0800;
/** The lengths of both addresses. */
const SIZES = 0x0604;

interface Use {
  readonly station: string;
  readonly frame: number;
  readonly seconds: number;
}

interface Duplicate {
  readonly address: string;
  readonly station: string;
  /** By whom it was used earlier. */
  readonly earlier: Use;
}

/** Says what messages of ARP are for, and which say that an address has a station that was another's earlier. */
export class ArpAddresses implements Follower {
  private readonly passage: Passage;
  private readonly uses = new Map<number, Use>();
  private readonly duplicates: LayerNotes<readonly Duplicate[]>;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, arp: Protocol) {
    const id = (key: string): number => passage.compiler.generated(arp, key);
    this.passage = passage;
    this.duplicates = new LayerNotes(passage);
    this.ids = {
      gratuitous: id("op/gratuitous"),
      probe: id("op/probe"),
      announcement: id("op/announcement"),
      duplicate: id("duplicate"),
      frame: id("duplicateFrame"),
      detected: id("duplicateDetected"),
      seconds: id("duplicateSeconds"),
    };
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const bytes = dissector.bytesOf(layer);
    const at = layers.start(layer);
    if (at + LENGTH > sources[layers.sourceOf(layer)].end) return;
    if (!HARDWARE.includes(u16(bytes, at)) || u16(bytes, at + 2) !== IPV4 || u16(bytes, at + 4) !== SIZES) return;
    const operation = u16(bytes, at + OPERATION);
    if (operation !== REQUEST && operation !== REPLY) return;
    const isNamed = names(bytes, at + SENDER);
    const sender = isNamed ? this.use(bytes, at + SENDER) : undefined;
    // A request has no target's station yet, and what a gratuitous reply says of its target it says of its sender.
    const isTarget = operation === REPLY && names(bytes, at + TARGET);
    const isSame = isNamed && u32(bytes, at + SENDER + STATION) === u32(bytes, at + TARGET + STATION);
    const target = isTarget && !isSame ? this.use(bytes, at + TARGET) : undefined;
    if (!sender && !target) return;
    this.duplicates.add(
      layer,
      [sender, target].filter((duplicate) => duplicate !== undefined),
    );
    dissector.forgetFields(layer);
  }

  annotate(layer: number): void {
    const { dissector, packet } = this.passage;
    const { ids } = this;
    this.addPurpose(layer);
    for (const { address, station, earlier } of this.duplicates.of(layer) ?? []) {
      const both = `${address} (${station}) - also in use by ${earlier.station} (frame ${earlier.frame})`;
      const group = dissector.addObject(ids["duplicate"], both);
      const frame = dissector.tree.count;
      dissector.addNumber(ids["frame"], earlier.frame);
      dissector.addObject(ids["detected"], `Duplicate IP address configured (${address})`);
      dissector.tree.close(frame, dissector.tree.end(frame));
      dissector.addNumber(ids["seconds"], (packet.seconds - earlier.seconds) >>> 0);
      dissector.tree.close(group, 0);
    }
  }

  /** Adds what a message tells or asks beside its operation. */
  private addPurpose(layer: number): void {
    const { ids } = this;
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const bytes = dissector.bytesOf(layer);
    const at = layers.start(layer);
    const end = sources[layers.sourceOf(layer)].end;
    if (at + SENDER > end) return;
    const operation = u16(bytes, at + OPERATION);
    const [station, address] = [bytes[at + STATION_SIZE], bytes[at + ADDRESS_SIZE]];
    if ((operation !== REQUEST && operation !== REPLY) || at + SENDER + 2 * (station + address) > end) return;
    const sender = bytes.subarray(at + SENDER + station, at + SENDER + station + address);
    const target = at + SENDER + station + address;
    const isOpen = operation === REQUEST && isZero(bytes.subarray(target, target + station));
    if (sender.every((octet, i) => octet === bytes[target + station + i])) {
      dissector.addNumber(ids["gratuitous"], 1);
      if (isOpen) dissector.addNumber(ids["announcement"], 1);
    } else if (isOpen && isZero(sender)) dissector.addNumber(ids["probe"], 1);
  }

  /** Notes that a station has an address; what is odd about it where another had it before, which it keeps. */
  private use(bytes: Uint8Array, at: number): Duplicate | undefined {
    const { number: frame, seconds } = this.passage.packet;
    const key = u32(bytes, at + STATION);
    const station = formatMac(bytes, at);
    const earlier = this.uses.get(key);
    if (earlier && earlier.station !== station) return { address: formatIPv4(bytes, at + STATION), station, earlier };
    remember(this.uses, key, { station, frame, seconds }, LIMIT);
    return undefined;
  }
}

/** Whether it is said of one station that it has an address. */
function names(bytes: Uint8Array, at: number): boolean {
  const isStation = (bytes[at] & 1) === 0 && (u16(bytes, at) !== 0 || u32(bytes, at + 2) !== 0);
  return isStation && u32(bytes, at + STATION) !== 0;
}

function isZero(octets: Uint8Array): boolean {
  return octets.every((octet) => octet === 0);
}
