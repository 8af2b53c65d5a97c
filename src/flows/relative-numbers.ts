import { u32 } from "../bytes/numbers.ts";
import type { DumpLine, RelativeNumbers } from "../definition/dump-line.ts";
import { setEndpoints } from "./endpoints.ts";
import { FlowTable } from "./flow-table.ts";

/** Connections whose first numbers are remembered; beyond them the least recently seen is forgotten. */
const FLOW_LIMIT = 1_000_000;

const SYN = 0x02;

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
    const { bytes, network } = line;
    const ports = u32(bytes, segment) | 0;
    const reversed = setEndpoints(flows.key, ports, bytes, network.source, network.destination, network.addressSize);
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
}
