import { DATA, NONE, walkRow, type Catalog, type WalkRow } from "../definition/catalog.ts";
import { readSlot } from "../definition/layout.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { claims, type Claim } from "../dissect/walk.ts";
import { lineEnd, messageEnd } from "./message-framing.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";

/** Tells messages in streams apart as the definitions say (`framing`), and adds a layer for each. */
export class Framing {
  private readonly dissector: Dissector;
  private readonly claim: Claim;
  private readonly dissectors: (StreamDissector | undefined)[] = [];
  /** Those that keep state of their own. */
  private readonly given = new Map<number, StreamDissector>();

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.claim = claims(dissector.catalog);
  }

  /** Whether a payload may be of a protocol: so that it can be handed to it. */
  takes(protocol: number, bytes: Uint8Array, start: number, end: number, waits: boolean): boolean {
    const { catalog } = this.dissector;
    if (waits && catalog.protocols[protocol]?.framing?.by === "length") {
      const row = walkRow(catalog, protocol);
      if (end - start < row.headLength) return true;
    }
    return this.claim(protocol, bytes, start, end, end) !== NONE;
  }

  /** The protocol that shows by how a stream begins, NONE where none does. */
  recognise(bytes: Uint8Array, start: number, end: number): number {
    for (const [id, dissector] of this.given) if (dissector.begins?.(bytes, start, end) === true) return id;
    return NONE;
  }

  /** The dissector of streams of a protocol. */
  of(protocol: number): StreamDissector {
    return (this.dissectors[protocol] ??= this.make(protocol));
  }

  /** Has another dissector for the streams of a protocol. */
  use(protocol: number, dissector: StreamDissector): void {
    this.dissectors[protocol] = dissector;
    this.given.set(protocol, dissector);
  }

  private make(protocol: number): StreamDissector {
    const { dissector, claim } = this;
    const { catalog } = dissector;
    const framing = catalog.protocols[protocol]?.framing;
    if (framing?.by === "length") return lengthFramed(dissector, walkRow(catalog, protocol), claim);
    if (framing?.by === "lines") return lineFramed(dissector, protocol);
    if (framing?.by === "headers") return messageFramed(dissector, protocol, claim, framing.untilEnd === true);
    return {
      dissect: ({ source, start, declared }) => dissector.extend(protocol, start, declared, source),
    };
  }
}

/** Whether the walk goes on to further messages by itself. */
function followsItself(catalog: Catalog, row: WalkRow): boolean {
  return row.next.some(({ table, always }) => always >= 0 && catalog.tables[table][always] === row.id);
}

/** Messages whose header counts them. */
function lengthFramed(dissector: Dissector, row: WalkRow, claim: Claim): StreamDissector {
  const { id, headLength } = row;
  const chained = followsItself(dissector.catalog, row);
  const lengthOf = (bytes: Uint8Array, at: number): number => {
    if (row.header) return readSlot(bytes, at, row.header.slot) * row.header.unit + row.header.add;
    if (!row.length) return headLength;
    const length = readSlot(bytes, at, row.length.slot) * row.length.unit + row.length.add;
    return row.length.whole ? length : headLength + length;
  };
  return {
    dissect(payload) {
      const { bytes, start, end, source, declared } = payload;
      if (!payload.waits && chained) return dissector.extend(id, start, declared, source);
      let at = start;
      while (at < end && dissector.layers.count < LAYER_LIMIT) {
        const missing = end - at < headLength;
        if (missing && payload.waits) {
          payload.ask(ONE_MORE_SEGMENT, at);
          break;
        }
        if (!missing && at > start && claim(id, bytes, at, end, end) === NONE) {
          at = end;
          break;
        }
        const stop = missing ? end : at + Math.max(headLength, lengthOf(bytes, at));
        if (stop > end && payload.waits) {
          payload.ask(stop - end, at);
          break;
        }
        if (!chained) dissector.extend(id, at, Math.min(stop, declared), source);
        at = stop;
      }
      if (chained && at > start) dissector.extend(id, start, Math.min(at, declared), source);
    },
  };
}

/** Lines; the last one may go on in the next segment. */
function lineFramed(dissector: Dissector, id: number): StreamDissector {
  return {
    dissect(payload) {
      const { bytes, start, end, source, declared } = payload;
      let whole = end;
      while (whole > start && bytes[whole - 1] !== LINE_FEED) whole--;
      if (whole === end || !payload.waits) return dissector.extend(id, start, declared, source);
      if (whole > start) dissector.extend(id, start, whole, source);
      payload.ask(ONE_MORE_SEGMENT, whole);
    },
  };
}
const LINE_FEED = 10;

/** Messages of a start line, headers and a body. */
function messageFramed(dissector: Dissector, id: number, claim: Claim, untilEnd: boolean): StreamDissector {
  return {
    dissect(payload: Payload) {
      const { bytes, end, source, declared } = payload;
      for (let at = payload.start; at < end && dissector.layers.count < LAYER_LIMIT;) {
        if (payload.waits && lineEnd(bytes, at, end) < 0) return payload.ask(ONE_MORE_SEGMENT, at);
        if (claim(id, bytes, at, end, end) === NONE) return dissector.extend(DATA, at, declared, source);
        const stop = messageEnd(payload, at, untilEnd);
        if (payload.need !== 0) return;
        dissector.extend(id, at, stop >= end ? declared : stop, source);
        at = stop;
      }
    },
  };
}
