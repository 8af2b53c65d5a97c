import { DATA, NONE, type DispatchTable } from "../../definition/catalog.ts";
import type { Passage } from "../follower.ts";
import type { AnnouncedStreams } from "../announced-streams.ts";
import type { Framing } from "../framing.ts";
import { Payload } from "../payload.ts";
import { STREAM_TABLE } from "../stream-table.ts";
import { Remark } from "./analysis.ts";
import { BASE, CHILD, FIN_FRAME, MEMORY, SERVER_PORT, STREAM, Trait, TRAITS } from "./connection.ts";
import { Desegmenter, type StreamSegment } from "./desegmenter.ts";
import { isForeign, takesAll } from "./foreign-ports.ts";
import { Flag } from "./segment.ts";
import type { SegmentAtHand } from "./segment-at-hand.ts";

const { fin: FIN, syn: SYN, reset: RST } = Flag;

/** Segments that are not dissected by themselves. */
const AGAIN = Remark.retransmission | Remark.spuriousRetransmission | Remark.outOfOrder;

/** Hands the payload of segments to what their connections carry, message by message. */
export class Carried {
  readonly desegmenter: Desegmenter;
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly ports: DispatchTable;
  private readonly announced: AnnouncedStreams;
  /** Whether messages may span segments. */
  private readonly desegment: boolean;
  private readonly tls: number;
  readonly payload: Payload = new Payload();
  private readonly streamed: StreamSegment = {
    row: new Int32Array(0),
    own: 0,
    direction: 0,
    frame: 0,
    remarks: 0,
    present: false,
  };
  private hand: SegmentAtHand | undefined;

  /** `ports` has the protocols by port; `announced` the connections that others announced. */
  constructor(
    passage: Passage,
    framing: Framing,
    ports: DispatchTable,
    announced: AnnouncedStreams,
    desegment: boolean,
  ) {
    this.passage = passage;
    this.framing = framing;
    this.ports = ports;
    this.announced = announced;
    this.desegment = desegment;
    const { catalog } = passage.dissector;
    const tls = catalog.named("tls");
    this.tls = tls ? catalog.idOf(tls) : NONE;
    this.desegmenter = new Desegmenter(passage.dissector, this.payload, () => this.give());
  }

  /** Dissects what a segment carries; `alone` where it must be understood without any other. */
  dissect(hand: SegmentAtHand, alone: boolean): void {
    this.hand = hand;
    const { layer, row, at, own, segment, way } = hand;
    const { payload } = this;
    const { dissector } = this.passage;
    const { layers } = dissector;
    const start = layers.headerEnd(layer);
    const end = layers.payloadEnd(layer);
    if (payload.sizes.length > 0) payload.sizes.length = 0;
    if (start >= end && (!(segment.flags & FIN) || hand.quoted)) return;
    const source = layers.sourceOf(layer);
    const captured = dissector.sources[source].end;
    payload.stream = row[at + STREAM];
    payload.direction = way;
    payload.ends = (segment.flags & FIN) !== 0;
    if (start >= end) {
      this.finish(hand, source, start, end);
      return;
    }
    if (layers.count === layer + 2 && layers.protocol(layer + 1) === DATA) layers.count--;
    if (start >= captured || segment.flags & RST) return;
    const seq = (segment.seq - row[own + BASE] + (segment.flags & SYN ? 1 : 0)) >>> 0;
    if (hand.analysis.remarks & Remark.keepAlive) {
      const isKnown = this.desegment && this.desegmenter.repeats(this.streamSegment(hand), start, end, seq);
      return isKnown ? undefined : dissector.extend(DATA, start, end, source);
    }
    const known = row[at + CHILD];
    if (known !== NONE && !(hand.analysis.remarks & AGAIN))
      this.framing.of(known).lead?.(payload.stream, source, start, Math.min(end, captured));
    if (alone || !this.desegment || end > captured) {
      if (hand.analysis.remarks & AGAIN) return;
      payload.source = source;
      payload.bytes = dissector.bytesOf(layer);
      payload.start = start;
      payload.end = Math.min(end, captured);
      payload.declared = end;
      payload.waits = false;
      payload.resume = 0;
      payload.need = 0;
      return this.give();
    }
    if (payload.ends && this.finish(hand, source, start, end)) return;
    this.desegmenter.take(this.streamSegment(hand), source, start, end, seq);
  }

  /** The row of a connection is about to be another's, with this number. */
  forget(row: Int32Array, at: number, flow: number): void {
    for (let way = 0; way < 2; way++) this.desegmenter.pdus.forget(2 * flow + way);
    if (row[at + CHILD] !== NONE) this.framing.of(row[at + CHILD]).forget?.(row[at + STREAM]);
  }

  /** A FIN completes a message that lasts until the end. */
  private finish(hand: SegmentAtHand, source: number, start: number, end: number): boolean {
    const { row, own, segment } = hand;
    if (!(row[own + TRAITS] & Trait.untilFin) || row[own + FIN_FRAME] !== 0) return false;
    row[own + FIN_FRAME] = this.passage.packet.number;
    const seq = (segment.seq - row[own + BASE]) >>> 0;
    return this.desegmenter.finish(this.streamSegment(hand), source, start, end, seq);
  }

  private streamSegment({ row, own, flow, way, analysis }: SegmentAtHand): StreamSegment {
    const { streamed } = this;
    streamed.row = row;
    streamed.own = own;
    streamed.direction = 2 * flow + way;
    streamed.frame = this.passage.packet.number;
    streamed.remarks = analysis.remarks;
    streamed.present = analysis.present;
    return streamed;
  }

  /** Gives the payload to the protocol that the connection carries; to nobody where none is known. */
  private give(): void {
    const { hand, payload, framing } = this;
    if (!hand) return;
    const { row, at } = hand;
    const { dissector } = this.passage;
    const child = this.child(hand);
    if (child === NONE && isForeign(hand.segment.sport, hand.segment.dport)) return;
    if (child === NONE) return dissector.extend(DATA, payload.start, payload.declared, payload.source);
    payload.memory = row[at + MEMORY];
    payload.become = NONE;
    framing.of(child).dissect(payload);
    row[at + MEMORY] = payload.memory;
    if (payload.become !== NONE) row[at + CHILD] = payload.become;
  }

  private child({ layer, row, at, segment }: SegmentAtHand): number {
    const known = row[at + CHILD];
    if (known !== NONE) return known;
    const announced = this.announced.protocolOf(layer, row[at + STREAM]);
    if (announced !== NONE) return (row[at + CHILD] = announced);
    const { ports, framing } = this;
    const { bytes, start, end, waits } = this.payload;
    const { sport, dport } = segment;
    const server = row[at + SERVER_PORT];
    const seen = row[at + MEMORY] !== 0;
    const first = server !== 0 ? server : Math.min(sport, dport);
    let id = ports[first];
    if (id !== NONE && framing.takes(id, bytes, start, end, waits, seen)) return id;
    id = ports[first === sport ? dport : sport];
    if (id !== NONE && framing.takes(id, bytes, start, end, waits, seen)) return id;
    id = this.announced.ofPorts(sport, dport);
    if (id !== NONE) return id;
    const guess = framing.guess(STREAM_TABLE, bytes, start, end);
    // Many protocols that are not here change to TLS on their ports; others wait for more of what they take for theirs.
    if (isForeign(sport, dport) && (guess !== this.tls || takesAll(sport, dport))) return NONE;
    return (row[at + CHILD] = guess);
  }
}
