import { u16, u32 } from "../bytes/numbers.ts";
import type { DumpLine, RelativeNumbers } from "../definition/dump-line.ts";
import { FlowTable } from "./flow-table.ts";

/** Connections whose first numbers are remembered; beyond them the least recently seen is forgotten. */
const FLOW_LIMIT = 1_000_000;

const SYN = 0x02;
/** The third word of an IPv4-mapped IPv6 address, which no IPv6 header carries: IPv4 addresses are kept as such. */
const IPV4_MAPPED = 0xffff;

/**
 * Sequence numbers as tcpdump shows them: those of the first segment of a connection that has ACK, and of each later one
 * with SYN and ACK, are absolute; the others count from them. Both directions are one connection, and the
 * acknowledgment number less one stands for the first number of the other direction.
 */
export class RelativeSequences implements RelativeNumbers {
  seq = 0;
  ack = 0;
  sackBase = 0;
  private readonly flows: FlowTable;

  constructor(limit: number = FLOW_LIMIT) {
    this.flows = new FlowTable(limit);
  }

  /** Connections that were forgotten: their numbers start again. */
  get dropped(): number {
    return this.flows.dropped;
  }

  relate(line: DumpLine, segment: number, seq: number, ack: number, flags: number): void {
    const { flows } = this;
    const reversed = this.collate(line, segment);
    let flow = flows.find();
    const first = flow < 0 || (flags & SYN) !== 0;
    if (flow < 0) flow = flows.add();
    if (first) {
      if (reversed) flows.keep(flow, ack - 1, seq);
      else flows.keep(flow, seq, ack - 1);
    }
    const own = reversed ? flows.second(flow) : flows.first(flow);
    const other = reversed ? flows.first(flow) : flows.second(flow);
    this.seq = first ? seq : (seq - own) >>> 0;
    this.ack = first ? ack : (ack - other) >>> 0;
    this.sackBase = other;
  }

  /** Fills the key the same way for both directions; true where the segment goes against it. */
  private collate(line: DumpLine, segment: number): boolean {
    const { bytes, network } = line;
    const { key } = this.flows;
    const sport = u16(bytes, segment);
    const dport = u16(bytes, segment + 2);
    const reversed =
      sport > dport || (sport === dport && isAfter(bytes, network.source, network.destination, network.addressSize));
    key[0] = reversed ? (dport << 16) | sport : (sport << 16) | dport;
    fill(key, 1, bytes, reversed ? network.destination : network.source, network.addressSize);
    fill(key, 5, bytes, reversed ? network.source : network.destination, network.addressSize);
    return reversed;
  }
}

function fill(key: Int32Array, word: number, bytes: Uint8Array, at: number, size: number): void {
  if (size === 16) {
    for (let i = 0; i < 4; i++) key[word + i] = u32(bytes, at + 4 * i);
  } else {
    key[word] = 0;
    key[word + 1] = 0;
    key[word + 2] = IPV4_MAPPED;
    key[word + 3] = u32(bytes, at);
  }
}

function isAfter(bytes: Uint8Array, a: number, b: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (bytes[a + i] !== bytes[b + i]) return bytes[a + i] > bytes[b + i];
  return false;
}
