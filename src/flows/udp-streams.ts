import { u16, u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import { Conversations } from "./conversations.ts";
import { FlowRows } from "./flow-rows.ts";
import type { Follower, Passage } from "./follower.ts";
import { addElapsed, restoredSeconds } from "./elapsed.ts";

/** Words of a conversation: when its first and its latest packet came, its number, and whether the next packet renews it. */
const FIRST = 0;
const LATEST = 2;
const STREAM = 4;
const RENEWS = 5;
const WORDS = 6;

/** Octets of a header that has both ports. */
const HEADER = 8;
/** Where the header has the length of both. */
const LENGTH = 4;

/** Numbers the conversations over UDP as Wireshark does, by first appearance. */
export class UdpStreams implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly conversations: Conversations;
  private readonly rows = new FlowRows(WORDS);
  private streams = 0;
  /** Ports to which the first packet is counted by itself. */
  private readonly renewing: ReadonlySet<number>;
  /** By layer of the packet: the number of its conversation, -1 where it has none, and its times as `WORDS`. */
  private readonly stream = new Int32Array(LAYER_LIMIT + 1);
  private readonly times = new Int32Array(WORDS * (LAYER_LIMIT + 1));
  private readonly ids: Record<"stream" | "timestamps" | "sinceFirst" | "sinceLatest" | "payload", number>;

  constructor(passage: Passage, udp: Protocol, limit?: number) {
    this.passage = passage;
    this.addresses = new Addresses(passage.dissector);
    this.conversations = new Conversations(passage.dissector, this.addresses, limit);
    const { compiler } = passage;
    this.renewing = new Set(passage.dissector.catalog.protocols.flatMap((protocol) => protocol?.renews ?? []));
    this.ids = {
      stream: compiler.generated(udp, "chksum/stream"),
      timestamps: compiler.generated(udp, "chksum/timestamps"),
      sinceFirst: compiler.generated(udp, "chksum/timeRelative"),
      sinceLatest: compiler.generated(udp, "chksum/timeDelta"),
      payload: compiler.generated(udp, "chksum/payload"),
    };
  }

  /** Conversations that were forgotten. */
  get dropped(): number {
    return this.conversations.dropped;
  }

  follow(layer: number): void {
    const { conversations, rows, stream, times, addresses } = this;
    const { dissector, packet } = this.passage;
    const start = dissector.layers.start(layer);
    const network = addresses.around(layer);
    stream[layer] = -1;
    if (network < 0 || start + HEADER > dissector.sources[dissector.layers.sourceOf(layer)].end) return;
    const announced = u16(dissector.bytesOf(layer), start + LENGTH);
    if (announced > 0 && announced < HEADER) return;
    conversations.find(network, u32(dissector.bytesOf(layer), start) | 0);
    const { flow } = conversations;
    const row = rows.page(flow);
    const at = rows.at(flow);
    if (conversations.isNew || row[at + RENEWS] !== 0) {
      row[at + RENEWS] = conversations.isNew && this.renewing.has(u16(dissector.bytesOf(layer), start + 2)) ? 1 : 0;
      row[at + STREAM] = this.streams++;
      row[at + FIRST] = row[at + LATEST] = packet.seconds;
      row[at + FIRST + 1] = row[at + LATEST + 1] = packet.nanoseconds;
    }
    stream[layer] = row[at + STREAM];
    for (let i = 0; i < WORDS; i++) times[WORDS * layer + i] = row[at + i];
    if (addresses.quoted(network)) return;
    row[at + LATEST] = packet.seconds;
    row[at + LATEST + 1] = packet.nanoseconds;
  }

  annotate(layer: number): void {
    const { times, ids, passage } = this;
    const { dissector } = passage;
    if (this.stream[layer] < 0) return;
    dissector.addNumber(ids.stream, this.stream[layer]);
    // Wireshark shows no times of a datagram that carries nothing.
    const empty = dissector.layers.headerEnd(layer) === dissector.layers.payloadEnd(layer);
    if (!empty && !this.addresses.quoted(this.addresses.around(layer))) {
      const group = dissector.addMark(ids.timestamps);
      this.addSince(ids.sinceFirst, times, WORDS * layer + FIRST);
      this.addSince(ids.sinceLatest, times, WORDS * layer + LATEST);
      dissector.tree.close(group, 0);
    }
    this.addPayload(layer);
  }

  private addPayload(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const start = layers.headerEnd(layer);
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    if (start < end) dissector.addObject(this.ids.payload, dissector.bytesOf(layer).subarray(start, end));
  }

  private addSince(field: number, times: Int32Array, at: number): void {
    const { dissector, packet } = this.passage;
    addElapsed(dissector, field, packet, restoredSeconds(packet.seconds, times[at]), times[at + 1]);
  }
}
