import { u16 } from "../../bytes/numbers.ts";
import { decodeText } from "../../bytes/text.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { addElapsed, restoredSeconds, type Moment } from "../elapsed.ts";
import type { Passage } from "../follower.ts";
import { ReassemblyFields } from "../reassembly-fields.ts";
import { Remark, type Analysis } from "./analysis.ts";
import {
  BASE,
  FIRST,
  INITIAL_RTT,
  LATEST,
  NOT_SCALED,
  SCALE,
  SCALE_UNKNOWN,
  SEEN,
  STREAM,
  TRAITS,
  Trait,
} from "./connection.ts";
import { Flag, type Segment } from "./segment.ts";
import type { SegmentAtHand } from "./segment-at-hand.ts";

/** What counts as a retransmission: that, and its further kinds. */
const AGAIN = Remark.retransmission | Remark.fastRetransmission | Remark.spuriousRetransmission;

/** Where the header has its pointer to urgent data. */
const URGENT = 18;

/** The generated fields of TCP. */
export class TcpFields {
  private readonly passage: Passage;
  private readonly dissector: Dissector;
  private readonly whole: ReassemblyFields;
  private readonly id: { readonly [key: string]: number };
  private readonly remarks: readonly (readonly [remark: number, field: number])[];
  private readonly remarksByName: Map<string, number>;
  /** When the connection began and its latest segment came, before the one at hand. */
  private readonly moments = new Int32Array(4);

  constructor(passage: Passage, tcp: Protocol) {
    const { dissector, compiler } = passage;
    this.passage = passage;
    this.dissector = dissector;
    this.whole = new ReassemblyFields(passage, tcp);
    this.id = compiler.generatedIds(tcp);
    this.remarks = Object.entries(Remark).map(([key, remark]) => [remark, this.id[key]]);
    const { fields } = dissector.catalog.registry;
    this.remarksByName = new Map(this.remarks.map(([remark, field]) => [fields[field].name, remark]));
    this.remarksByName.set(fields[this.id["retransmission"]].name, AGAIN);
  }

  /** Keeps the times of a connection before they change. */
  times(row: Int32Array, at: number): void {
    const { moments } = this;
    moments[0] = row[at + FIRST];
    moments[1] = row[at + FIRST + 1];
    moments[2] = row[at + LATEST];
    moments[3] = row[at + LATEST + 1];
  }

  /** Notes for another pass what the segment at hand says of those before it. */
  foretell({ row, at, desegmenter }: SegmentAtHand): void {
    this.passage.foresight?.noteSeen(row[at + STREAM], row[at + SEEN]);
    for (const { pieces } of desegmenter.wholes) this.whole.noteWhole(pieces);
  }

  add(result: SegmentAtHand, moment: Moment): void {
    const { dissector, id, moments } = this;
    const { row, at, segment, quoted } = result;
    dissector.addNumber(id["dport/stream"], row[at + STREAM]);
    const { foresight } = this.passage;
    dissector.addNumber(id["dport/completeness"], foresight?.seenOf(row[at + STREAM]) ?? result.seen);
    if (!quoted && result.header !== "long") dissector.addNumber(id["dport/len"], segment.length);
    this.addNumbers(result);
    if (result.header === "short") return;
    this.addState(result);
    this.addWindow(result);
    if (segment.blocks > 0) this.addSelective(result);
    const times = dissector.addMark(id["timestamps"]);
    this.addSince("timeRelative", moment, moments[0], moments[1]);
    this.addSince("timeDelta", moment, moments[2], moments[3]);
    dissector.tree.close(times, 0);
    if (result.analysis.present && this.isWhole(result.layer)) this.addAnalysis(result, moment);
    this.addPayload(result);
  }

  /** Whether the header was captured to its end; behind what was not Wireshark analyses nothing. */
  private isWhole(layer: number): boolean {
    const { layers, sources } = this.dissector;
    return layers.headerEnd(layer) <= sources[layers.sourceOf(layer)].end;
  }

  /** The number of one of the fields that `add` adds, -1 where it adds none of that name. */
  foresee(hand: SegmentAtHand, name: string): number | undefined {
    switch (name) {
      case "tcp.stream":
        return hand.row[hand.at + STREAM];
      // No field: what the preference of this name makes of the numbers of the segment at hand.
      case "tcp.relative_sequence_numbers":
        return hand.relative && !hand.quoted ? 1 : 0;
      case "tcp.seq":
        return sequence(hand);
      case "tcp.ack":
        return acknowledgment(hand);
      case "tcp.window_size":
        return window(hand);
      case "tcp.analysis.flags":
        return hand.analysis.remarks === 0 ? -1 : hand.analysis.remarks;
      case "tcp.segment_data":
        return fresh(hand);
      case "tcp.analysis.duplicate_ack":
      case "tcp.analysis.duplicate_ack_num":
        return hand.analysis.duplicateAcks === 0 ? -1 : hand.analysis.duplicateAcks;
      case "tcp.analysis.duplicate_ack_frame":
        return hand.analysis.duplicateAcks === 0 ? -1 : hand.analysis.duplicateOf;
    }
    const remarks = this.remarksByName.get(name);
    return remarks === undefined || hand.analysis.remarks & remarks ? remarks : -1;
  }

  private addNumbers(hand: SegmentAtHand): void {
    const { dissector, id } = this;
    const { segment, quoted } = hand;
    const seq = hand.header === "short" ? firstSequence(hand) : sequence(hand);
    dissector.addNumber(id["dport/seq"], seq);
    if (!quoted && hand.header === "sound") {
      const next = seq + segment.length + (segment.flags & (Flag.syn | Flag.fin) ? 1 : 0);
      dissector.addNumber(id["seq/nxtseq"], next >>> 0);
    }
    if (hand.header === "short") return;
    const { tree } = dissector;
    const quad = tree.count;
    dissector.addNumber(id["seq/ack"], acknowledgment(hand));
    if (segment.ack === 0 || segment.flags & Flag.ack) return;
    dissector.addMark(id["strayAck"]);
    tree.close(quad, tree.end(quad));
  }

  private addSelective(hand: SegmentAtHand): void {
    const { dissector, id } = this;
    const { segment } = hand;
    const base = segment.ack - acknowledgment(hand);
    for (let i = 0; i < segment.blocks; i++) {
      dissector.addNumber(id["SAck>left"], (segment.edges[2 * i] - base) >>> 0);
      dissector.addNumber(id["SAck>right"], (segment.edges[2 * i + 1] - base) >>> 0);
    }
    dissector.addNumber(id["SAck>count"], segment.blocks);
    if (!saysAgain(segment)) return;
    dissector.addNumber(id["SAck>againLeft"], (segment.edges[0] - base) >>> 0);
    dissector.addNumber(id["SAck>againRight"], (segment.edges[1] - base) >>> 0);
    dissector.addMark(id["SAck>again"]);
  }

  private addWindow(hand: SegmentAtHand): void {
    const { dissector, id } = this;
    const scale = hand.row[hand.own + SCALE];
    dissector.addNumber(id["window/size"], window(hand));
    if (hand.segment.flags & Flag.syn) return;
    const factor = scale === SCALE_UNKNOWN || scale === NOT_SCALED ? scale : 1 << scale;
    dissector.addNumber(id["window/scale"], factor);
  }

  private addAnalysis({ row, at, analysis }: SegmentAtHand, moment: Moment): void {
    const { dissector, id } = this;
    const { tree } = dissector;
    const group = dissector.addMark(id["analysis"]);
    if (analysis.acked !== 0) {
      dissector.addNumber(id["acksFrame"], analysis.acked);
      const { ackedSeconds, ackedNanoseconds } = analysis;
      if (!isNow(moment, ackedSeconds, ackedNanoseconds))
        this.addSince("ackRtt", moment, ackedSeconds, ackedNanoseconds);
    }
    if ((row[at + INITIAL_RTT] | row[at + INITIAL_RTT + 1]) !== 0)
      dissector.addTime(id["initialRtt"], row[at + INITIAL_RTT], row[at + INITIAL_RTT + 1]);
    if (analysis.bytesInFlight !== 0) {
      dissector.addNumber(id["bytesInFlight"], analysis.bytesInFlight);
      dissector.addNumber(id["pushBytes"], analysis.pushBytes);
    }
    if (analysis.remarks !== 0) this.addRemarks(analysis, moment);
    tree.close(group, 0);
  }

  private addRemarks(analysis: Analysis, moment: Moment): void {
    const { dissector, id } = this;
    const { tree } = dissector;
    const flags = dissector.addMark(id["analysisFlags"]);
    for (const [remark, field] of this.remarks)
      if (analysis.remarks & remark && remark !== Remark.duplicateAck) dissector.addMark(field);
    if (analysis.remarks & AGAIN & ~Remark.retransmission) dissector.addMark(id["retransmission"]);
    const { original, originalSeconds, originalNanoseconds } = analysis;
    if (original !== 0 && !isNow(moment, originalSeconds, originalNanoseconds)) {
      this.addSince("rto", moment, originalSeconds, originalNanoseconds);
      dissector.addNumber(id["rtoFrame"], original);
    }
    if (analysis.duplicateAcks !== 0) dissector.addMark(id["duplicateAckField"]);
    tree.close(flags, 0);
    if (analysis.duplicateAcks === 0) return;
    dissector.addNumber(id["duplicateAckNumber"], analysis.duplicateAcks);
    dissector.addNumber(id["duplicateAckFrame"], analysis.duplicateOf);
    dissector.addObject(id["duplicateAck"], `Duplicate ACK (#${analysis.duplicateAcks})`);
  }

  /** What its flags say of the connection. */
  private addState({ row, own, segment, layer }: SegmentAtHand): void {
    const { dissector, id } = this;
    const { flags } = segment;
    const port = u16(dissector.bytesOf(layer), dissector.layers.start(layer) + (flags & Flag.ack ? 0 : 2));
    if (flags & Flag.syn && flags & Flag.ack)
      dissector.addObject(id["flags.syn>accepts"], `Connection establish acknowledge (SYN+ACK): server port ${port}`);
    else if (flags & Flag.syn)
      dissector.addObject(id["flags.syn>opens"], `Connection establish request (SYN): server port ${port}`);
    if (flags & Flag.fin) {
      dissector.addMark(id["flags.fin>ends"]);
      const first = (row[own + TRAITS] & Trait.closedFirst) !== 0;
      dissector.addMark(id[first ? "flags.str>first" : "flags.str>second"]);
    }
    if (flags & Flag.reset) dissector.addMark(id["flags.reset>refuses"]);
    const urgent = dissector.layers.start(layer) + URGENT;
    if (!(flags & Flag.urgent) && u16(dissector.bytesOf(layer), urgent) !== 0)
      dissector.addMark(id["urgptr>strayUrgent"]);
  }

  private addPayload({ layer, segment, desegmenter, sizes }: SegmentAtHand): void {
    const { dissector, id } = this;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.headerEnd(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    for (const { pieces, length } of desegmenter.wholes) this.whole.add(pieces, length);
    if (desegmenter.stretches.length > 0) this.whole.addWholeIn();
    for (const size of sizes) dissector.addNumber(id["pduSize"], size);
    if (start >= end) return;
    if (segment.flags & Flag.reset) {
      dissector.addObject(id["resetCause"], decodeText(bytes, start, end));
      return;
    }
    dissector.addObject(id["payload"], bytes.subarray(start, end));
    for (const stretch of desegmenter.stretches)
      dissector.addObject(id["segmentData"], bytes.subarray(stretch.start, stretch.end));
  }

  private addSince(key: string, moment: Moment, seconds: number, nanoseconds: number): void {
    addElapsed(this.dissector, this.id[key], moment, restoredSeconds(moment.seconds, seconds), nanoseconds);
  }
}

/** The numbers of a segment, as far as those that they count from are known. */
function sequence({ row, own, segment, quoted, relative }: SegmentAtHand): number {
  return (segment.seq - (quoted || !relative ? 0 : row[own + BASE])) >>> 0;
}

/** The same of a segment that Wireshark stops reading before it notes where its connection begins. */
function firstSequence(hand: SegmentAtHand): number {
  const { row, own, segment } = hand;
  if (hand.quoted || !hand.relative || row[own + TRAITS] & Trait.based) return sequence(hand);
  return segment.flags & Flag.syn ? 0 : 1;
}

/** How many stretches came for the first time; -1 where there are none at all. */
function fresh({ desegmenter: { stretches } }: SegmentAtHand): number {
  return stretches.length === 0 ? -1 : stretches.filter(({ again }) => !again).length;
}

/** Whether the first block of a selective acknowledgment is of octets that came again (RFC 2883 4). */
function saysAgain({ edges, ack, blocks }: Segment): boolean {
  const [left, right, otherLeft, otherRight] = edges;
  if (before(left, ack) && !before(ack, right)) return true;
  return blocks > 1 && before(otherLeft, right) && !before(otherRight, right);
}

/** Whether a sequence number comes before another. */
function before(number: number, other: number): boolean {
  return ((number - other) | 0) < 0;
}

function acknowledgment({ row, peer, segment, quoted, relative }: SegmentAtHand): number {
  return (segment.ack - (segment.flags & Flag.ack && !quoted && relative ? row[peer + BASE] : 0)) >>> 0;
}

function window({ row, own, segment, quoted }: SegmentAtHand): number {
  const scale = row[own + SCALE];
  return scale > 0 && !(segment.flags & Flag.syn) && !quoted ? segment.window << scale : segment.window;
}

function isNow(moment: Moment, seconds: number, nanoseconds: number): boolean {
  return ((moment.seconds - seconds) | 0) === 0 && moment.nanoseconds === nanoseconds;
}
