import { u16, u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import type { AnnouncedEndpoint, AnnouncedEndpoints } from "./announced-endpoints.ts";
import { Conversations } from "./conversations.ts";
import { FlowRows } from "./flow-rows.ts";
import type { Follower, Passage } from "./follower.ts";
import { addElapsed, restoredSeconds } from "./elapsed.ts";

/** Words of a conversation: when its first and its latest packet came, its number, and what becomes of it. */
const FIRST = 0;
const LATEST = 2;
const STREAM = 4;
const STATE = 5;
const WORDS = 6;

/** Values of `STATE`: the next packet renews a conversation; one of its ends was announced, and each packet is of that end's. */
const RENEWS = 1;
const ANNOUNCED = 2;

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
  private readonly endpoints: AnnouncedEndpoints;
  /** The words of conversations that have one end. */
  private readonly ends = new WeakMap<AnnouncedEndpoint, Int32Array>();
  private streams = 0;
  /** Ports to which the first packet is counted by itself. */
  private readonly renewing: ReadonlySet<number>;
  /** By layer of the packet: the number of its conversation, -1 where it has none, and its times as `WORDS`. */
  private readonly stream = new Int32Array(LAYER_LIMIT + 1);
  private readonly times = new Int32Array(WORDS * (LAYER_LIMIT + 1));
  private readonly ids: Record<"stream" | "timestamps" | "sinceFirst" | "sinceLatest" | "payload", number>;

  constructor(passage: Passage, udp: Protocol, endpoints: AnnouncedEndpoints, limit?: number) {
    this.passage = passage;
    this.endpoints = endpoints;
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
    const bytes = dissector.bytesOf(layer);
    const announced = u16(bytes, start + LENGTH);
    if (announced > 0 && announced < HEADER) return;
    conversations.find(network, u32(bytes, start) | 0);
    const { flow, isNew } = conversations;
    let row = rows.page(flow);
    let at = rows.at(flow);
    const end = isNew || row[at + STATE] === ANNOUNCED ? this.announcedEnd(bytes, start, network) : undefined;
    if (end) {
      row[at + STATE] = ANNOUNCED;
      let words = this.ends.get(end);
      if (!words) this.ends.set(end, this.begin((words = new Int32Array(WORDS)), 0));
      row = words;
      at = 0;
    } else if (isNew || row[at + STATE] !== 0) {
      this.begin(row, at);
      row[at + STATE] = isNew && this.renewing.has(u16(bytes, start + 2)) ? RENEWS : 0;
    }
    stream[layer] = row[at + STREAM];
    for (let i = 0; i < WORDS; i++) times[WORDS * layer + i] = row[at + i];
    if (addresses.quoted(network)) return;
    row[at + LATEST] = packet.seconds;
    row[at + LATEST + 1] = packet.nanoseconds;
  }

  /** Numbers a conversation whose words are in row[at..]. */
  private begin(row: Int32Array, at: number): Int32Array {
    const { packet } = this.passage;
    row[at + STREAM] = this.streams++;
    row[at + FIRST] = row[at + LATEST] = packet.seconds;
    row[at + FIRST + 1] = row[at + LATEST + 1] = packet.nanoseconds;
    return row;
  }

  /** The end at which media was announced: the sender's, or else the receiver's. */
  private announcedEnd(bytes: Uint8Array, start: number, network: number): AnnouncedEndpoint | undefined {
    const { endpoints, addresses } = this;
    if (endpoints.size === 0) return undefined;
    const from = endpoints.at(addresses.text(network, false), u16(bytes, start));
    if (from?.setup) return from;
    const to = endpoints.at(addresses.text(network, true), u16(bytes, start + 2));
    return to?.setup ? to : undefined;
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
