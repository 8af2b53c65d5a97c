import { u16 } from "../../bytes/numbers.ts";
import { DATA, NONE } from "../../definition/catalog.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { DispatchTable } from "../../definition/catalog.ts";
import { Addresses } from "../addresses.ts";
import { Conversations } from "../conversations.ts";
import { FlowRows } from "../flow-rows.ts";
import type { Follower, Passage } from "../follower.ts";
import type { Framing } from "../framing.ts";
import { Payload } from "../payload.ts";
import { Analysis, Remark } from "./analysis.ts";
import {
  BASE,
  beginConnection,
  CHILD,
  CONNECTION_WORDS,
  DIRECTION_WORDS,
  FIN_FRAME,
  FIRST,
  FORWARD,
  INITIAL_RTT,
  LATEST,
  MEMORY,
  NOT_SCALED,
  SACKED,
  SCALE,
  SCALE_UNKNOWN,
  Seen,
  SEEN,
  SERVER_PORT,
  STREAM,
  SYN_TIME,
  Trait,
  TRAITS,
} from "./connection.ts";
import { Desegmenter, type StreamSegment } from "./desegmenter.ts";
import { Flag, HEADER, Segment } from "./segment.ts";
import { TcpFields, type TcpResult } from "./tcp-fields.ts";

const { fin: FIN, syn: SYN, reset: RST, ack: ACK } = Flag;

/** A segment of a stream, as listeners get it; its octets hold until the next one. */
export interface StreamEvent {
  readonly stream: number;
  /** Which of the two ways it goes, 0 or 1. */
  readonly way: number;
  readonly sport: number;
  readonly dport: number;
  readonly seq: number;
  readonly ack: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly reset: boolean;
  /** Octets of payload; those that were captured are bytes[start..end). */
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  /** The addresses as text. */
  source(): string;
  destination(): string;
}

/** Follows the connections over TCP: their numbers, their analysis, and what they carry. */
export class FollowTcp implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly framing: Framing;
  private readonly conversations: Conversations;
  private readonly rows = new FlowRows(CONNECTION_WORDS);
  private readonly analysis: Analysis;
  /** Whether the generated fields are asked for. */
  private readonly numbers: boolean;
  private readonly segment = new Segment();
  private readonly payload = new Payload();
  private readonly desegmenter: Desegmenter;
  private readonly fields: TcpFields;
  private readonly ports: DispatchTable;
  private streams = 0;
  /** Is told of every segment that is not quoted. */
  listener: ((event: StreamEvent) => void) | undefined = undefined;
  private readonly result: TcpResult;
  private readonly streamed: StreamSegment;
  /** The segment at hand: the words of its connection and of its directions. */
  private row: Int32Array = new Int32Array(CONNECTION_WORDS);
  private at = 0;
  /** The segment is the first of its connection. */
  private isNew = false;
  private sport = 0;
  private dport = 0;

  /** `ports` has the protocols by port. */
  constructor(
    passage: Passage,
    tcp: Protocol,
    framing: Framing,
    ports: DispatchTable,
    numbers: boolean,
    limit?: number,
  ) {
    const { dissector, compiler } = passage;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.framing = framing;
    this.conversations = new Conversations(dissector, this.addresses, limit);
    this.ports = ports;
    this.desegmenter = new Desegmenter(dissector, this.payload, () => this.hand());
    this.fields = new TcpFields(dissector, compiler, tcp);
    this.numbers = numbers;
    this.analysis = new Analysis(numbers);
    const { analysis, segment, desegmenter } = this;
    this.streamed = { row: this.row, own: 0, direction: 0, frame: 0, remarks: 0, present: false };
    this.result = {
      layer: -1,
      seen: 0,
      row: this.row,
      at: 0,
      own: 0,
      peer: 0,
      quoted: false,
      analysis,
      segment,
      desegmenter,
    };
  }

  /** Connections that were forgotten to make room for others. */
  get dropped(): number {
    return this.conversations.dropped;
  }

  follow(layer: number): void {
    const { passage, addresses, conversations, rows, result, analysis, segment } = this;
    const { dissector, packet } = passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const captured = dissector.sources[layers.sourceOf(layer)].end;
    result.layer = -1;
    analysis.reset();
    this.desegmenter.reset();
    const network = addresses.around(layer);
    if (network < 0 || start + HEADER > captured) return;
    const bytes = dissector.bytesOf(layer);
    this.sport = u16(bytes, start);
    this.dport = u16(bytes, start + 2);
    conversations.find(network, (this.sport << 16) | this.dport);
    const { flow, reversed } = conversations;
    const row = (this.row = rows.page(flow));
    const at = (this.at = rows.at(flow));
    const forward = at + FORWARD;
    const backward = forward + DIRECTION_WORDS;
    const own = reversed ? backward : forward;
    const peer = reversed ? forward : backward;
    const { seconds, nanoseconds, number } = packet;
    this.isNew = conversations.isNew;
    if (conversations.isNew) this.begin(flow, seconds, nanoseconds);

    const headerEnd = layers.headerEnd(layer);
    const end = layers.payloadEnd(layer);
    const lies = layers.lies(layer);
    segment.read(bytes, start, headerEnd, lies ? 0 : Math.max(0, end - headerEnd));
    const quoted = addresses.quoted(network);
    if (!quoted) this.restart(flow, own, seconds, nanoseconds);
    result.layer = layer;
    result.row = row;
    result.at = at;
    result.own = own;
    result.peer = peer;
    result.quoted = quoted;
    result.seen = row[at + SEEN];
    if (this.numbers) this.fields.times(row, at);
    row[at + LATEST] = seconds;
    row[at + LATEST + 1] = nanoseconds;
    row[own + SACKED] = 0;
    if (!quoted && !lies) this.analyse(own, peer, number, seconds, nanoseconds);
    if (this.listener && !quoted && !lies)
      this.tell(this.listener, network, layer, reversed ? 1 : 0, Math.max(headerEnd, Math.min(end, captured)));
    if (headerEnd < end)
      this.dissectPayload(layer, flow, own, reversed ? 1 : 0, headerEnd, end, captured, quoted || lies);
    else if (segment.flags & FIN && !quoted) this.close(layer, flow, own, reversed ? 1 : 0, headerEnd, headerEnd);
  }

  private tell(listener: (event: StreamEvent) => void, network: number, layer: number, way: number, end: number): void {
    const { row, at, segment, addresses, sport, dport } = this;
    const { dissector, packet } = this.passage;
    const { flags, seq, ack, length } = segment;
    const { number, seconds, nanoseconds } = packet;
    listener({
      stream: row[at + STREAM],
      way,
      sport,
      dport,
      seq,
      ack,
      syn: (flags & SYN) !== 0,
      fin: (flags & FIN) !== 0,
      reset: (flags & RST) !== 0,
      length,
      bytes: dissector.bytesOf(layer),
      start: dissector.layers.headerEnd(layer),
      end,
      number,
      seconds,
      nanoseconds,
      source: () => addresses.text(network, false),
      destination: () => addresses.text(network, true),
    });
  }

  annotate(layer: number): void {
    if (this.numbers && layer === this.result.layer) this.fields.add(this.result, this.passage.packet);
  }

  private begin(flow: number, seconds: number, nanoseconds: number): void {
    const { row, at } = this;
    if (this.conversations.replaced) this.forget(flow);
    beginConnection(row, at, this.streams++);
    row[at + FIRST] = row[at + LATEST] = seconds;
    row[at + FIRST + 1] = row[at + LATEST + 1] = nanoseconds;
  }

  /** Frees what a connection holds outside its row. */
  private forget(flow: number): void {
    const { row, at, analysis, desegmenter } = this;
    for (let way = 0; way < 2; way++) {
      analysis.unacknowledged.clear(row, at + FORWARD + way * DIRECTION_WORDS);
      desegmenter.pdus.forget(2 * flow + way);
    }
    if (row[at + CHILD] !== NONE) this.framing.of(row[at + CHILD]).forget?.(row[at + STREAM]);
  }

  /** A SYN on known ports begins a new connection, unless it was sent again. */
  private restart(flow: number, own: number, seconds: number, nanoseconds: number): void {
    const { row, at, segment, analysis } = this;
    if (!(segment.flags & SYN) || !(row[own + TRAITS] & Trait.based)) return;
    const other = segment.seq !== row[own + BASE];
    if (segment.flags & ACK) {
      if (!other) return;
      row[own + BASE] = segment.seq;
    } else {
      if (!other) return;
      this.isNew = true;
      this.forget(flow);
      beginConnection(row, at, this.streams++);
      row[at + FIRST] = row[at + LATEST] = seconds;
      row[at + FIRST + 1] = row[at + LATEST + 1] = nanoseconds;
    }
    analysis.remark(Remark.reusedPorts);
  }

  private analyse(own: number, peer: number, frame: number, seconds: number, nanoseconds: number): void {
    const { row, at, segment, analysis } = this;
    const { flags, seq, ack } = segment;
    if (!(row[own + TRAITS] & Trait.based)) {
      row[own + BASE] = flags & SYN ? seq : (seq - 1) | 0;
      row[own + TRAITS] |= Trait.based;
    }
    if (flags & ACK && !(row[peer + TRAITS] & Trait.based)) {
      row[peer + BASE] = (ack - 1) | 0;
      row[peer + TRAITS] |= Trait.based;
    }
    analysis.analyse(row, at, own, peer, segment, frame, seconds, nanoseconds);
    if (segment.scale >= 0) row[own + SCALE] = segment.scale;
    row[at + SEEN] = seenAfter(row[at + SEEN], segment, this.isNew);
    if (flags & SYN) {
      row[at + SERVER_PORT] = flags & ACK ? this.sport : this.dport;
      if (!(flags & ACK)) {
        row[at + SYN_TIME] = seconds;
        row[at + SYN_TIME + 1] = nanoseconds;
      }
      row[own + TRAITS] |= Trait.unscaled;
      this.scale(own, peer);
    } else if (flags & ACK) {
      row[own + TRAITS] &= ~Trait.unscaled;
      this.roundTrip(seconds, nanoseconds);
    }
    if (flags & FIN && !(row[peer + TRAITS] & Trait.closedFirst)) row[own + TRAITS] |= Trait.closedFirst;
    row[own + SACKED] = segment.sacked;
  }

  /** Windows are scaled only where both sides said so. */
  private scale(own: number, peer: number): void {
    const { row, segment } = this;
    if (row[own + SCALE] === SCALE_UNKNOWN) row[own + SCALE] = row[peer + SCALE] = NOT_SCALED;
    else if (segment.flags & ACK && row[peer + SCALE] === NOT_SCALED) row[own + SCALE] = NOT_SCALED;
  }

  private roundTrip(seconds: number, nanoseconds: number): void {
    const { row, at } = this;
    if ((row[at + SYN_TIME] | row[at + SYN_TIME + 1]) === 0) return;
    if ((row[at + INITIAL_RTT] | row[at + INITIAL_RTT + 1]) !== 0) return;
    const elapsed = ((seconds - row[at + SYN_TIME]) | 0) * 1e9 + nanoseconds - row[at + SYN_TIME + 1];
    row[at + INITIAL_RTT] = Math.trunc(elapsed / 1e9);
    row[at + INITIAL_RTT + 1] = elapsed % 1e9;
  }

  private dissectPayload(
    layer: number,
    flow: number,
    own: number,
    way: number,
    start: number,
    end: number,
    captured: number,
    alone: boolean,
  ): void {
    const { passage, row, segment, payload, desegmenter } = this;
    const { dissector, packet } = passage;
    const { layers } = dissector;
    if (layers.count === layer + 2 && layers.protocol(layer + 1) === DATA) layers.count--;
    if (start >= captured || segment.flags & RST) return;
    const again = Remark.retransmission | Remark.spuriousRetransmission | Remark.outOfOrder;
    if (end > captured && this.analysis.remarks & again) return;
    const source = layers.sourceOf(layer);
    payload.stream = row[this.at + STREAM];
    payload.direction = way;
    payload.ends = (segment.flags & FIN) !== 0;
    if (alone || end > captured) {
      payload.source = source;
      payload.bytes = dissector.bytesOf(layer);
      payload.start = start;
      payload.end = Math.min(end, captured);
      payload.declared = end;
      payload.waits = false;
      payload.need = 0;
      return this.hand();
    }
    if (segment.flags & FIN && row[own + TRAITS] & Trait.untilFin && this.close(layer, flow, own, way, start, end))
      return;
    const seq = (segment.seq - row[own + BASE] + (segment.flags & SYN ? 1 : 0)) >>> 0;
    desegmenter.take(this.streamSegment(flow, own, way, packet.number), source, start, end, seq);
  }

  /** The stream of the segment at hand. */
  get stream(): number {
    return this.row[this.at + STREAM];
  }

  private streamSegment(flow: number, own: number, way: number, frame: number): StreamSegment {
    const { streamed: stream, row, analysis } = this;
    stream.row = row;
    stream.own = own;
    stream.direction = 2 * flow + way;
    stream.frame = frame;
    stream.remarks = analysis.remarks;
    stream.present = analysis.present;
    return stream;
  }

  /** A FIN completes a message that lasts until the end. */
  private close(layer: number, flow: number, own: number, way: number, start: number, end: number): boolean {
    const { row, passage, segment, desegmenter } = this;
    const { packet, dissector } = passage;
    if (!(row[own + TRAITS] & Trait.untilFin) || row[own + FIN_FRAME] !== 0) return false;
    row[own + FIN_FRAME] = packet.number;
    this.payload.stream = row[this.at + STREAM];
    this.payload.direction = way;
    const seq = (segment.seq - row[own + BASE]) >>> 0;
    return desegmenter.finish(
      this.streamSegment(flow, own, way, packet.number),
      dissector.layers.sourceOf(layer),
      start,
      end,
      seq,
    );
  }

  /** Gives the payload to the protocol that the connection carries; to nobody where none is known. */
  private hand(): void {
    const { row, at, payload, passage, framing } = this;
    const { dissector } = passage;
    const child = this.child();
    if (child === NONE) return dissector.extend(DATA, payload.start, payload.declared, payload.source);
    payload.memory = row[at + MEMORY];
    payload.become = NONE;
    framing.of(child).dissect(payload);
    row[at + MEMORY] = payload.memory;
    if (payload.become !== NONE) row[at + CHILD] = payload.become;
  }

  private child(): number {
    const { row, at, ports, framing, payload, sport, dport } = this;
    const known = row[at + CHILD];
    if (known !== NONE) return known;
    const server = row[at + SERVER_PORT];
    const first = server !== 0 ? server : Math.min(sport, dport);
    const second = first === sport ? dport : sport;
    const { bytes, start, end, waits } = payload;
    for (const port of [first, second]) {
      const id = ports[port];
      if (id !== NONE && framing.takes(id, bytes, start, end, waits)) return id;
    }
    return (row[at + CHILD] = framing.guess(bytes, start, end));
  }
}

/** What was seen of a connection after a segment more. */
function seenAfter(seen: number, { flags, length }: Segment, isNew: boolean): number {
  const handshake = flags & (SYN | ACK);
  if (isNew) return handshake === SYN ? Seen.syn | (length > 0 ? Seen.data : 0) : 0;
  let after = seen;
  if (handshake === (SYN | ACK)) after |= Seen.synAck;
  if (handshake === ACK) after |= length > 0 ? Seen.data : Seen.ack;
  if ((flags & (FIN | ACK)) === (FIN | ACK)) after |= Seen.fin;
  if (flags & RST) after |= Seen.reset;
  return after;
}
