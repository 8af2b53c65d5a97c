import { u32 } from "../bytes/numbers.ts";
import type { Dissector } from "../dissect/dissector.ts";
import type { Addresses } from "./addresses.ts";
import { FlowTable } from "./flow-table.ts";

/** Conversations that are remembered, of each version of IP; beyond them the least recently seen is forgotten. */
const CONVERSATION_LIMIT = 200_000;

/** Words of a key: ports and two addresses. */
const SHORT_KEY = 3;

/** Finds the conversation of a packet by its ports and addresses, whichever way it goes. */
export class Conversations {
  /** Of the packet that was looked for last: its conversation, whether that is a new one, and whether it goes against its key. */
  flow = -1;
  isNew = false;
  reversed = false;
  /** The conversation took the place of one that was forgotten. */
  replaced = false;
  private readonly dissector: Dissector;
  private readonly addresses: Addresses;
  private readonly short: FlowTable;
  private readonly long: FlowTable;
  private readonly limit: number;

  constructor(dissector: Dissector, addresses: Addresses, limit: number = CONVERSATION_LIMIT) {
    this.dissector = dissector;
    this.addresses = addresses;
    this.limit = limit;
    this.short = new FlowTable(limit, SHORT_KEY);
    this.long = new FlowTable(limit);
  }

  /** Conversations that were forgotten: what comes of them begins a new one. */
  get dropped(): number {
    return this.short.dropped + this.long.dropped;
  }

  /** Finds or begins the conversation between these ports and the addresses of the layer `network`. */
  find(network: number, ports: number): void {
    const { addresses, dissector, short } = this;
    if (!addresses.isShort(network)) {
      this.reversed = addresses.endpoints(this.long.key, ports, network);
      this.take(this.long, this.limit);
      return;
    }
    const bytes = dissector.bytesOf(network);
    const at = dissector.layers.start(network);
    const source = u32(bytes, at + addresses.source(network));
    const destination = u32(bytes, at + addresses.destination(network));
    const sport = ports >>> 16;
    const dport = ports & 0xffff;
    const reversed = sport > dport || (sport === dport && source > destination);
    const both = reversed ? (dport << 16) | sport : ports | 0;
    const lower = (reversed ? destination : source) | 0;
    const higher = (reversed ? source : destination) | 0;
    const { key } = short;
    this.reversed = reversed;
    // Packets of one conversation often follow one another.
    if (this.flow < this.limit && key[0] === both && key[1] === lower && key[2] === higher && this.flow >= 0) {
      this.isNew = false;
      return;
    }
    key[0] = both;
    key[1] = lower;
    key[2] = higher;
    this.take(short, 0);
  }

  private take(table: FlowTable, first: number): void {
    let flow = table.find();
    this.isNew = flow < 0;
    if (flow < 0) {
      const { dropped } = table;
      flow = table.add();
      this.replaced = table.dropped !== dropped;
    }
    this.flow = first + flow;
  }
}
