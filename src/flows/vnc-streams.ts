import { u16, u32 } from "../bytes/numbers.ts";
import { NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { layColors, layUpdate, type PicturePage } from "../definition/vnc-pictures.ts";
import { packVnc, type VncStage, type VncTold } from "../definition/vnc-told.ts";
import type { Passage } from "./follower.ts";
import type { Framing } from "./framing.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const GREETING = 12;
const Security = { none: 1, vnc: 2, tight: 16, vencrypt: 19, apple: 30 } as const;
/** Where the head of a server's first message, and a client's wish, have bits of a pixel and its depth. */
const SERVER_FORMAT = 4;
const CLIENT_FORMAT = 4;
const SET_PIXEL_FORMAT = 0;
const ServerMessage = { update: 0, colors: 1, bell: 2, text: 3, endContinuous: 150, fence: 248 } as const;

/** What is known of a connection, and what its next segment is. */
interface State {
  next: VncStage;
  server: number;
  version: VncTold["version"];
  security: number;
  pixel: number;
  tightPixel: number;
  /** TLS goes through it from now on. */
  isEncrypted: boolean;
}

/** Follows connections of RFB: which of its messages comes next, and whether the last one of a segment goes on in the next. */
export class VncStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly vnc: number;
  private readonly tls: number;
  private readonly ported: Ported;
  private readonly ports: readonly number[];
  private readonly states = new StreamStates<State>(() => ({
    next: "serverVersion",
    server: 0,
    version: 8,
    security: 0,
    pixel: 0,
    tightPixel: 0,
    isEncrypted: false,
  }));

  constructor(passage: Passage, framing: Framing, vnc: Protocol) {
    const { catalog } = passage.dissector;
    const tls = catalog.named("tls");
    this.passage = passage;
    this.framing = framing;
    this.vnc = catalog.idOf(vnc);
    this.tls = tls ? catalog.idOf(tls) : NONE;
    this.ported = new Ported(passage.dissector);
    this.ports = [vnc.carriedBy?.["tcp.port"] ?? []].flat(2);
  }

  lead(stream: number, source: number, start: number, end: number): void {
    if (!this.states.known(stream)?.isEncrypted) return;
    const { layers } = this.passage.dissector;
    layers.source = source;
    layers.told = 0;
    layers.push(this.vnc, start, start, end);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    const state = this.states.of(payload.stream);
    if (state.isEncrypted) return this.framing.of(this.tls).dissect(payload);
    this.ported.find(dissector.layers.count);
    const stage = this.stageOf(state, bytes, start, end);
    if (stage === "foreign") return dissector.extendBare(this.vnc, start, declared, source);
    payload.become = this.vnc;
    const goesOn = waits && stage === "server" && !isWhole(bytes, start, end, state);
    dissector.extend(this.vnc, start, declared, source, packVnc({ ...state, stage, waits: goesOn }));
    if (goesOn) return payload.ask(ONE_MORE_SEGMENT, start);
    this.advance(state, stage, bytes, start, end);
  }

  forget(stream: number): void {
    if (this.states.known(stream)?.isEncrypted) this.framing.of(this.tls).forget?.(stream);
    this.states.forget(stream);
  }

  private stageOf(state: State, bytes: Uint8Array, start: number, end: number): VncStage {
    const { destination } = this.ported;
    if (state.next === "serverVersion" || state.next === "clientVersion")
      return isGreeting(bytes, start, end) ? state.next : "foreign";
    if (state.next !== "client") return state.next;
    return destination === state.server || this.ports.includes(destination) ? "client" : "server";
  }

  /** What comes after a message of this stage, which depends on what it says, where that is there. */
  private advance(state: State, stage: VncStage, bytes: Uint8Array, start: number, end: number): void {
    const size = end - start;
    const octet = bytes[start];
    const number = size < 4 ? 0 : u32(bytes, start);
    if (stage === "serverVersion") state.server = this.ported.source;
    else if (stage === "clientVersion") state.version = revision(bytes, start);
    else if (stage === "security" && state.version === 3) state.security = number;
    else if (stage === "selected") state.security = octet;
    else if (stage === "serverInit" && size > SERVER_FORMAT + 1) setPixel(state, bytes, start + SERVER_FORMAT);
    else if (stage === "client" && octet === SET_PIXEL_FORMAT && size > CLIENT_FORMAT + 1)
      setPixel(state, bytes, start + CLIENT_FORMAT);
    state.isEncrypted = stage === "vencryptAccepted" && this.tls !== NONE;
    state.next = following(state, stage, number, size);
  }
}

function isGreeting(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== GREETING || bytes[start + 7] !== 0x2e) return false;
  return bytes[start] === 0x52 && bytes[start + 1] === 0x46 && bytes[start + 2] === 0x42 && bytes[start + 3] === 0x20;
}

/** The revision that a greeting names, `RFB 003.008`. */
function revision(bytes: Uint8Array, start: number): VncTold["version"] {
  const digits = (at: number): number => Number(String.fromCharCode(...bytes.subarray(start + at, start + at + 3)));
  const version = 1000 * digits(4) + digits(8);
  return version < 3007 ? 3 : version === 3007 ? 7 : 8;
}

function setPixel(state: State, bytes: Uint8Array, at: number): void {
  const [bits, depth] = [bytes[at], bytes[at + 1]];
  state.pixel = Math.min(4, bits >> 3);
  state.tightPixel = bits === 32 && depth === 24 ? 3 : state.pixel;
}

function following(state: State, stage: VncStage, number: number, size: number): VncStage {
  switch (stage) {
    case "serverVersion":
      return "clientVersion";
    case "clientVersion":
      return "security";
    case "security":
      return state.version === 3 ? afterChoice(state) : "selected";
    case "selected":
      return afterChoice(state);
    case "challenge":
      return "response";
    case "appleChallenge":
      return "appleResponse";
    case "response":
    case "appleResponse":
      return "result";
    case "tunnels":
      return number === 0 ? "authentications" : "tunnelReply";
    case "tunnelReply":
      return "authentications";
    case "authentications":
      return number === 0 ? "clientInit" : "authenticationReply";
    case "authenticationReply":
      return number === Security.vnc ? "challenge" : "result";
    case "vencryptServer":
      return "vencryptClient";
    case "vencryptClient":
      return "vencryptTypes";
    case "vencryptTypes":
      return size < 2 ? stage : "vencryptReply";
    case "vencryptReply":
      return "vencryptAccepted";
    case "result":
      return size >= 4 && number === 0 ? "clientInit" : stage;
    case "clientInit":
      return "serverInit";
    case "serverInit":
      return state.security === Security.tight ? "interactions" : "client";
    default:
      return "client";
  }
}

/** What comes after a type of security was chosen. */
function afterChoice({ security, version }: State): VncStage {
  if (security === Security.none) return version === 8 ? "result" : "clientInit";
  if (security === Security.vnc) return "challenge";
  if (security === Security.apple) return "appleChallenge";
  if (security === Security.tight) return "tunnels";
  if (security === Security.vencrypt) return "vencryptServer";
  return "selected";
}

/** Whether all messages of a server in bytes[start..end) are there up to their ends. */
function isWhole(bytes: Uint8Array, start: number, end: number, state: State): boolean {
  const page = new Measure(bytes, start, end);
  while (page.left > 0) {
    const type = page.peek(1);
    page.at++;
    if (type === ServerMessage.update && !layUpdate(page, state)) return false;
    if (type === ServerMessage.colors && !layColors(page)) return false;
    if (type === ServerMessage.text) {
      if (page.left < 4) return false;
      const size = page.peek(4);
      page.at += 4 + size;
      if (size > 0 && page.at >= end) return false;
    }
    if (type === ServerMessage.fence) page.at += 8 + (page.left > 7 ? bytes[page.at + 7] : 0);
    else if (type > ServerMessage.text && type !== ServerMessage.endContinuous) return true;
  }
  return true;
}

/** Goes over octets as if they were laid out. */
class Measure implements PicturePage {
  at: number;
  private readonly bytes: Uint8Array;
  private readonly end: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  get left(): number {
    return Math.max(0, this.end - this.at);
  }

  peek(size: number, ahead = 0): number {
    const at = this.at + ahead;
    if (at + size > this.end) return 0;
    return size === 4 ? u32(this.bytes, at) : size === 2 ? u16(this.bytes, at) : this.bytes[at];
  }

  take(_name: string, size: number): number {
    const value = size > 4 ? 0 : this.peek(size);
    this.at += size;
    return value;
  }

  mark(): void {}

  within(inside: () => void): void {
    inside();
  }
}
