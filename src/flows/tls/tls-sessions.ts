import { u24 } from "../../bytes/numbers.ts";
import type { Names } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { TLS_TOLD } from "../../definition/told.ts";
import type { Follower, Passage } from "../follower.ts";
import type { Payload, StreamDissector } from "../payload.ts";
import { Ported } from "../ported.ts";
import { StreamStates } from "../stream-states.ts";
import { applicationAt, applicationOf } from "./application-names.ts";
import { chosenProtocol, readServerHello } from "./hello.ts";
import { agreedTold, suiteNames } from "./key-exchange.ts";

/** What a record begins with, and a handshake message. */
const HEAD = 5;
const MESSAGE_HEAD = 4;
const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
const SERVER_HELLO = 2;
interface State {
  /** What records are told of the version and the cipher suite. */
  told: number;
  /** The application protocol that the server chose, as Wireshark calls it. */
  application: string | undefined;
}

/** Tells records of TLS the version that the hellos agreed on, and what of the application protocol is known without keys. */
export class TlsSessions implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly plain: StreamDissector;
  private readonly tls: number;
  private readonly application: number;
  private readonly ported: Ported;
  private readonly suites: Names | undefined;
  private readonly states = new StreamStates<State>(() => ({ told: TLS_TOLD.unknown, application: undefined }));
  private turn = -1;
  private stream = 0;

  /** `plain` cuts streams into records. */
  constructor(passage: Passage, tls: Protocol, plain: StreamDissector) {
    const { dissector, compiler } = passage;
    this.passage = passage;
    this.plain = plain;
    this.tls = dissector.catalog.idOf(tls);
    this.application = compiler.generated(tls, "application");
    this.suites = suiteNames(tls);
    this.ported = new Ported(dissector);
  }

  dissect(payload: Payload): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    this.turn = this.passage.turn;
    this.stream = payload.stream;
    const first = layers.count;
    this.plain.dissect(payload);
    let told = this.toldOf(payload.stream);
    for (let layer = first; layer < layers.count; layer++) {
      const start = layers.start(layer);
      if (layers.protocol(layer) !== this.tls || layers.headerEnd(layer) < start + HEAD) continue;
      const { bytes, end } = dissector.sources[layers.sourceOf(layer)];
      if (bytes[start] === HANDSHAKE && bytes[start + HEAD] === SERVER_HELLO) {
        this.readHello(payload.stream, bytes, start + HEAD, Math.min(end, layers.payloadEnd(layer)));
        told = this.toldOf(payload.stream);
      }
      const hides = told === TLS_TOLD.tls13 && bytes[start] === APPLICATION_DATA;
      layers.setTold(layer, hides ? TLS_TOLD.hidden : told);
    }
  }

  annotate(layer: number): void {
    const { dissector, turn } = this.passage;
    const { layers } = dissector;
    const isData = dissector.bytesOf(layer)[layers.start(layer)] === APPLICATION_DATA;
    if (turn !== this.turn || !isData || layers.headerEnd(layer) <= layers.start(layer) + HEAD) return;
    const application = this.states.known(this.stream)?.application ?? this.applicationByPort(layer);
    if (application !== undefined) dissector.addObject(this.application, application);
  }

  forget(stream: number): void {
    this.states.forget(stream);
    this.plain.forget?.(stream);
  }

  private toldOf(stream: number): number {
    return this.states.known(stream)?.told ?? TLS_TOLD.unknown;
  }

  private readHello(stream: number, bytes: Uint8Array, at: number, end: number): void {
    const body = at + MESSAGE_HEAD;
    if (body > end) return;
    const hello = readServerHello(bytes.subarray(body, Math.min(end, body + u24(bytes, at + 1))));
    if (hello === undefined) return;
    const state = this.states.of(stream);
    const { message, extensionsStart } = hello;
    state.told = agreedTold(hello, this.suites);
    const chosen = chosenProtocol(message, extensionsStart);
    state.application = (chosen === undefined ? undefined : applicationOf(chosen)) ?? state.application;
  }

  private applicationByPort(layer: number): string | undefined {
    const { ported } = this;
    return ported.find(layer) ? (applicationAt(ported.source) ?? applicationAt(ported.destination)) : undefined;
  }
}
