import { remember } from "../bytes/remember.ts";
import { u16 } from "../bytes/numbers.ts";
import { DATA } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { packModbus } from "../definition/told.ts";
import { addElapsed } from "./elapsed.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const SERVER = 502;
/** Octets of the header; those in front of what its length counts. */
const HEADER = 7;
const COUNTED_FROM = 6;
/** Requests of a connection that are remembered. */
const REQUEST_LIMIT = 4096;
const EXCEPTION = 0x80;
const COILS = 1;
const INPUTS = 2;

/** A request, by what its response does not say again. */
interface Request {
  readonly frame: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly reference: number;
  readonly bits: number;
}

/** Cuts connections of Modbus into messages, and tells each whether it is a response, and what was asked for. */
export class ModbusStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly mbtcp: number;
  private readonly ported: Ported;
  private readonly states = new StreamStates<Map<string, Request>>(() => new Map());
  private readonly answered: LayerNotes<Request>;
  private readonly request: number;
  private readonly time: number;

  constructor(passage: Passage, mbtcp: Protocol, modbus: Protocol) {
    this.passage = passage;
    this.mbtcp = passage.dissector.catalog.idOf(mbtcp);
    this.ported = new Ported(passage.dissector);
    this.answered = new LayerNotes(passage);
    this.request = passage.compiler.generated(modbus, "funcCode/request");
    this.time = passage.compiler.generated(modbus, "funcCode/responseTime");
  }

  dissect(payload: Payload): void {
    const { bytes, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    this.ported.find(dissector.layers.count);
    const response = this.ported.source === SERVER;
    for (let at = payload.start; at < end;) {
      if (end - at < HEADER && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      if (end - at < HEADER || u16(bytes, at + 2) !== 0) return dissector.extend(DATA, at, declared, source);
      const stop = at + COUNTED_FROM + u16(bytes, at + 4);
      if (stop > end && waits) return payload.ask(stop - end, at);
      if (stop <= at + HEADER) return;
      payload.sizes.push(stop - at);
      const told = this.tell(payload, at, Math.min(stop, end), response);
      dissector.extend(this.mbtcp, at, Math.min(stop, declared), source, told);
      at = stop;
    }
  }

  /** What a message is told; remembers it where it is a request. */
  private tell({ bytes, stream }: Payload, at: number, end: number, response: boolean): number {
    const { packet, dissector } = this.passage;
    const known = this.states.of(stream);
    const code = bytes[at + HEADER];
    const key = `${u16(bytes, at)} ${bytes[at + COUNTED_FROM]} ${code & ~EXCEPTION}`;
    if (response) {
      const request = known.get(key);
      if (request && !(code & EXCEPTION)) this.answered.add(dissector.layers.count + 1, request);
      const { reference = 0, bits = 0 } = request ?? {};
      return packModbus({ response, known: request !== undefined, reference, bits });
    }
    const counted = at + HEADER + 5 <= end;
    const asked = {
      frame: packet.number,
      seconds: packet.seconds,
      nanoseconds: packet.nanoseconds,
      reference: counted ? u16(bytes, at + HEADER + 1) : 0,
      bits: counted && (code === COILS || code === INPUTS) ? u16(bytes, at + HEADER + 3) : 0,
    };
    remember(known, key, asked, REQUEST_LIMIT);
    return packModbus({ response, known: false, reference: 0, bits: 0 });
  }

  annotate(layer: number): void {
    const request = this.answered.of(layer);
    if (!request) return;
    const { dissector, packet } = this.passage;
    dissector.addNumber(this.request, request.frame);
    addElapsed(dissector, this.time, packet, request.seconds, request.nanoseconds);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}
