import type { StreamEvent } from "../../flows/tcp/stream-event.ts";
import { FieldSearch } from "../../report/statistics/field-search.ts";
import type { Details, Refused, Sequence } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";
import { streamOf } from "./follow.ts";
import { contextOf, sightOf } from "./statistic-context.ts";

/** A segment, as a graph draws it. */
interface Segment {
  readonly index: number;
  readonly from: number;
  readonly time: number;
  readonly sequence: number;
  readonly length: number;
  readonly acknowledgement: number;
  readonly isAgain: boolean;
  window: number;
}

/** The segments of the TCP connection that a packet is part of; throws the signal's reason. */
export async function sequence(
  capture: Capture,
  details: Details,
  until: number,
  signal: AbortSignal,
): Promise<Sequence | Refused> {
  const wanted = streamOf(details);
  if (wanted?.transport !== "tcp") return { reason: `packet ${details.index + 1} is part of no TCP connection` };
  const segments: Segment[] = [];
  const plot = new SegmentPlot();
  let window: ((record: Parameters<typeof sightOf>[1]) => number) | undefined;
  await dissectAll(
    capture,
    {
      until,
      begin(session) {
        const context = contextOf(session, capture.pieces.name);
        const search = new FieldSearch("tcp.window_size", context);
        window = (record) => search.number(sightOf(context, record)) ?? 0;
        session.onSegment((event) => {
          if (event.stream === wanted.stream) segments.push(plot.segment(event));
        });
      },
      packet(index, { record }) {
        const last = segments[segments.length - 1];
        if (last?.index === index && window) last.window = window(record);
      },
    },
    signal,
  );
  return {
    peers: plot.peers,
    stream: wanted.stream,
    indices: Uint32Array.from(segments, ({ index }) => index),
    from: Uint8Array.from(segments, ({ from }) => from),
    times: Float64Array.from(segments, ({ time }) => time),
    sequences: Float64Array.from(segments, (one) => one.sequence),
    lengths: Uint32Array.from(segments, ({ length }) => length),
    acknowledgements: Float64Array.from(segments, ({ acknowledgement }) => acknowledgement),
    windows: Float64Array.from(segments, (one) => one.window),
    again: Uint8Array.from(segments, ({ isAgain }) => (isAgain ? 1 : 0)),
  };
}

/** Turns the segments of one connection into places: numbers count from the first of each side, and do not wrap. */
class SegmentPlot {
  peers: readonly [string, string] = ["", ""];
  private way = -1;
  private began = 0;
  private readonly first: (number | undefined)[] = [];
  private readonly highest = [0, 0];

  segment(event: StreamEvent): Segment {
    const { number, length, seq, ack, seconds, nanoseconds, way } = event;
    if (this.way < 0) {
      this.way = way;
      this.began = seconds + nanoseconds / 1e9;
      this.peers = [endText(event.source(), event.sport), endText(event.destination(), event.dport)];
    }
    const from = way === this.way ? 0 : 1;
    const sequence = this.relative(from, seq);
    const isAgain = length > 0 && sequence < this.highest[from];
    this.highest[from] = Math.max(this.highest[from], sequence + length);
    return {
      index: number - 1,
      from,
      time: seconds + nanoseconds / 1e9 - this.began,
      sequence,
      length,
      // Before the other side sent anything there is nothing to acknowledge.
      acknowledgement: this.first[1 - from] === undefined ? 0 : this.relative(1 - from, ack),
      isAgain,
      window: 0,
    };
  }

  /** Numbers of 32 bits as distances from the first, near the highest so far. */
  private relative(side: number, number: number): number {
    const first = (this.first[side] ??= number);
    const near = this.highest[side];
    return near + ((number - first - near) | 0);
  }
}

function endText(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}
