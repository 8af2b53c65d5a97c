import { remember } from "../bytes/remember.ts";
import { u32 } from "../bytes/numbers.ts";
import { ByProtocol } from "../definition/by-protocol.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { procedureTold } from "../definition/told.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import { addElapsed } from "./elapsed.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import type { Payload, StreamDissector } from "./payload.ts";

/** The table of what calls carry, by the numbers of programs. */
export const RPC_PROGRAMS = "rpc.program";
/** Calls that are remembered; beyond them the oldest is forgotten. */
const CALL_LIMIT = 50_000;
/** Octets of the mark in front of a record, and the bits of its length. */
const RECORD_MARK = 4;
const LENGTH = 0x7fffffff;
const CALL = 0;
const REPLY = 1;
const ACCEPTED = 0;
const SUCCESS = 0;
/** Programs have numbers of 32 bits; those of the table are of the range that is assigned, whose upper half is this. */
const ASSIGNED = 1;

/** A call, by what its reply does not say again. */
interface Call {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly frame: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly layer: number;
  /** The packet of its reply, 0 while there is none. */
  reply: number;
}

/** What is known of a layer: its call, and the packet that it repeats, 0 where it is the first. */
interface Note {
  readonly call: Call;
  readonly reply: boolean;
  readonly again: number;
}

/** Finds the calls that replies answer, and hands what both carry to the protocol of the program (RFC 5531 9). */
export class RpcCalls implements Follower, StreamDissector {
  /** Adds to what a program's protocol shows which procedure it is. */
  readonly programs: Follower = { annotate: (layer) => this.annotateProgram(layer) };
  private readonly passage: Passage;
  private readonly plain: StreamDissector;
  private readonly addresses: Addresses;
  private readonly rpc: number;
  private readonly calls = new Map<string, Call>();
  private readonly notes: LayerNotes<Note>;
  private readonly carried: LayerNotes<Call>;
  private readonly table: Int16Array;
  private readonly ported: readonly boolean[];
  private readonly announce: (address: string, port: number, protocol: number) => void;
  private readonly ids: ReadonlyMap<string, number>;
  /** The generated fields of protocols of programs, by their keys. */
  private readonly programIds: ByProtocol<ReadonlyMap<string, number>>;

  /** `plain` cuts records of streams; `announce` is told at which address and port calls are answered. */
  constructor(
    passage: Passage,
    rpc: Protocol,
    plain: StreamDissector,
    announce: (address: string, port: number, protocol: number) => void,
  ) {
    const { dissector, compiler } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.plain = plain;
    this.announce = announce;
    this.addresses = new Addresses(dissector);
    this.rpc = catalog.idOf(rpc);
    this.notes = new LayerNotes(passage);
    this.carried = new LayerNotes(passage);
    this.table = catalog.tables[catalog.tableNumber(RPC_PROGRAMS)];
    this.ported = catalog.protocols.map((known) => known?.aliases?.["port"] !== undefined);
    const idsOf = (protocol: Protocol | undefined): ReadonlyMap<string, number> =>
      new Map(
        Object.keys(protocol?.generated ?? {}).map((key) => [key, compiler.generated(protocol as Protocol, key)]),
      );
    this.ids = idsOf(rpc);
    this.programIds = new ByProtocol(catalog, idsOf);
  }

  /** Record by record, because what one carries goes in front of the next. */
  dissect(payload: Payload): void {
    const { bytes, end, declared } = payload;
    for (;;) {
      const { start } = payload;
      const stop = end - start < RECORD_MARK ? end : start + RECORD_MARK + (u32(bytes, start) & LENGTH);
      if (stop >= end) break;
      payload.end = payload.declared = stop;
      const found = this.records(payload);
      payload.end = end;
      payload.declared = declared;
      if (!found) break;
      payload.start = stop;
    }
    this.records(payload);
  }

  /** Adds the layers of records and of what they carry; whether there were any. */
  private records(payload: Payload): boolean {
    const { layers } = this.passage.dissector;
    let found = false;
    let layer = layers.count;
    if (layer >= LAYER_LIMIT) return false;
    this.plain.dissect(payload);
    for (; layer < layers.count; layer++) {
      if (layers.protocol(layer) !== this.rpc) continue;
      found = true;
      this.find(layer);
    }
    return found;
  }

  follow(layer: number): void {
    // Those of streams were looked at before.
    const { layers } = this.passage.dissector;
    if (layer + 1 === layers.count || layers.protocol(layer + 1) === DATA) this.find(layer);
  }

  private find(layer: number): void {
    if (this.notes.of(layer)) return;
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const bytes = dissector.bytesOf(layer);
    const source = layers.sourceOf(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[source].end);
    const network = this.addresses.around(layer);
    const transport = this.transport(layer, network);
    if (network < 0 || transport < 0 || end - start < 12 || this.addresses.quoted(network)) return;
    const type = u32(bytes, start + 4);
    if (type === CALL && end - start >= 24 && u32(bytes, start + 8) === 2) {
      const key = this.key(network, transport, u32(bytes, start), false);
      const known = this.calls.get(key);
      const call: Call = {
        program: u32(bytes, start + 12),
        version: u32(bytes, start + 16),
        procedure: u32(bytes, start + 20),
        frame: packet.number,
        seconds: packet.seconds,
        nanoseconds: packet.nanoseconds,
        layer,
        reply: 0,
      };
      const same = known?.program === call.program && known.procedure === call.procedure ? known : undefined;
      if (!same) remember(this.calls, key, call, CALL_LIMIT);
      this.notes.add(layer, { call: same ?? call, reply: false, again: same?.frame ?? 0 });
      this.announceReply(network, transport, layer);
      this.carry(layer, call, false);
    } else if (type === REPLY) {
      const call = this.calls.get(this.key(network, transport, u32(bytes, start), true));
      if (!call) return this.unknown(layer, start, end, source);
      this.notes.add(layer, { call, reply: true, again: call.reply });
      if (call.reply === 0) {
        call.reply = packet.number;
        this.passage.foresight?.note("rpc.reqframe", call.frame, call.layer, packet.number);
      }
      this.carry(layer, call, true);
    } else this.unknown(layer, start, end, source);
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    if (!note) return;
    const { dissector, packet, foresight } = this.passage;
    const { call, reply, again } = note;
    const number = (key: string, value: number): void => dissector.addNumber(this.ids.get(key)!, value);
    if (again !== 0) {
      dissector.addMark(this.ids.get("again")!);
      number(reply ? "replyAgain" : "callAgain", again);
    }
    if (!reply) {
      const answer = foresight?.of("rpc.reqframe", packet.number, layer);
      if (answer !== undefined) number("replyFrame", answer);
      return;
    }
    number("msgtyp/program", call.program);
    number("msgtyp/programVersion", call.version);
    number("msgtyp/procedure", call.procedure);
    number("callFrame", call.frame);
    addElapsed(dissector, this.ids.get("time")!, packet, call.seconds, call.nanoseconds);
  }

  private annotateProgram(layer: number): void {
    const call = this.carried.of(layer);
    if (!call) return;
    const { dissector } = this.passage;
    const ids = this.programIds.of(dissector.layers.protocol(layer));
    const version = ids.get("version");
    const procedure = ids.get(`procedure${call.version}`);
    if (version !== undefined) dissector.addNumber(version, call.version);
    if (procedure !== undefined) dissector.addNumber(procedure, call.procedure);
  }

  /** Hands what a message carries to the protocol of its program; a reply that is no success carries nothing. */
  private carry(layer: number, call: Call, reply: boolean): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const behind = layers.headerEnd(layer);
    const end = layers.payloadEnd(layer);
    const source = layers.sourceOf(layer);
    dissector.forgetFields(layer);
    layers.count = layer + 1;
    if (reply && !this.succeeds(layer)) return;
    const known = call.program >>> 16 === ASSIGNED ? this.table[call.program & 0xffff] : NONE;
    if (known === NONE) {
      if (behind < end) dissector.extend(DATA, behind, end, source);
      return;
    }
    const told = procedureTold(call.version, call.procedure, reply);
    this.carried.add(layer + 1, call);
    dissector.extend(known, behind, end, source, told);
  }

  private succeeds(layer: number): boolean {
    const { dissector } = this.passage;
    const bytes = dissector.bytesOf(layer);
    const start = dissector.layers.start(layer);
    const end = dissector.layers.headerEnd(layer);
    return u32(bytes, start + 8) === ACCEPTED && end - start >= 24 && u32(bytes, end - 4) === SUCCESS;
  }

  /** What is no message of a call that we know is data. */
  private unknown(layer: number, start: number, end: number, source: number): void {
    const { dissector } = this.passage;
    dissector.layers.count = layer;
    dissector.extend(DATA, start, end, source);
  }

  /** A key that a call and its reply have in common. */
  private key(network: number, transport: number, identifier: number, reply: boolean): string {
    const { dissector } = this.passage;
    const ports = u32(dissector.bytesOf(transport), dissector.layers.start(transport));
    const [from, to] = [ports >>> 16, ports & 0xffff];
    const client = this.addresses.text(network, reply);
    return `${identifier} ${client} ${reply ? to : from} ${reply ? from : to}`;
  }

  private transport(layer: number, network: number): number {
    const { layers } = this.passage.dissector;
    for (let outer = layer - 1; outer > network; outer--) if (this.ported[layers.protocol(outer)]) return outer;
    return -1;
  }

  /** Datagrams from where a call went are replies. */
  private announceReply(network: number, transport: number, layer: number): void {
    if (transport !== layer - 1) return;
    const { dissector } = this.passage;
    const port = u32(dissector.bytesOf(transport), dissector.layers.start(transport)) & 0xffff;
    this.announce(this.addresses.text(network, true), port, this.rpc);
  }
}
