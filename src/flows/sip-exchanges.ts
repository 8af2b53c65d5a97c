import { remember } from "../bytes/remember.ts";
import { decodeText } from "../bytes/text.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import { Ported } from "./ported.ts";

/** Octets of a message's head that are searched. */
const HEAD_LIMIT = 16_384;
/** Calls, each of either direction, that are remembered. */
const CALL_LIMIT = 20_000;
const FINAL = 200;

/** The latest transaction that went one way in a call, and the latest message of it that was no repetition. */
interface Latest {
  number: string;
  method: string;
  frame: number;
  /** The status of a response, 0 of a request. */
  status: number;
  /** When the latest request went this way. */
  seconds: number;
  nanoseconds: number;
}

interface Message {
  readonly method: string;
  readonly status: number;
  readonly call: string;
  readonly number: string;
  /** The method that the CSeq header names. */
  readonly transaction: string;
}

interface Note {
  /** The packets that this one repeats and answers, 0 where there is none. */
  readonly original: number;
  readonly request: number;
  readonly milliseconds: number;
  /** Whether it ends the call. */
  readonly releases: boolean;
}

const alone: Note = { original: 0, request: 0, milliseconds: 0, releases: false };
/** Of octets that begin no message. */
const continuation: Note = { ...alone };

/**
 * Says of messages of SIP in datagrams which request they answer and which they repeat (RFC 3261 17), as Wireshark does: of
 * each way between two ends of a call only the latest transaction counts, and an ACK answers what was sent before it.
 */
export class SipExchanges implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly ported: Ported;
  private readonly notes: LayerNotes<Note>;
  private readonly latest = new Map<string, Latest>();
  private readonly udp: number;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, sip: Protocol) {
    const { dissector, compiler } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.ported = new Ported(dissector);
    this.notes = new LayerNotes(passage);
    this.udp = catalog.protocols.indexOf(catalog.named("udp"));
    const keys = Object.keys(sip.generated ?? {});
    this.ids = Object.fromEntries(keys.map((key) => [key.slice(key.indexOf(">") + 1), compiler.generated(sip, key)]));
  }

  /** A layer that the walk had to decode was looked at before it is followed. */
  follow(layer: number): void {
    if (this.notes.of(layer)) return;
    const text = this.head(layer);
    const message = read(text);
    const note = message && this.place(message, layer);
    this.notes.add(layer, note ?? (/^\S+ /.test(text) ? alone : continuation));
  }

  annotate(layer: number): void {
    this.follow(layer);
    const note = this.notes.of(layer);
    if (!note || note === continuation) return;
    const { dissector } = this.passage;
    const { ids } = this;
    dissector.addNumber(ids["resent"], note.original > 0 ? 1 : 0);
    if (note.original > 0) dissector.addNumber(ids["original"], note.original);
    if (note.request === 0) return;
    dissector.addNumber(ids["request"], note.request);
    dissector.addNumber(ids["responseTime"], note.milliseconds);
    if (note.releases) dissector.addNumber(ids["releaseTime"], note.milliseconds);
  }

  private head(layer: number): string {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const captured = dissector.sources[layers.sourceOf(layer)].end;
    const end = Math.min(layers.payloadEnd(layer), start + HEAD_LIMIT, captured);
    const text = decodeText(dissector.bytesOf(layer), start, end);
    const blank = text.indexOf("\r\n\r\n");
    return blank < 0 ? text : text.slice(0, blank);
  }

  /** What a message is to those before it; remembers it. */
  private place(message: Message, layer: number): Note | undefined {
    const { addresses, ported } = this;
    const network = addresses.around(layer);
    if (network < 0 || addresses.quoted(network) || !this.isDatagram(layer)) return undefined;
    ported.find(layer);
    const [from, to] = [
      `${addresses.text(network, false)} ${ported.source}`,
      `${addresses.text(network, true)} ${ported.destination}`,
    ];
    const key = `${from} ${to} ${message.call}`;
    const answered = message.status === 0 ? this.latest.get(key) : this.latest.get(`${to} ${from} ${message.call}`);
    const request = answered && answers(message, answered) ? answered.frame : 0;
    const milliseconds = request === 0 ? 0 : this.since(answered!);
    const releases = message.status >= FINAL && message.transaction === "BYE";
    return { original: this.keep(key, message), request, milliseconds, releases };
  }

  private isDatagram(layer: number): boolean {
    const { layers } = this.passage.dissector;
    for (let outer = layer - 1; outer >= Math.max(0, layer - 2); outer--)
      if (layers.protocol(outer) === this.udp) return true;
    return false;
  }

  /** Keeps a message as the latest of its way, unless it repeats one, whose packet is returned; else 0. */
  private keep(key: string, { method, status, number, transaction }: Message): number {
    const { packet } = this.passage;
    const known = this.latest.get(key);
    const { seconds, nanoseconds } = status === 0 || !known ? packet : known;
    const continues = known?.number === number;
    if (continues && known.status === status && repeats(known, method, status, transaction)) return known.frame;
    const kept = { number, method: continues ? known.method : transaction, frame: packet.number, status };
    remember(this.latest, key, { ...kept, seconds, nanoseconds }, CALL_LIMIT);
    return 0;
  }

  /** Whole milliseconds since the request of a transaction, in 32 bits. */
  private since({ seconds, nanoseconds }: Latest): number {
    const { packet } = this.passage;
    return ((packet.seconds - seconds) * 1000 + Math.trunc((packet.nanoseconds - nanoseconds) / 1e6)) >>> 0;
  }
}

/** Whether a response is to the latest request that came, or an ACK follows anything. */
function answers({ method, status, number, transaction }: Message, answered: Latest): boolean {
  if (status === 0) return method === "ACK";
  return answered.status === 0 && answered.number === number && answered.method === transaction;
}

/** Provisional responses may come as often as they like. */
function repeats(known: Latest, method: string, status: number, transaction: string): boolean {
  if (status === 0) return known.method === method;
  return status >= FINAL && known.method === transaction;
}

function read(text: string): Message | undefined {
  const [, call] = /^(?:call-id|i)[ \t]*:[ \t]*(\S+)/im.exec(text) ?? [];
  const [, number, transaction] = /^cseq[ \t]*:[ \t]*(\d+)[ \t]+(\S+)/im.exec(text) ?? [];
  if (call === undefined || number === undefined) return undefined;
  const status = /^SIP\/\S* (\d{3})/.exec(text)?.[1];
  const method = status === undefined ? text.slice(0, text.indexOf(" ")) : "";
  return { method, status: Number(status ?? 0), call, number, transaction };
}
