import { u16, u32, uint } from "../bytes/numbers.ts";
import type { Exchange, ExchangeOf } from "../definition/messages.ts";
import type { Protocol } from "../definition/protocol.ts";
import { MALFORMED_FIELD, TRUNCATED_FIELD } from "../definition/registry.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import { restoredSeconds } from "./elapsed.ts";
import { FlowRows } from "./flow-rows.ts";
import { FlowTable } from "./flow-table.ts";
import type { Follower, Passage } from "./follower.ts";

/** Requests of one protocol that are remembered; beyond them the one that was heard of least lately is forgotten. */
const REQUEST_LIMIT = 50_000;
/** Ports, two addresses, what both have in common, and which way the request goes. */
const KEY_WORDS = 12;
const SHARED = 9;
const REST = 10;
const WAY = 11;

/** Words of a request: its packet and when that came, the packet of its response, 0 while there is none, its layer, and its digest. */
const REQUEST = 0;
const TIME = 1;
const RESPONSE = 3;
const LAYER = 4;
const DIGEST = 5;
const WORDS = 6;

/** What was found out about a layer: which of these, and the packet that it is about. */
const Finding = { none: 0, response: 1, requestAgain: 2, responseAgain: 3, request: 4 } as const;
const FINDING_WORDS = 6;
const NUMBER = 4;
const EARLIER = 5;

/** What is read of a message. */
interface Message {
  answers: boolean;
  number: number;
  /** The sum of the rest, where that is part of what both have. */
  rest: number;
}
type ReadMessage = (bytes: Uint8Array, start: number, end: number, into: Message) => boolean;

/** Finds the request that a response answers, as the definition says (`exchange`, `exchangeOf`), and what was sent again. */
export class Exchanges implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly reads: ReadMessage;
  private readonly message: Message = { answers: false, number: 0, rest: 0 };
  /** Seconds within which a request that is repeated is the same one; whether a request has several answers. */
  private readonly again: number | undefined;
  private readonly several: boolean;
  private readonly repeats: Exchange["repeats"];
  private readonly whole: boolean;
  private readonly table = new FlowTable(REQUEST_LIMIT, KEY_WORDS);
  private readonly rows = new FlowRows(WORDS);
  /** By layer: the finding, the packet and the moment of the request, the number that both have, and the response before. */
  private readonly findings = new Int32Array(FINDING_WORDS * (LAYER_LIMIT + 1));
  /** By layer: the turn that it was last looked at in. */
  private readonly seen = new Float64Array(LAYER_LIMIT + 1).fill(-1);
  private readonly ported: readonly boolean[];
  private readonly ids: ReadonlyMap<string, number>;
  /** The name of the field that tells a request's response. */
  private readonly response: string;

  constructor(passage: Passage, protocol: Protocol) {
    const { dissector, compiler } = passage;
    this.passage = passage;
    const { exchange, exchangeOf } = protocol;
    this.several = exchange === undefined;
    this.again = exchange?.again;
    this.repeats = exchange?.repeats;
    this.whole = exchange?.whole === true;
    this.reads = exchange ? readsInPlace(exchange) : readsAnywhere(exchangeOf ?? (() => undefined));
    this.addresses = new Addresses(dissector);
    this.ported = dissector.catalog.protocols.map((known) => known?.aliases?.["port"] !== undefined);
    this.ids = new Map(
      Object.keys(protocol.generated ?? {}).map((key) => [
        key.slice(key.search(/[/>]/) + 1),
        compiler.generated(protocol, key),
      ]),
    );
    const response = this.ids.get("response");
    this.response = response === undefined ? "" : dissector.catalog.registry.get(response).name;
  }

  /** A layer that the walk had to decode was looked at before it is followed. */
  follow(layer: number): void {
    if (this.seen[layer] === this.passage.turn) return;
    this.seen[layer] = this.passage.turn;
    this.find(layer);
  }

  private find(layer: number): void {
    const { passage, message, addresses, findings, table, rows } = this;
    const { dissector, packet } = passage;
    const { layers } = dissector;
    const at = FINDING_WORDS * layer;
    findings[at] = Finding.none;
    const start = layers.start(layer);
    const bytes = dissector.bytesOf(layer);
    const network = addresses.around(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    if (network < 0 || addresses.quoted(network) || !this.reads(bytes, start, end, message)) return;
    const { answers } = message;
    findings[at + NUMBER] = message.number;
    const reversed = addresses.endpoints(table.key, this.ports(layer, network), network);
    table.key[SHARED] = message.number | 0;
    table.key[REST] = message.rest;
    table.key[WAY] = reversed === answers || isOneEnd(table.key) ? 0 : 1;
    let flow = table.find();
    if (flow < 0 && answers) return;
    const isNew = flow < 0;
    if (isNew) flow = table.add();
    const row = rows.page(flow);
    const to = rows.at(flow);
    if (!answers) {
      const digest = this.repeats ? digestOf(bytes, start, end, this.repeats) : 0;
      if (!isNew && this.isAgain(row, to, digest)) {
        findings[at] = Finding.requestAgain;
        findings[at + 1] = row[to + REQUEST];
        return;
      }
      row[to + DIGEST] = digest;
      row[to + REQUEST] = packet.number;
      row[to + TIME] = packet.seconds;
      row[to + TIME + 1] = packet.nanoseconds;
      row[to + RESPONSE] = 0;
      row[to + LAYER] = layer;
      findings[at] = Finding.request;
      return;
    }
    const again = row[to + RESPONSE] !== 0 && !this.several;
    findings[at] = again ? Finding.responseAgain : Finding.response;
    findings[at + 1] = row[to + REQUEST];
    findings[at + EARLIER] = row[to + RESPONSE];
    findings[at + 2] = row[to + TIME];
    findings[at + 3] = row[to + TIME + 1];
    if (again || (this.several && row[to + RESPONSE] !== 0)) return;
    row[to + RESPONSE] = packet.number;
    passage.foresight?.note(this.response, row[to + REQUEST], row[to + LAYER], packet.number);
  }

  annotate(layer: number): void {
    this.follow(layer);
    const { findings, passage, ids } = this;
    const { dissector, packet } = passage;
    const at = FINDING_WORDS * layer;
    const frame = findings[at + 1];
    const add = (key: string, value: number): void => {
      const id = ids.get(key);
      if (id !== undefined) dissector.addNumber(id, value);
    };
    const found = findings[at];
    if (this.whole && found === Finding.response && isBroken(dissector, layer)) return;
    // Where repetitions are told by what they share, the response that comes again is told of its request, too.
    if (found === Finding.response || (found === Finding.responseAgain && this.repeats)) {
      add("request", frame);
      const seconds = packet.seconds - restoredSeconds(packet.seconds, findings[at + 2]);
      const nanoseconds = packet.nanoseconds - findings[at + 3];
      const borrowed = seconds > 0 && nanoseconds < 0;
      const time = ids.get("responseTime");
      if (time !== undefined)
        dissector.addTime(time, borrowed ? seconds - 1 : seconds, borrowed ? nanoseconds + 1e9 : nanoseconds);
      add("responseMilliseconds", seconds * 1e3 + nanoseconds / 1e6);
    } else if (found === Finding.request) {
      const response = passage.foresight?.of(this.response, packet.number, layer);
      if (response !== undefined) add("response", response);
    }
    if (found !== Finding.requestAgain && found !== Finding.responseAgain) return;
    add("again", 1);
    add("numberAgain", findings[at + NUMBER]);
    if (found === Finding.requestAgain) add("requestAgain", frame);
    else add("responseAgain", findings[at + EARLIER]);
  }

  /** Whether a request repeats the one that is remembered. */
  private isAgain(row: Int32Array, to: number, digest: number): boolean {
    if (this.repeats) return row[to + DIGEST] === digest;
    if (this.again === undefined || row[to + RESPONSE] !== 0) return false;
    const { packet } = this.passage;
    const elapsed = ((packet.seconds - row[to + TIME]) | 0) * 1e9 + packet.nanoseconds - row[to + TIME + 1];
    return elapsed <= this.again * 1e9;
  }

  private ports(layer: number, network: number): number {
    const { dissector } = this.passage;
    for (let outer = layer - 1; outer > network; outer--)
      if (this.ported[dissector.layers.protocol(outer)])
        return u32(dissector.bytesOf(outer), dissector.layers.start(outer)) | 0;
    return 0;
  }
}

/** Whether octets lack in the layer that is being annotated. */
function isBroken({ layers, tree }: Dissector, layer: number): boolean {
  const first = layers.tree(layer);
  return tree.has(MALFORMED_FIELD, first) || tree.has(TRUNCATED_FIELD, first);
}

/** Whether both ends in a key are the same: who asks itself answers the same way. */
function isOneEnd(key: Int32Array): boolean {
  if (key[0] >>> 16 !== (key[0] & 0xffff)) return false;
  return key[1] === key[5] && key[2] === key[6] && key[3] === key[7] && key[4] === key[8];
}

function readsInPlace({ shares: [offset, size], kind, checksum }: Exchange): ReadMessage {
  const least = Math.max(offset + size, kind.offset + 1);
  return (bytes, start, end, into) => {
    if (start + least > end) return false;
    const type = bytes[start + kind.offset] & kind.mask;
    into.answers = kind.response.includes(type);
    if (!into.answers && !kind.request.includes(type)) return false;
    into.number = uint(bytes, start + offset, size);
    into.rest = checksum === undefined ? 0 : restOfSum(bytes, start, checksum, type);
    return true;
  };
}

function readsAnywhere(exchangeOf: ExchangeOf): ReadMessage {
  return (bytes, start, end, into) => {
    const read = exchangeOf(bytes, start, end);
    if (!read) return false;
    into.answers = read.answers;
    into.number = read.number;
    return true;
  };
}

/** The ones' complement sum of a message without its checksum and its type, as the checksum has it. */
function restOfSum(bytes: Uint8Array, start: number, checksum: number, type: number): number {
  return ((~u16(bytes, start + checksum) & 0xffff) - (type << 8) + 0xffff) % 0xffff;
}

/** A number for the first octet of a message and those at a place in it (FNV-1a). */
function digestOf(bytes: Uint8Array, start: number, end: number, [offset, size]: readonly [number, number]): number {
  let digest = Math.imul(bytes[start] ^ 0x811c9dc5, 0x01000193);
  for (let i = start + offset; i < Math.min(start + offset + size, end); i++)
    digest = Math.imul(digest ^ bytes[i], 0x01000193);
  return digest;
}
