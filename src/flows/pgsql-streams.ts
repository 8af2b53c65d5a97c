import { u32 } from "../bytes/numbers.ts";
import { NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { packPgsql, type PgsqlTold } from "../definition/told.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const SERVER = 5432;
/** Octets of a message at least, and of a length. */
const LEAST = 5;
const LENGTH = 4;
const SSL_REQUEST = 80877103;
const WILLING = 0x53;
const AUTHENTICATE = 0x52;
/** What a server asks for, where later messages of the client depend on it. */
const asked: { readonly [type: number]: PgsqlTold["authentication"] } = { 8: "gss", 10: "sasl", 11: "saslContinued" };

interface State {
  authentication: PgsqlTold["authentication"];
  /** The latest segment asked for TLS. */
  askedForTls: boolean;
}

/** Cuts connections of PostgreSQL into messages, until they go on as TLS. */
export class PgsqlStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly pgsql: number;
  private readonly tls: number;
  private readonly ported: Ported;
  private readonly states = new StreamStates<State>(() => ({ authentication: "none", askedForTls: false }));

  constructor(passage: Passage, pgsql: Protocol) {
    const { catalog } = passage.dissector;
    const tls = catalog.named("tls");
    this.passage = passage;
    this.pgsql = catalog.idOf(pgsql);
    this.tls = tls ? catalog.idOf(tls) : NONE;
    this.ported = new Ported(passage.dissector);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    const state = this.states.of(payload.stream);
    this.ported.find(dissector.layers.count);
    const isFrontend = this.ported.destination === SERVER;
    const answersForTls = state.askedForTls;
    state.askedForTls = false;
    if (answersForTls) {
      if (bytes[start] === WILLING) payload.become = this.tls;
      // Wireshark shows nothing of the answer, and names the protocol in the column alone.
      return dissector.extendBare(this.pgsql, start, start, source);
    }
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      const size = end - at < LEAST ? 0 : sizeAt(bytes, at);
      const stop = size < LEAST ? end : at + size;
      if (waits && (size === 0 || stop > end)) {
        if (at === start) dissector.begun.push({ protocol: this.pgsql, bytes, start: at, end: at });
        return payload.ask(size === 0 ? ONE_MORE_SEGMENT : stop - end, at);
      }
      if (size >= LEAST) payload.sizes.push(size);
      const told = packPgsql({ isFrontend, authentication: state.authentication });
      dissector.extend(this.pgsql, at, size < LEAST ? declared : Math.min(stop, declared), source, told);
      if (size >= LEAST) note(state, bytes, at, Math.min(stop, end), isFrontend);
      at = stop;
    }
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}

/** Octets of the message at `at`, whose first ones say how many. */
function sizeAt(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0 ? u32(bytes, at) : 1 + u32(bytes, at + 1);
}

/** Keeps what later messages depend on. */
function note(state: State, bytes: Uint8Array, at: number, end: number, isFrontend: boolean): void {
  if (isFrontend && bytes[at] === 0 && at + 2 * LENGTH <= end)
    state.askedForTls ||= u32(bytes, at + LENGTH) === SSL_REQUEST;
  if (isFrontend || bytes[at] !== AUTHENTICATE || at + 1 + 2 * LENGTH > end) return;
  state.authentication = asked[u32(bytes, at + 1 + LENGTH)] ?? state.authentication;
}
