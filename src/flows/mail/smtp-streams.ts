import { mediaProtocol } from "../../definition/media-types.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Follower, Passage } from "../follower.ts";
import { LayerNotes } from "../layer-notes.ts";
import { askForLine, lineEnd, unseenFrom } from "../message-framing.ts";
import type { Payload, StreamDissector } from "../payload.ts";
import type { Room } from "../room.ts";
import { Ported } from "../ported.ts";
import { StreamStates } from "../stream-states.ts";
import { CollectedMail } from "./collected-mail.ts";

const SERVERS: readonly number[] = [25, 587];
const DOT = 0x2e;
const CR = 13;
const LF = 10;

/** A message that is being sent after DATA. */
interface Mail {
  readonly direction: number;
  readonly collected: CollectedMail;
  /** The octets so far end with a line end. */
  atLineStart: boolean;
  /** Octets that are left of a chunk (RFC 3030 2); -1 where a line with a dot ends the message, `ENDLESS` where nothing does. */
  left: number;
}
const ENDLESS = Infinity;

interface State {
  mail: Mail | undefined;
  /** Lines of an authentication that the client still owes. */
  secrets: number;
  /** Chunks were sent: Wireshark finds no end of messages after them. */
  chunked: boolean;
}

/** Tells commands of SMTP from the messages that follow DATA, and puts those together (RFC 5321 4.1.1.4). */
export class SmtpStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly plain: StreamDissector;
  private readonly room: Room;
  private readonly smtp: number;
  private readonly lines: number;
  private readonly ported: Ported;
  private readonly ids: { readonly [key: string]: number };
  private readonly mails: StreamStates<State>;
  private readonly wholes: LayerNotes<CollectedMail>;

  /** `plain` cuts lines; messages are kept in `room`. */
  constructor(passage: Passage, smtp: Protocol, plain: StreamDissector, room: Room) {
    const { compiler, dissector } = passage;
    this.passage = passage;
    this.plain = plain;
    this.room = room;
    this.smtp = dissector.catalog.idOf(smtp);
    this.ported = new Ported(dissector);
    this.lines = mediaProtocol(dissector.catalog, "text/plain");
    this.mails = new StreamStates<State>(
      () => ({ mail: undefined, secrets: 0, chunked: false }),
      ({ mail }) => mail?.collected.release(),
    );
    this.wholes = new LayerNotes(passage);
    this.ids = compiler.generatedIds(smtp);
  }

  dissect(payload: Payload): void {
    const state = this.mails.of(payload.stream);
    const { mail } = state;
    if (mail?.direction !== payload.direction) this.commands(payload, state);
    else if (mail.left < 0) this.message(payload, state, mail);
    else this.chunk(payload, state, mail);
  }

  forget(stream: number): void {
    this.mails.forget(stream);
  }

  annotate(layer: number): void {
    const mail = this.wholes.of(layer);
    if (!mail) return;
    const { dissector } = this.passage;
    dissector.addMark(this.ids["eom"]);
    mail.annotate(dissector, this.ids);
  }

  /** Lines of commands and replies; behind DATA the message begins, even if the server refuses it, and behind BDAT a chunk. */
  private commands(payload: Payload, state: State): void {
    const { bytes, start, end } = payload;
    if (payload.waits && this.begunChunk(payload, state)) return;
    const behind = behindData(bytes, start, end);
    if (payload.waits && bytes[end - 1] === LF && !isReply(bytes, start, end) && !this.isServers()) {
      if (behind < 0 ? endsAsText(bytes, start, end, state) : behind < end) return this.text(payload, state, behind);
    }
    if (behind < 0) return this.plain.dissect(payload);
    const { declared } = payload;
    payload.end = payload.declared = behind;
    this.plain.dissect(payload);
    payload.end = end;
    payload.declared = declared;
    state.mail = this.newMail(payload.direction);
    payload.start = behind;
    if (behind < end) this.message(payload, state, state.mail);
  }

  /** Whether the segment is the server's, whose lines are replies whatever they say. */
  private isServers(): boolean {
    const { ported } = this;
    if (!ported.find(this.passage.dissector.layers.count)) return false;
    return SERVERS.includes(ported.source) && !SERVERS.includes(ported.destination);
  }

  /** Whether a segment begins a chunk: where it has octets of one, or where no length says how many, all of it is text. */
  private begunChunk(payload: Payload, state: State): boolean {
    const { bytes, start, end } = payload;
    const line = chunkLine(bytes, start, end);
    if (!line) return false;
    const { size, behind } = line;
    state.chunked ||= size !== 0;
    const left = size < end - behind ? ENDLESS : size - (end - behind);
    if (behind === end && size > 0) this.plain.dissect(payload);
    else if (size === 0 && behind === end) return false;
    else this.fragment(payload);
    state.mail = left === 0 ? undefined : { ...this.newMail(payload.direction), left };
    return true;
  }

  /** Octets of a chunk. */
  private chunk(payload: Payload, state: State, mail: Mail): void {
    this.fragment(payload);
    mail.left -= payload.end - payload.start;
    if (mail.left <= 0) state.mail = undefined;
  }

  private fragment({ start, source, declared }: Payload): void {
    const { dissector } = this.passage;
    dissector.extendBare(this.smtp, start, declared, source);
    dissector.extend(this.lines, start, declared, source);
  }

  /** A segment whose last line is no command: all of it is text, as in Wireshark; behind DATA a message begins. */
  private text(payload: Payload, state: State, behind: number): void {
    const { bytes, end } = payload;
    this.fragment(payload);
    if (behind < 0 || dotLine(bytes, behind, end, true) >= 0) return;
    state.mail = this.newMail(payload.direction);
    keep(state.mail, this.passage.packet.number, bytes.slice(behind, end));
  }

  /** Octets of a message, up to the line that is a dot. */
  private message(payload: Payload, state: State, mail: Mail): void {
    const { dissector, packet } = this.passage;
    const { bytes, start, end, source, waits } = payload;
    if (waits && lineEnd(bytes, unseenFrom(payload, start), end) < 0) return askForLine(payload, start);
    payload.resume = 0;
    const dot = waits && !state.chunked ? dotLine(bytes, start, end, mail.atLineStart) : -1;
    const stop = dot < 0 ? end : behindText(bytes, start, dot, mail.atLineStart);
    if (waits) keep(mail, packet.number, bytes.slice(start, stop));
    if (dot < 0) return this.fragment(payload);
    const next = lineEnd(bytes, dot, end);
    // Commands behind the dot are of its layer, unless a message follows them.
    const behind = behindData(bytes, next, end) < 0 && bytes[end - 1] === LF ? end : next;
    dissector.extend(this.smtp, dot, behind, source);
    const { collected } = mail;
    this.wholes.add(dissector.layers.count - 1, collected);
    collected.show(dissector);
    collected.release();
    state.mail = undefined;
    payload.start = behind;
    if (behind < end) this.commands(payload, state);
  }

  private newMail(direction: number): Mail {
    return { direction, collected: new CollectedMail(this.room), atLineStart: true, left: -1 };
  }
}

function keep(mail: Mail, frame: number, octets: Uint8Array): void {
  if (octets.length === 0) return;
  mail.collected.keep(frame, octets);
  mail.atLineStart = octets.at(-1) === LF;
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

/** The first line that announces a chunk: how many octets it says, where they begin. */
function chunkLine(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly size: number; readonly behind: number } | undefined {
  for (let at = start; at < end;) {
    const next = lineEnd(bytes, at, end);
    if (next < 0) return undefined;
    if ((bytes[at] | LOWER_CASE) === LETTER_B && next - at <= LONGEST_CHUNK_LINE) {
      const size = /^BDAT (-?\d+)/i.exec(String.fromCharCode(...bytes.subarray(at, next)))?.[1];
      if (size !== undefined) return { size: Number(size), behind: next };
    }
    at = next;
  }
  return undefined;
}
const LONGEST_CHUNK_LINE = 32;
const LOWER_CASE = 0x20;
const LETTER_B = 0x62;

function isReply(bytes: Uint8Array, start: number, end: number): boolean {
  return /^\d{3}(?:[ \r\n-]|$)/.test(String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 4))));
}

/** Words of more than four letters that Wireshark knows, too. */
const LONG_COMMAND = /^(STARTTLS|X-ANONYMOUSTLS|XCLIENT|XFORWARD)\b/i;
const LONGEST_COMMAND = 64;

/** Whether the last line of a client's segment is neither a command nor part of an authentication; notes what is owed of one. */
function endsAsText(bytes: Uint8Array, start: number, end: number, state: State): boolean {
  const before = bytes.lastIndexOf(LF, end - 2);
  const from = before < start ? start : before + 1;
  const line = String.fromCharCode(...bytes.subarray(from, Math.min(end, from + LONGEST_COMMAND))).trimEnd();
  const method = /^AUTH (LOGIN|PLAIN)( .)?/i.exec(line);
  if (method) state.secrets = (method[1]!.toUpperCase() === "LOGIN" ? 2 : 1) - (method[2] ? 1 : 0);
  else if (state.secrets > 0) {
    state.secrets -= 1;
    return false;
  }
  return !/^.{4}( |$)/.test(line) && !LONG_COMMAND.test(line);
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
