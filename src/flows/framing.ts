import { decodeText } from "../bytes/text.ts";
import { DATA, NONE, walkRow, type Catalog, type WalkRow } from "../definition/catalog.ts";
import { readSlot } from "../definition/layout.ts";
import type { Framing as ProtocolFraming, OnAnyPort } from "../definition/messages.ts";
import { beginningsOf, beginsWith, byFirstOctet, type Beginning, type Start } from "../definition/starts.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { claims, type Claim } from "../dissect/walk.ts";
import { isHttp2 } from "./http2/http2-connection.ts";
import {
  askForLine,
  headerLinesEnd,
  isPrintable,
  lineEnd,
  messageEnd,
  REQUESTED,
  unseenFrom,
} from "./message-framing.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";

/** A protocol that any port may carry, with the words of which one must be in the first line. */
interface Guess {
  readonly id: number;
  readonly words: readonly string[];
  readonly starts: readonly Beginning[] | undefined;
  readonly multipleOf: number;
  readonly fits: ((bytes: Uint8Array, start: number, end: number) => boolean) | undefined;
  readonly firstLine: OnAnyPort["firstLine"];
}
const NOTHING: readonly Guess[] = [];

/** What tells whether a payload may be of a protocol; definitions are of too many shapes to be asked for each segment. */
interface Taking {
  /** Whether headers count the octets of messages. */
  readonly counted: boolean;
  readonly neverText: boolean;
  readonly shown: boolean | "foreign" | "continued";
  readonly headLength: number;
}

/** Tells messages in streams apart as the definitions say (`framing`), and adds a layer for each. */
export class Framing {
  private readonly dissector: Dissector;
  private readonly claim: Claim;
  /** Protocols that any port of a table may carry. */
  private readonly anywhere = new Map<string, Guess[]>();
  private readonly dissectors: (StreamDissector | undefined)[] = [];
  private readonly takings: (Taking | undefined)[] = [];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.claim = claims(dissector.catalog);
    for (const [id, protocol] of dissector.catalog.protocols.entries()) {
      if (!protocol?.onAnyPort) continue;
      const {
        startsWith,
        multipleOf = 1,
        fits,
        firstLine,
      }: OnAnyPort = protocol.onAnyPort === true ? {} : protocol.onAnyPort;
      const starts = startsWith && beginningsOf(startsWith);
      const guess: Guess = { id, words: versions(protocol.startsWith ?? []), starts, multipleOf, fits, firstLine };
      for (const table of Object.keys(protocol.carriedBy ?? {}))
        this.anywhere.set(table, [...(this.anywhere.get(table) ?? []), guess]);
    }
  }

  /** Whether a payload may be of a protocol: so that it can be handed to it. `seen`: messages of it came before. */
  takes(protocol: number, bytes: Uint8Array, start: number, end: number, waits: boolean, seen = false): boolean {
    const { counted, neverText, shown, headLength } = (this.takings[protocol] ??= this.takingOf(protocol));
    // What begins as text is none of a protocol of counted octets.
    const isStrange = counted && (!seen || neverText) && isText(bytes, start, end);
    if (shown === "continued" ? seen : shown && !isStrange) return true;
    if (waits && counted && end - start < headLength) return true;
    return this.claim(protocol, bytes, start, end, end) !== NONE;
  }

  private takingOf(protocol: number): Taking {
    const { catalog } = this.dissector;
    const framing = catalog.protocols[protocol]?.framing;
    const counted = framing?.by === "length";
    return {
      counted,
      neverText: counted && framing.neverText === true,
      shown: framing?.shown ?? false,
      headLength: counted ? walkRow(catalog, protocol).headLength : 0,
    };
  }

  /** The protocol that an unknown port of `table` carries, by how a payload begins; NONE where it is none of ours. */
  guess(table: string, bytes: Uint8Array, start: number, end: number): number {
    // Like Wireshark, HTTP/2 without TLS is known on the ports of HTTP alone, and where it was agreed on.
    if (isHttp2(bytes, start, end)) return NONE;
    for (const { id, words, starts, multipleOf, fits, firstLine } of this.anywhere.get(table) ?? NOTHING) {
      if ((end - start) % multipleOf !== 0) continue;
      if (firstLine) {
        if (isText(bytes, start, end) && firstLine(bytes, start, firstLineEnd(bytes, start, end))) return id;
        continue;
      }
      if (this.claim(id, bytes, start, end, end) === NONE) continue;
      if (starts && !beginsWith(starts, bytes, start, end, end)) continue;
      if (fits && !fits(bytes, start, end)) continue;
      if (words.length === 0 || firstLineHas(bytes, start, end, words)) return id;
    }
    return NONE;
  }

  /** The dissector of streams of a protocol. */
  of(protocol: number): StreamDissector {
    return (this.dissectors[protocol] ??= this.plain(protocol));
  }

  /** Has another dissector for the streams of a protocol. */
  use(protocol: number, dissector: StreamDissector): void {
    this.dissectors[protocol] = dissector;
  }

  /** A dissector that does no more than tell messages apart. */
  plain(protocol: number): StreamDissector {
    const { dissector, claim } = this;
    const { catalog } = dissector;
    const framing = catalog.protocols[protocol]?.framing;
    if (framing?.by === "length") return lengthFramed(dissector, walkRow(catalog, protocol), claim, framing);
    if (framing?.by === "lines") return lineFramed(dissector, protocol);
    if (framing?.by === "measure") return measured(dissector, protocol, framing);
    if (framing?.by === "headers") return messageFramed(dissector, protocol, claim, framing.untilEnd === true);
    return {
      dissect: ({ source, start, declared }) => dissector.extend(protocol, start, declared, source),
    };
  }
}

/** The beginnings that name a protocol with a version, as `HTTP/`. */
function versions(starts: readonly Start[]): readonly string[] {
  return starts.flatMap((start) => (typeof start === "string" && start.includes("/") ? [start.trimEnd()] : []));
}

/** Octets in which a first line must end. */
const FIRST_LINE_LIMIT = 4096;

function firstLineHas(bytes: Uint8Array, start: number, end: number, words: readonly string[]): boolean {
  const text = decodeText(bytes, start, firstLineEnd(bytes, start, end));
  return words.some((word) => text.includes(word));
}

/** Where the first line ends, without what ends it. */
function firstLineEnd(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + FIRST_LINE_LIMIT);
  const line = lineEnd(bytes, start, limit);
  let stop = line < 0 ? limit : line;
  while (stop > start && (bytes[stop - 1] === LINE_FEED || bytes[stop - 1] === CARRIAGE_RETURN)) stop--;
  return stop;
}

/** Whether the walk goes on to further messages by itself. */
function followsItself(catalog: Catalog, row: WalkRow): boolean {
  return row.next.some(({ table, always }) => always >= 0 && catalog.tables[table][always] === row.id);
}

type LengthFraming = Extract<ProtocolFraming, { readonly by: "length" | "lines" }>;
type MeasuredFraming = Extract<ProtocolFraming, { readonly by: "measure" }>;

/** Messages whose header counts them. */
function lengthFramed(dissector: Dissector, row: WalkRow, claim: Claim, framing: LengthFraming): StreamDissector {
  const { id, headLength } = row;
  const { shown = false, unsized = false, idle, neverText = false } = framing;
  const continued = shown === "continued";
  const chained = followsItself(dissector.catalog, row);
  const first = byFirstOctet(dissector.catalog.protocols[id]?.startsWith ?? []);
  const mayBegin = (octet: number): boolean => first[octet].length > 0;
  const lengthOf = (bytes: Uint8Array, at: number): number => {
    if (row.header) return readSlot(bytes, at, row.header.slot) * row.header.unit + row.header.add;
    if (!row.length) return headLength;
    const length = readSlot(bytes, at, row.length.slot) * row.length.unit + row.length.add;
    return row.length.whole ? length : headLength + length;
  };
  const ask = (payload: Payload, need: number, at: number): void => {
    if (at === payload.start) dissector.begun.push({ protocol: id, bytes: payload.bytes, start: at, end: at });
    payload.ask(need, at);
  };
  return {
    dissect(payload) {
      const { bytes, start, end, source, declared } = payload;
      if (end - start === 1 && bytes[start] === idle) return dissector.extendBare(id, start, declared, source);
      const whole = end - start >= headLength || !payload.waits;
      // A connection that begins as text is none of a protocol of counted octets; anything else is the middle of a message.
      const claimed = !whole || claim(id, bytes, start, end, end) !== NONE;
      if (!claimed && (payload.memory === 0 || neverText) && isText(bytes, start, end))
        return dissector.extend(DATA, start, declared, source);
      if (claimed || !continued) payload.memory = SEEN;
      if (!claimed) return dissector.extendBare(id, start, declared, source);
      if (!payload.waits && chained) return dissector.extend(id, start, declared, source);
      let at = start;
      while (at < end && dissector.layers.count < LAYER_LIMIT) {
        const missing = end - at < headLength;
        if (missing && payload.waits && !(continued && !mayBegin(bytes[at]))) {
          ask(payload, ONE_MORE_SEGMENT, at);
          break;
        }
        if ((continued || !missing) && at > start && claim(id, bytes, at, end, end) === NONE) {
          if (continued) dissector.extendBare(id, at, declared, source);
          at = end;
          break;
        }
        const stop = missing ? end : at + Math.max(headLength, lengthOf(bytes, at));
        if (stop > end && payload.waits) {
          ask(payload, stop - end, at);
          break;
        }
        if (!chained) {
          if (!unsized) payload.sizes.push(stop - at);
          dissector.extend(id, at, Math.min(stop, declared), source);
        }
        at = stop;
      }
      if (chained && at > start) dissector.extend(id, start, Math.min(at, declared), source);
      else if (shown === true && at === start) dissector.extendBare(id, start, declared, source);
    },
  };
}

/** What is remembered of a connection whose messages are counted: that it had some. */
const SEEN = 1;
/** Octets of which text consists where a payload begins with it. */
const TEXT_BEGINNING = 4;

function isText(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < TEXT_BEGINNING) return false;
  for (let i = 0; i < TEXT_BEGINNING; i++) if (!isPrintable(bytes[start + i])) return false;
  return true;
}

/** Messages that the definition measures. */
function measured(dissector: Dissector, id: number, framing: MeasuredFraming): StreamDissector {
  const { measure, together = false, unsized = false } = framing;
  return {
    dissect(payload) {
      const { bytes, start, end, source, declared, waits } = payload;
      for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
        const size = measure(bytes, at, end);
        const stop = size > 0 ? at + size : end;
        if (waits && (size === 0 || stop > end)) {
          payload.ask(size === 0 ? ONE_MORE_SEGMENT : stop - end, at);
          break;
        }
        if (!unsized) payload.sizes.push(stop - at);
        if (!together) dissector.extend(id, at, Math.min(stop, declared), source);
        at = stop;
      }
      if (together) dissector.extend(id, start, declared, source);
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
const CARRIAGE_RETURN = 13;

/** What is no message is the middle of one, where messages were seen; else header lines, if it looks like some. */
function goesOn(dissector: Dissector, id: number, payload: Payload, at: number): void {
  const { bytes, end, source, declared } = payload;
  const data = headerLinesEnd(bytes, at, end);
  if (data === at && !(payload.memory & REQUESTED)) return;
  dissector.extendBare(id, at, declared, source);
  if (data < declared) dissector.extend(DATA, data, declared, source);
}

/** Messages of a start line, headers and a body. */
function messageFramed(dissector: Dissector, id: number, claim: Claim, untilEnd: boolean): StreamDissector {
  return {
    dissect(payload: Payload) {
      const { bytes, end, source, declared } = payload;
      for (let at = payload.start; at < end && dissector.layers.count < LAYER_LIMIT;) {
        if (claim(id, bytes, at, end, end) === NONE) {
          const mayBegin = payload.waits && isPrintable(bytes[at]);
          if (mayBegin && lineEnd(bytes, unseenFrom(payload, at), end) < 0) return askForLine(payload, at);
          return goesOn(dissector, id, payload, at);
        }
        const stop = messageEnd(payload, at, untilEnd);
        if (payload.need !== 0) {
          const line = lineEnd(bytes, at, Math.min(end, at + FIRST_LINE_LIMIT));
          if (line >= 0) dissector.begun.push({ protocol: id, bytes, start: at, end: line });
          return;
        }
        dissector.extend(id, at, stop >= end ? declared : stop, source);
        at = stop;
      }
    },
  };
}
