import { FullSession } from "../flows/full-session.ts";
import type { FlowPacket } from "../flows/packet.ts";
import type { StreamEvent } from "../flows/tcp/stream-event.ts";
import { StreamAssembler, type StreamPiece } from "../flows/tcp/stream-assembler.ts";
import type { Packet } from "./packet.ts";
import { standardCatalog } from "./standard-catalog.ts";
import { standardWalk } from "./walk.ts";

/** Octets that walks may read behind a packet. */
const SPARE = 16;
/** Streams that are put together at a time; beyond them the one that was heard of least lately is given out as it is. */
const STREAM_LIMIT = 10_000;
/** Packets after which an ended stream is given out. */
const LINGER = 1000;
/** Octets that are kept of one stream. */
const STREAM_OCTETS = 64 << 20;

/** One end of a stream. */
export interface StreamEnd {
  readonly address: string;
  readonly port: number;
}

/** What a TCP connection carried. */
export interface TcpStream {
  /** Wireshark's number of it (`tcp.stream`). */
  readonly number: number;
  /** The side whose segment came first, and the other one. */
  readonly client: StreamEnd;
  readonly server: StreamEnd;
  /** What both sides sent, in order; what was not captured is marked by how many octets are missing. */
  readonly pieces: readonly StreamPiece[];
  /** Whether both sides ended it, or one broke it off. */
  readonly ended: boolean;
  /** Octets that were left out because there were more than `octets` allows. */
  readonly leftOut: number;
  /** What one side sent, without what is missing. */
  octets(side: "client" | "server"): Uint8Array;
}

/** Bounds of what is kept. */
export interface ReassembleOptions {
  /** Octets of one stream (default 64 MiB). */
  readonly octets?: number;
  /** Streams at a time (default 10,000). */
  readonly streams?: number;
}

/**
 * The TCP streams that packets are of, each when it has ended, the others when there are no more packets. Retransmissions
 * are left out, fragments of IP put together.
 */
export async function* reassemble(
  packets: Iterable<Packet> | AsyncIterable<Packet>,
  { octets = STREAM_OCTETS, streams: limit = STREAM_LIMIT }: ReassembleOptions = {},
): AsyncGenerator<TcpStream, void, undefined> {
  const session = new FullSession(standardCatalog(), standardWalk, { numbers: false });
  const streams = new Map<number, Collected>();
  /** Streams that have ended, and when by count of packets: segments that come again may follow for a while. */
  const ended = new Map<Collected, number>();
  const done: Collected[] = [];
  let count = 0;
  let newest = -1;
  const finish = (stream: Collected): void => {
    streams.delete(stream.number);
    ended.delete(stream);
    stream.end();
    done.push(stream);
  };
  session.onSegment((event) => {
    let stream = streams.get(event.stream);
    // What comes of a stream that was given out and has no octets is of no interest.
    if (!stream && event.stream <= newest && event.length === 0) return;
    newest = Math.max(newest, event.stream);
    streams.delete(event.stream);
    stream ??= new Collected(event, octets);
    streams.set(event.stream, stream);
    stream.add(event);
    if (stream.ended && !ended.has(stream)) ended.set(stream, count);
    if (streams.size > limit) finish(streams.values().next().value as Collected);
  });
  for await (const packet of packets) {
    count++;
    session.dissect(flowPacket(packet));
    for (const [stream, since] of ended) {
      if (count - since < LINGER) break;
      finish(stream);
    }
    yield* done.splice(0);
  }
  for (const stream of streams.values()) finish(stream);
  yield* done;
}

class Collected implements TcpStream {
  readonly number: number;
  readonly client: StreamEnd;
  readonly server: StreamEnd;
  readonly pieces: StreamPiece[] = [];
  ended = false;
  leftOut = 0;
  private kept = 0;
  private readonly way: number;
  private readonly closed = [false, false];
  private readonly assembler: StreamAssembler;

  constructor(event: StreamEvent, limit: number) {
    this.number = event.stream;
    this.way = event.way;
    this.client = { address: event.source(), port: event.sport };
    this.server = { address: event.destination(), port: event.dport };
    this.assembler = new StreamAssembler((piece) => {
      if (this.kept + piece.bytes.length > limit) {
        this.leftOut += piece.bytes.length;
        return;
      }
      this.kept += piece.bytes.length;
      this.pieces.push(piece);
    });
  }

  add(event: StreamEvent): void {
    const side = event.way === this.way ? 0 : 1;
    this.assembler.add({ ...event, side });
    if (event.fin) this.closed[side] = true;
    this.ended = event.reset || (this.closed[0] && this.closed[1]);
  }

  end(): void {
    this.assembler.end();
  }

  octets(side: "client" | "server"): Uint8Array {
    const wanted = this.pieces.filter((piece) => (piece.side === 0) === (side === "client"));
    const all = new Uint8Array(wanted.reduce((sum, { bytes }) => sum + bytes.length, 0));
    let at = 0;
    for (const { bytes } of wanted) {
      all.set(bytes, at);
      at += bytes.length;
    }
    return all;
  }
}

/** A packet with spare octets behind it. */
function flowPacket(packet: Packet): FlowPacket {
  const { bytes, number, seconds, nanoseconds, originalLength, linkType, comments } = packet;
  const padded = new Uint8Array(bytes.length + SPARE);
  padded.set(bytes);
  const place = { bytes: padded, start: 0, end: bytes.length };
  return {
    number,
    seconds,
    nanoseconds,
    original: originalLength,
    linkType,
    interface: packet.interface,
    comments,
    ...place,
  };
}
