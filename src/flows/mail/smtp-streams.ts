import type { Fields } from "../../definition/kinds.ts";
import { mediaProtocol } from "../../definition/media-types.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { addBody } from "../bodies.ts";
import type { Follower, Passage } from "../follower.ts";
import { LayerNotes } from "../layer-notes.ts";
import { lineEnd } from "../message-framing.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "../payload.ts";
import type { Room } from "../room.ts";
import { StreamStates } from "../stream-states.ts";

const DOT = 0x2e;
const CR = 13;
const LF = 10;
/** Octets behind a message, so that wide reads near its end need no check. */
const SPARE = 16;

/** A message that is being sent after DATA. */
interface Mail {
  readonly direction: number;
  readonly pieces: { readonly frame: number; readonly bytes: Uint8Array }[];
  length: number;
  /** The octets so far end with a line end. */
  atLineStart: boolean;
  /** There was no room for all of it. */
  lost: boolean;
}

/** What ends in the layer of the last piece. */
interface Whole {
  readonly frames: readonly number[];
  readonly length: number;
}

/** Tells commands of SMTP from the messages that follow DATA, and puts those together (RFC 5321 4.1.1.4). */
export class SmtpStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly plain: StreamDissector;
  private readonly room: Room;
  private readonly smtp: number;
  private readonly lines: number;
  private readonly ids: { readonly [key: string]: number };
  private readonly mails: StreamStates<{ mail: Mail | undefined }>;
  private readonly wholes: LayerNotes<Whole>;

  /** `plain` cuts lines; messages are kept in `room`. */
  constructor(passage: Passage, smtp: Protocol, plain: StreamDissector, room: Room) {
    const { compiler, dissector } = passage;
    this.passage = passage;
    this.plain = plain;
    this.room = room;
    this.smtp = dissector.catalog.idOf(smtp);
    this.lines = mediaProtocol(dissector.catalog, "text/plain");
    this.mails = new StreamStates<{ mail: Mail | undefined }>(
      () => ({ mail: undefined }),
      ({ mail }) => room.give(mail?.length ?? 0),
    );
    this.wholes = new LayerNotes(passage);
    const keys = Object.keys((smtp.generated as Fields | undefined) ?? {});
    this.ids = Object.fromEntries(keys.map((key) => [key, compiler.generated(smtp, key)]));
  }

  dissect(payload: Payload): void {
    const state = this.mails.of(payload.stream);
    const { mail } = state;
    if (mail?.direction === payload.direction) this.message(payload, state, mail);
    else this.commands(payload, state);
  }

  forget(stream: number): void {
    this.mails.forget(stream);
  }

  annotate(layer: number): void {
    const whole = this.wholes.of(layer);
    if (!whole) return;
    const { dissector } = this.passage;
    const { tree } = dissector;
    dissector.addMark(this.ids["eom"]);
    const list = tree.count;
    dissector.addMark(this.ids["fragments"]);
    for (const frame of whole.frames) dissector.addNumber(this.ids["fragment"], frame);
    dissector.addNumber(this.ids["fragmentCount"], whole.frames.length);
    dissector.addNumber(this.ids["wholeLength"], whole.length);
    tree.close(list, tree.end(list));
  }

  /** Lines of commands and replies; behind DATA the message begins, unless the server refuses it. */
  private commands(payload: Payload, state: { mail: Mail | undefined }): void {
    const { bytes, start, end } = payload;
    if (state.mail?.length === 0 && refuses(bytes, start, end)) state.mail = undefined;
    const behind = behindData(bytes, start, end);
    if (behind < 0) return this.plain.dissect(payload);
    const { declared } = payload;
    payload.end = payload.declared = behind;
    this.plain.dissect(payload);
    payload.end = end;
    payload.declared = declared;
    state.mail = { direction: payload.direction, pieces: [], length: 0, atLineStart: true, lost: false };
    payload.start = behind;
    if (behind < end) this.message(payload, state, state.mail);
  }

  /** Octets of a message, up to the line that is a dot. */
  private message(payload: Payload, state: { mail: Mail | undefined }, mail: Mail): void {
    const { dissector, packet } = this.passage;
    const { bytes, start, end, source, declared, waits } = payload;
    if (waits && lineEnd(bytes, start, end) < 0) return payload.ask(ONE_MORE_SEGMENT, start);
    const dot = waits ? dotLine(bytes, start, end, mail.atLineStart) : -1;
    const stop = dot < 0 ? end : behindText(bytes, start, dot, mail.atLineStart);
    if (waits) this.keep(mail, packet.number, bytes.slice(start, stop));
    if (dot < 0) {
      dissector.extendBare(this.smtp, start, declared, source);
      return dissector.extend(this.lines, start, declared, source);
    }
    const behind = lineEnd(bytes, dot, end);
    dissector.extend(this.smtp, dot, behind, source);
    this.wholes.add(dissector.layers.count - 1, { frames: mail.pieces.map(({ frame }) => frame), length: mail.length });
    this.show(mail);
    this.room.give(mail.length);
    state.mail = undefined;
    payload.start = behind;
    if (behind < end) this.commands(payload, state);
  }

  private keep(mail: Mail, frame: number, octets: Uint8Array): void {
    if (octets.length === 0) return;
    if (!this.room.take(octets.length)) {
      mail.lost = true;
      return;
    }
    mail.pieces.push({ frame, bytes: octets });
    mail.length += octets.length;
    mail.atLineStart = octets.at(-1) === LF;
  }

  /** Adds the message that is whole now, and its body. */
  private show(mail: Mail): void {
    if (mail.lost || mail.length === 0) return;
    const { dissector } = this.passage;
    const bytes = new Uint8Array(mail.length + SPARE);
    let at = 0;
    for (const piece of mail.pieces) {
      bytes.set(piece.bytes, at);
      at += piece.bytes.length;
    }
    const source = dissector.addSource({ bytes, start: 0, end: mail.length, title: "Reassembled DATA" });
    addBody(dissector, "message/rfc822", source, 0, mail.length);
  }
}

/** Behind a line that is the command DATA, -1 where none is. */
function behindData(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end;) {
    const next = lineEnd(bytes, at, end);
    if (next < 0) return -1;
    if (next - at <= LONGEST_DATA_LINE && /^DATA\s*$/i.test(String.fromCharCode(...bytes.subarray(at, next))))
      return next;
    at = next;
  }
  return -1;
}
const LONGEST_DATA_LINE = 12;

/** Whether a reply says that the command before it failed. */
function refuses(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > 3 && (bytes[start] === 0x34 || bytes[start] === 0x35) && bytes[start + 3] === 0x20;
}

/** Where the line that ends a message begins, -1 where it is not there. */
function dotLine(bytes: Uint8Array, start: number, end: number, atLineStart: boolean): number {
  for (let at = bytes.indexOf(DOT, start); at >= 0 && at + 2 < end; at = bytes.indexOf(DOT, at + 1)) {
    const begins = at === start ? atLineStart : bytes[at - 1] === LF && bytes[at - 2] === CR;
    if (begins && bytes[at + 1] === CR && bytes[at + 2] === LF) return at;
  }
  return -1;
}

/** Where the text in front of the dot ends: a blank line there belongs to the end, as in Wireshark. */
function behindText(bytes: Uint8Array, start: number, dot: number, atLineStart: boolean): number {
  const blank = dot - 2;
  if (blank < start || bytes[blank] !== CR) return dot;
  const isBlank = blank === start ? atLineStart : bytes[blank - 1] === LF;
  return isBlank ? blank : dot;
}
