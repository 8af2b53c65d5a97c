import { formatGuid } from "../bytes/guid.ts";
import { remember } from "../bytes/remember.ts";
import { u16, u16le, u32, u32le } from "../bytes/numbers.ts";
import { DATA } from "../definition/catalog.ts";
import {
  interfaceNumber,
  packCall,
  RPC_INTERFACES,
  STUB_TOLD,
  type UnknownInterface,
} from "../definition/interface-told.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import { addElapsed } from "./elapsed.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import type { Payload, StreamDissector } from "./payload.ts";
import { PipeHandles } from "./pipe-handles.ts";
import { Ported } from "./ported.ts";

/** Contexts and calls that are remembered; beyond them the oldest is forgotten. */
const CONTEXT_LIMIT = 20_000;
const CALL_LIMIT = 50_000;
/** Where the header has its type, how numbers are written, the length, the call's number, and where it ends. */
const TYPE = 2;
const ORDER = 4;
const LENGTH = 8;
const PROOF_LENGTH = 10;
const CALL = 12;
const HEADER = 16;
/** Behind the header: of what is bound the number of contexts and these; of a call the context, the operation, the object, the arguments. */
const BOUND_COUNT = 24;
const BOUND = 28;
const SYNTAX = 20;
const CONTEXT = 20;
const OPERATION = 22;
const ARGUMENTS = 24;
const OBJECT = 16;
const HAS_OBJECT = 0x80;
const PIECES = 3;
const PROOF_HEAD = 8;
const PRIVACY = 6;

const Type = { request: 0, response: 2, fault: 3, bind: 11, alter: 14 } as const;
const NDR64 = "71710533-beba-4937-8319-b5dbef9ccc36";

/** An interface that a context stands for, as its sender wrote it. */
interface Context {
  readonly identifier: string;
  readonly version: number;
  /** Counts and pointers have 64 bits. */
  readonly wide: boolean;
}

/** A call, by what its answer does not say again. */
interface Call extends Context {
  readonly operation: number;
  readonly frame: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly layer: number;
}

interface Note {
  readonly call: Call;
  readonly answers: boolean;
}

/** What a layer of an interface is told of the call's other half: its packet, 0 where that is not known. */
export interface OtherHalf {
  readonly request: number;
  readonly response: number;
}

/** What is known of all connections. */
export class RpcConnections {
  readonly contexts: Map<string, Context> = new Map();
  readonly calls: Map<string, Call> = new Map();
}

/** Finds which interface a call is of, and which call a response answers ([C706] 12.6); hands arguments to the interface. */
export class RpcInterfaces implements Follower, StreamDissector {
  private readonly passage: Passage;
  private readonly plain: StreamDissector;
  private readonly addresses: Addresses;
  private readonly ported: Ported;
  private readonly pipes: PipeHandles;
  private readonly protocol: number;
  private readonly contexts: Map<string, Context>;
  private readonly calls: Map<string, Call>;
  private readonly notes: LayerNotes<Note | undefined>;
  private readonly table: Int16Array;
  private readonly ids: ReadonlyMap<string, number>;

  /** `plain` cuts streams into messages; both ways to write numbers share what is `known`. */
  constructor(passage: Passage, protocol: Protocol, plain: StreamDissector, known: RpcConnections) {
    const { dissector, compiler } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.plain = plain;
    this.contexts = known.contexts;
    this.calls = known.calls;
    this.addresses = new Addresses(dissector);
    this.ported = new Ported(dissector);
    this.pipes = new PipeHandles(dissector);
    this.notes = new LayerNotes(passage);
    this.protocol = catalog.idOf(protocol);
    this.table = catalog.tables[catalog.tableNumber(RPC_INTERFACES)];
    this.ids = new Map(Object.keys(protocol.generated ?? {}).map((key) => [key, compiler.generated(protocol, key)]));
  }

  /** Message by message, because what one carries goes in front of the next. */
  dissect(payload: Payload): void {
    const { bytes, end, declared } = payload;
    for (;;) {
      const { start } = payload;
      const length = end - start < HEADER ? 0 : (isLittle(bytes, start) ? u16le : u16)(bytes, start + LENGTH);
      const stop = start + length;
      if (length < HEADER || stop >= end) break;
      payload.end = payload.declared = stop;
      const found = this.messages(payload);
      payload.end = end;
      payload.declared = declared;
      if (!found) break;
      payload.start = stop;
    }
    this.messages(payload);
  }

  private messages(payload: Payload): boolean {
    const { layers } = this.passage.dissector;
    let found = false;
    const first = layers.count;
    if (first >= LAYER_LIMIT) return false;
    this.plain.dissect(payload);
    const { count } = layers;
    for (let layer = first; layer < count; layer++) {
      if (layers.protocol(layer) !== this.protocol) continue;
      found = true;
      this.find(layer);
    }
    return found;
  }

  follow(layer: number): void {
    this.find(layer);
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    const { dissector, packet, foresight } = this.passage;
    const { ids } = this;
    if (!note) return;
    const { call, answers } = note;
    if (!answers) {
      const answer = foresight?.of("dcerpc.response_in", packet.number, layer);
      if (answer !== undefined) dissector.addNumber(ids.get("replyFrame")!, answer);
      return;
    }
    dissector.addNumber(ids.get("operation")!, call.operation);
    dissector.addNumber(ids.get("callFrame")!, call.frame);
    addElapsed(dissector, ids.get("callTime")!, packet, call.seconds, call.nanoseconds);
  }

  private find(layer: number): void {
    if (this.notes.has(layer)) return;
    this.notes.add(layer, undefined);
    const { dissector } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const bytes = dissector.bytesOf(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    const network = this.addresses.around(layer);
    if (end - start < ARGUMENTS || network < 0 || this.addresses.quoted(network) || !this.ported.find(layer)) return;
    const type = bytes[start + TYPE];
    const answers = type === Type.response || type === Type.fault;
    const connection = this.connection(network, answers);
    if (type === Type.bind || type === Type.alter) this.bind(connection, layer, bytes, start, end);
    else if (type === Type.request) this.request(connection, layer, bytes, start, end);
    else if (answers) this.answer(connection, layer, bytes, start, end);
  }

  private bind(connection: string, layer: number, bytes: Uint8Array, start: number, end: number): void {
    const little = isLittle(bytes, start);
    const number = little ? u16le : u16;
    const pipe = this.pipes.around(layer);
    let at = start + BOUND;
    for (let left = bytes[start + BOUND_COUNT]; left > 0 && at + 4 + 2 * SYNTAX <= end; left--) {
      const syntaxes = bytes[at + 2];
      const identifier = formatGuid(bytes, at + 4, little);
      // One number of 32 bits, whose lower half is the major version.
      const version = number(bytes, at + SYNTAX + (little ? 0 : 2));
      const last = at + 4 + SYNTAX * syntaxes;
      const wide = last + SYNTAX <= end && formatGuid(bytes, last, little) === NDR64;
      const key = `${connection} ${pipe} ${number(bytes, at)}`;
      remember(this.contexts, key, { identifier, version, wide }, CONTEXT_LIMIT);
      at = last + SYNTAX;
    }
  }

  private request(connection: string, layer: number, bytes: Uint8Array, start: number, end: number): void {
    const { packet, dissector } = this.passage;
    const number = isLittle(bytes, start) ? u16le : u16;
    const context = this.contexts.get(`${connection} ${this.pipes.around(layer)} ${number(bytes, start + CONTEXT)}`);
    if (!context) return dissector.layers.setTold(layer, STUB_TOLD.unbound);
    const call: Call = {
      ...context,
      operation: number(bytes, start + OPERATION),
      frame: packet.number,
      seconds: packet.seconds,
      nanoseconds: packet.nanoseconds,
      layer,
    };
    remember(this.calls, this.callKey(connection, bytes, start), call, CALL_LIMIT);
    this.notes.add(layer, { call, answers: false });
    const object = bytes[start + 3] & HAS_OBJECT ? OBJECT : 0;
    this.carry(layer, call, bytes, start, start + ARGUMENTS + object, end, false);
  }

  private answer(connection: string, layer: number, bytes: Uint8Array, start: number, end: number): void {
    const { dissector, foresight, packet } = this.passage;
    const call = this.calls.get(this.callKey(connection, bytes, start));
    if (!call) return dissector.layers.setTold(layer, STUB_TOLD.unbound);
    this.notes.add(layer, { call, answers: true });
    foresight?.note("dcerpc.response_in", call.frame, call.layer, packet.number);
    if (bytes[start + TYPE] === Type.response) this.carry(layer, call, bytes, start, start + ARGUMENTS, end, true);
  }

  /** Hands the octets from `from` on to the protocol of the call's interface, where it has one and they are whole. */
  private carry(
    layer: number,
    call: Call,
    bytes: Uint8Array,
    start: number,
    from: number,
    end: number,
    response: boolean,
  ): void {
    const { dissector, foresight, packet } = this.passage;
    const { layers } = dissector;
    dissector.forgetFields(layer);
    const protocol = this.table[interfaceNumber(call.identifier)];
    const { identifier, version } = call;
    const { identifiers, versions } = dissector.catalog.protocols[protocol]?.interfaces ?? {};
    const isNamed = identifiers?.includes(identifier) === true;
    if (!isNamed || versions?.includes(version) === false) {
      layers.setTold(layer, STUB_TOLD.unknown);
      return dissector.tell(layer, { identifier, version, isOther: isNamed } satisfies UnknownInterface);
    }
    if ((bytes[start + 3] & PIECES) !== PIECES) return layers.setTold(layer, STUB_TOLD.piece);
    layers.setTold(layer, STUB_TOLD.known);
    const little = isLittle(bytes, start);
    const proof = (little ? u16le : u16)(bytes, start + PROOF_LENGTH);
    const head = proof === 0 ? end : start + (little ? u16le : u16)(bytes, start + LENGTH) - proof - PROOF_HEAD;
    if (head > end || head < from || layers.count >= LAYER_LIMIT) return;
    const told = {
      operation: call.operation,
      response,
      big: !little,
      wide: call.wide,
      encrypted: proof > 0 && bytes[head + 1] === PRIVACY,
      padding: proof > 0 ? bytes[head + 2] : 0,
    };
    const { count } = layers;
    dissector.extend(protocol, from, head, layers.sourceOf(layer), packCall(told));
    if (layers.count === count || layers.protocol(count) === DATA) return;
    const answer = response ? 0 : (foresight?.of("dcerpc.response_in", packet.number, layer) ?? 0);
    dissector.tell(count, { request: response ? call.frame : 0, response: answer } satisfies OtherHalf);
  }

  private callKey(connection: string, bytes: Uint8Array, start: number): string {
    return `${connection} ${(isLittle(bytes, start) ? u32le : u32)(bytes, start + CALL)}`;
  }

  /** A connection, from who calls to who answers. */
  private connection(network: number, answers: boolean): string {
    const { addresses, ported } = this;
    const [from, to] = [addresses.text(network, answers), addresses.text(network, !answers)];
    const [source, destination] = answers ? [ported.destination, ported.source] : [ported.source, ported.destination];
    return `${from} ${source} ${to} ${destination}`;
  }
}

function isLittle(bytes: Uint8Array, start: number): boolean {
  return bytes[start + ORDER] >> 4 === 1;
}
