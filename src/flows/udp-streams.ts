import { u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import { FlowRows } from "./flow-rows.ts";
import { FlowTable } from "./flow-table.ts";
import type { Follower, Passage } from "./follower.ts";
import { addElapsed } from "./elapsed.ts";

/** Conversations that are remembered; beyond them the least recently seen is forgotten and gets a new number. */
export const STREAM_LIMIT = 200_000;

/** Words of a conversation: when its first and its latest packet came. */
const FIRST = 0;
const LATEST = 2;
const WORDS = 4;

/** Octets of a header that has both ports. */
const HEADER = 8;

/** Numbers the conversations over UDP as Wireshark does, by first appearance. */
export class UdpStreams implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly table: FlowTable;
  private readonly rows = new FlowRows(WORDS);
  private streams = 0;
  /** By layer of the packet: the number of its conversation, -1 where it has none, and its times as `WORDS`. */
  private readonly stream = new Int32Array(LAYER_LIMIT + 1);
  private readonly times = new Int32Array(WORDS * (LAYER_LIMIT + 1));
  private readonly ids: { readonly stream: number; readonly sinceFirst: number; readonly sinceLatest: number };

  constructor(passage: Passage, udp: Protocol, limit: number = STREAM_LIMIT) {
    this.passage = passage;
    this.addresses = new Addresses(passage.dissector);
    this.table = new FlowTable(limit);
    const { compiler } = passage;
    this.ids = {
      stream: compiler.generated(udp, "chksum/stream"),
      sinceFirst: compiler.generated(udp, "chksum/timeRelative"),
      sinceLatest: compiler.generated(udp, "chksum/timeDelta"),
    };
  }

  /** Conversations that were forgotten. */
  get dropped(): number {
    return this.table.dropped;
  }

  follow(layer: number): void {
    const { table, rows, stream, times, addresses } = this;
    const { dissector, packet } = this.passage;
    const start = dissector.layers.start(layer);
    const network = addresses.around(layer);
    stream[layer] = -1;
    if (network < 0 || start + HEADER > dissector.sources[dissector.layers.sourceOf(layer)].end) return;
    addresses.endpoints(table.key, u32(dissector.bytesOf(layer), start) | 0, network);
    const known = table.find();
    const flow = known < 0 ? table.add() : known;
    const row = rows.page(flow);
    const at = rows.at(flow);
    if (known < 0) {
      table.keep(flow, this.streams++, 0);
      row[at + FIRST] = row[at + LATEST] = packet.seconds;
      row[at + FIRST + 1] = row[at + LATEST + 1] = packet.nanoseconds;
    }
    stream[layer] = table.first(flow);
    for (let i = 0; i < WORDS; i++) times[WORDS * layer + i] = row[at + i];
    row[at + LATEST] = packet.seconds;
    row[at + LATEST + 1] = packet.nanoseconds;
  }

  annotate(layer: number): void {
    const { times, ids, passage } = this;
    const { dissector, packet } = passage;
    if (this.stream[layer] < 0) return;
    dissector.addNumber(ids.stream, this.stream[layer]);
    addElapsed(dissector, ids.sinceFirst, packet, times[WORDS * layer + FIRST], times[WORDS * layer + FIRST + 1]);
    addElapsed(dissector, ids.sinceLatest, packet, times[WORDS * layer + LATEST], times[WORDS * layer + LATEST + 1]);
  }
}
