import { u16, u32 } from "../../bytes/numbers.ts";
import { NONE, type DispatchTable } from "../../definition/catalog.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { Addresses } from "../addresses.ts";
import { Conversations } from "../conversations.ts";
import type { FlowPreferences } from "../flow-preferences.ts";
import { FlowRows } from "../flow-rows.ts";
import type { AnnouncedStreams } from "../announced-streams.ts";
import type { Follower, Passage } from "../follower.ts";
import type { Framing } from "../framing.ts";
import { Analysis, Remark } from "./analysis.ts";
import { Carried } from "./carried.ts";
import {
  BASE,
  beginConnection,
  CONNECTION_WORDS,
  DIRECTION_WORDS,
  FIRST,
  FIRST_FRAME,
  FORWARD,
  LATEST,
  SACKED,
  SEEN,
  STREAM,
  Trait,
  TRAITS,
} from "./connection.ts";
import { noteBases, noteFlags, noteRoundTrip } from "./handshake.ts";
import { Flag, HEADER, Segment } from "./segment.ts";
import type { SegmentAtHand } from "./segment-at-hand.ts";
import type { StreamEvent } from "./stream-event.ts";
import { TcpFields } from "./tcp-fields.ts";

/** Where IPv4 says that more fragments follow, and how. */
const FRAGMENT = 6;
const MORE = 0x2000;
/** Where a header counts its words of four octets, in the upper half of an octet. */
const HEADER_LENGTH = 12;
const HEADER_UNIT = 4;
const { fin: FIN, syn: SYN, reset: RST, ack: ACK } = Flag;

/** What is asked of connections. */
interface TcpNeeds extends Pick<FlowPreferences, "relativeNumbers" | "desegment"> {
  /** The generated fields. */
  readonly numbers: boolean;
  /** Connections that others announced. */
  readonly announced: AnnouncedStreams;
}

/** Follows the connections over TCP: their numbers, their analysis, and what they carry. */
export class FollowTcp implements Follower {
  /** Is told of every segment that is not quoted. */
  readonly listeners: ((event: StreamEvent) => void)[] = [];
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly conversations: Conversations;
  private readonly rows = new FlowRows(CONNECTION_WORDS);
  private readonly carried: Carried;
  private readonly fields: TcpFields;
  private readonly ip: number;
  /** Whether the generated fields are asked for. */
  private readonly numbers: boolean;
  private readonly hand: SegmentAtHand;
  /** The segment is the first of its connection. */
  private isNew = false;
  private streams = 0;

  /** `ports` has the protocols by port. */
  constructor(
    passage: Passage,
    tcp: Protocol,
    framing: Framing,
    ports: DispatchTable,
    { numbers, relativeNumbers, desegment, announced }: TcpNeeds,
    limit?: number,
  ) {
    const { dissector } = passage;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.conversations = new Conversations(dissector, this.addresses, limit);
    this.carried = new Carried(passage, framing, ports, announced, desegment);
    this.fields = new TcpFields(passage, tcp);
    const ip = dissector.catalog.named("ip");
    this.ip = ip ? dissector.catalog.idOf(ip) : NONE;
    this.numbers = numbers;
    this.hand = {
      layer: -1,
      seen: 0,
      row: new Int32Array(CONNECTION_WORDS),
      at: 0,
      own: 0,
      peer: 0,
      flow: 0,
      way: 0,
      quoted: false,
      header: "sound",
      relative: relativeNumbers,
      analysis: new Analysis(numbers),
      segment: new Segment(),
      desegmenter: this.carried.desegmenter,
      sizes: this.carried.payload.sizes,
    };
  }

  /** Connections that were forgotten to make room for others. */
  get dropped(): number {
    return this.conversations.dropped;
  }

  /** The stream of the segment at hand. */
  get stream(): number {
    return this.hand.row[this.hand.at + STREAM];
  }

  /** The packet that the connection at hand began with. */
  get firstFrame(): number {
    return this.hand.row[this.hand.at + FIRST_FRAME];
  }

  follow(layer: number): void {
    const { passage, addresses, conversations, rows, hand, numbers } = this;
    const { analysis, segment, desegmenter } = hand;
    const { dissector, packet } = passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    hand.layer = -1;
    analysis.reset();
    desegmenter.reset();
    const network = addresses.around(layer);
    if (network < 0 || start + HEADER > dissector.sources[layers.sourceOf(layer)].end) return;
    const bytes = dissector.bytesOf(layer);
    conversations.find(network, u32(bytes, start) | 0);
    const { flow, reversed, isNew } = conversations;
    const row = rows.page(flow);
    const at = rows.at(flow);
    hand.layer = layer;
    hand.row = row;
    hand.at = at;
    hand.flow = flow;
    hand.way = reversed ? 1 : 0;
    const own = (hand.own = at + FORWARD + (reversed ? DIRECTION_WORDS : 0));
    const peer = (hand.peer = at + FORWARD + (reversed ? 0 : DIRECTION_WORDS));
    const quoted = (hand.quoted = addresses.quoted(network) || this.isFragment(layer, network));
    const { seconds, nanoseconds, number } = packet;
    this.isNew = isNew;
    if (isNew) {
      if (conversations.replaced) this.forget();
      this.begin(seconds, nanoseconds);
    }
    const lies = layers.lies(layer);
    const headerEnd = layers.headerEnd(layer);
    const announced = lies ? HEADER_UNIT * (bytes[start + HEADER_LENGTH] >> 4) : HEADER;
    hand.header = !lies ? "sound" : announced < HEADER ? "short" : "long";
    const dataStart = hand.header === "short" ? start + announced : headerEnd;
    const length = hand.header === "long" ? 0 : Math.max(0, layers.payloadEnd(layer) - dataStart);
    segment.read(bytes, start, headerEnd, length);
    if (!quoted) this.restart(seconds, nanoseconds);
    hand.seen = row[at + SEEN];
    if (numbers) {
      this.fields.times(row, at);
      row[at + LATEST] = seconds;
      row[at + LATEST + 1] = nanoseconds;
      row[own + SACKED] = 0;
    }
    if (!quoted && !lies) {
      noteBases(row, own, peer, segment);
      analysis.analyse(row, at, own, peer, segment, number, seconds, nanoseconds);
      noteFlags(row, at, own, peer, segment, this.isNew);
      noteRoundTrip(row, at, segment.flags, seconds, nanoseconds);
      if (numbers) row[own + SACKED] = segment.sacked;
      if (this.listeners.length > 0) this.tell(network);
    }
    this.carried.dissect(hand, quoted || lies);
    if (passage.foresight) this.fields.foretell(hand);
  }

  annotate(layer: number): void {
    if (this.numbers && layer === this.hand.layer) this.fields.add(this.hand, this.passage.packet);
  }

  foresee(layer: number, name: string): number | undefined {
    const { layers } = this.passage.dissector;
    const isWhole = layers.headerEnd(layer) - layers.start(layer) >= HEADER && !layers.lies(layer);
    return this.numbers && isWhole && layer === this.hand.layer ? this.fields.foresee(this.hand, name) : undefined;
  }

  /** Whether a segment is not all there, because the rest of its datagram did not come. */
  private isFragment(layer: number, network: number): boolean {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (layers.protocol(network) !== this.ip) return false;
    if (layers.sourceOf(layer) !== layers.sourceOf(network)) return false;
    return (u16(dissector.bytesOf(network), layers.start(network) + FRAGMENT) & MORE) !== 0;
  }

  private begin(seconds: number, nanoseconds: number): void {
    const { row, at } = this.hand;
    beginConnection(row, at, this.streams++);
    row[at + FIRST_FRAME] = this.passage.packet.number;
    row[at + FIRST] = row[at + LATEST] = seconds;
    row[at + FIRST + 1] = row[at + LATEST + 1] = nanoseconds;
  }

  /** Frees what the connection in the row holds outside of it. */
  private forget(): void {
    const { row, at, flow, analysis } = this.hand;
    for (let way = 0; way < 2; way++) analysis.unacknowledged.clear(row, at + FORWARD + way * DIRECTION_WORDS);
    this.carried.forget(row, at, flow);
  }

  /** A SYN on known ports begins a new connection, unless it was sent again. */
  private restart(seconds: number, nanoseconds: number): void {
    const { row, own, segment, analysis } = this.hand;
    if (!(segment.flags & SYN) || !(row[own + TRAITS] & Trait.based) || segment.seq === row[own + BASE]) return;
    if (segment.flags & ACK) row[own + BASE] = segment.seq;
    else {
      this.isNew = true;
      this.forget();
      this.begin(seconds, nanoseconds);
    }
    analysis.remark(Remark.reusedPorts);
  }

  private tell(network: number): void {
    const { addresses, hand } = this;
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    const { flags, seq, ack, length, sport, dport } = hand.segment;
    const { number, seconds, nanoseconds } = packet;
    const start = layers.headerEnd(hand.layer);
    const captured = dissector.sources[layers.sourceOf(hand.layer)].end;
    // Where options were cut, what the segment says is not all known; Wireshark does not go on with it either.
    if (start > captured) return;
    const event: StreamEvent = {
      stream: this.stream,
      way: hand.way,
      sport,
      dport,
      seq,
      ack,
      syn: (flags & SYN) !== 0,
      fin: (flags & FIN) !== 0,
      reset: (flags & RST) !== 0,
      length,
      bytes: dissector.bytesOf(hand.layer),
      start,
      end: Math.max(start, Math.min(start + length, captured)),
      number,
      seconds,
      nanoseconds,
      source: () => addresses.text(network, false),
      destination: () => addresses.text(network, true),
    };
    for (const listener of this.listeners) listener(event);
  }
}
