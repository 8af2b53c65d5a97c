import { md5 } from "../bytes/md5.ts";
import { u32 } from "../bytes/numbers.ts";
import { decodeText } from "../bytes/text.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";
import { lineEnd } from "./message-framing.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const KEX_INIT = 20;
const NEW_KEYS = 21;
const KEX_CLIENT = [30, 32, 34];
/** Messages that are sent before encryption starts. */
const isKeyExchange = (code: number): boolean => code === KEX_INIT || code === NEW_KEYS || (code >= 30 && code <= 34);
/** Where a banner has its version, of which 1.99 is 2, too (RFC 4253 5.1). */
const BANNER_VERSION = 4;
const VERSION_1 = 0x31;
const NINE = 0x39;
/** Octets of a packet before encryption starts; more are none of its. */
const LONGEST_PACKET = 65_536;
/** Octets of length and padding length, and of those with the code and the cookie of a KEXINIT. */
const HEAD = 6;
const LISTS = 22;
const LEAST_PADDING = 4;
/** The port that tells which side is the server, wherever one is that. */
const PORT = 22;
/** Lists of a KEXINIT: of which each side's fingerprint is made. */
const LIST_COUNT = 8;
const CLIENT_LISTS = [0, 2, 4, 6];
const SERVER_LISTS = [0, 3, 5, 7];

interface State {
  /** By direction: encryption has started; the methods of key exchange that were offered. */
  readonly encrypted: [boolean, boolean];
  readonly methods: [readonly string[], readonly string[]];
  /** A banner of version 2 was seen, of either side. */
  begun: boolean;
  /** The client's direction, -1 while it is not known. */
  client: number;
}

/** Cuts SSH connections into packets until encryption starts (RFC 4253 6 to 8). */
export class SshStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly ssh: number;
  private readonly ported: Ported;
  private readonly ids: { readonly [key: string]: number };
  private readonly states = new StreamStates<State>(() => ({
    encrypted: [false, false],
    methods: [[], []],
    begun: false,
    client: -1,
  }));

  constructor(passage: Passage, ssh: Protocol) {
    this.passage = passage;
    this.ssh = passage.dissector.catalog.idOf(ssh);
    this.ported = new Ported(passage.dissector);
    this.ids = passage.compiler.generatedIds(ssh);
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const isServer = this.isServers(layer);
    if (isServer === undefined) return;
    this.addFingerprint(layer, isServer);
    // Wireshark says it once of all packets of a segment.
    if (layers.protocol(layer - 1) !== this.ssh) dissector.addNumber(this.ids["direction"], isServer ? 1 : 0);
  }

  /** Whether the server sent a layer, undefined where no ports tell. */
  private isServers(layer: number): boolean | undefined {
    if (!this.ported.find(layer)) return undefined;
    const { source, destination } = this.ported;
    return source === PORT || (destination !== PORT && source < destination);
  }

  /** Adds a layer of which no more is said than who sent it. */
  private addBare(start: number, declared: number, source: number): void {
    const { dissector } = this.passage;
    const { layers, tree } = dissector;
    const root = tree.count;
    dissector.extendBare(this.ssh, start, declared, source);
    const layer = layers.count - 1;
    const isServer = this.isServers(layer);
    if (isServer === undefined || layers.tree(layer) !== root) return;
    if (layers.protocol(layer - 1) === this.ssh) return;
    dissector.addNumber(this.ids["direction"], isServer ? 1 : 0);
    tree.close(root, start);
  }

  /** Adds the fingerprint of a KEXINIT: of what its side offers for what it sends. */
  private addFingerprint(layer: number, isServer: boolean): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    if (end - start < LISTS || u32(bytes, start) > LONGEST_PACKET || bytes[start + 5] !== KEX_INIT) return;
    const lists = listsIn(bytes, start + LISTS, end);
    if (lists === undefined) return;
    const side = isServer ? "server" : "client";
    const offered = (isServer ? SERVER_LISTS : CLIENT_LISTS).map((list) => lists[list]).join(";");
    dissector.addObject(this.ids[`${side}Algorithms`], offered);
    dissector.addObject(this.ids[`${side}Print`], () => hex(md5(new TextEncoder().encode(offered))));
  }

  dissect(payload: Payload): void {
    const { dissector } = this.passage;
    const { start, end, source, declared } = payload;
    const state = this.states.of(payload.stream);
    const stop = state.encrypted[payload.direction] ? start : this.plainEnd(payload, state);
    if (stop > start) dissector.extend(this.ssh, start, stop >= end ? declared : stop, source);
    else if (payload.need !== 0) dissector.extendBare(this.ssh, start, declared, source);
    if (payload.need !== 0 || stop >= end) return;
    // As Wireshark shows nothing of packets whose keys it could have worked out with a key log.
    if (hides(state)) this.addBare(stop, declared, source);
    else dissector.extend(this.ssh, stop, declared, source);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }

  /** Where banners and packets in the clear end; asks for more where the last one goes on. */
  private plainEnd(payload: Payload, state: State): number {
    const { bytes, start, end, direction, waits } = payload;
    for (let at = start; at < end;) {
      if (isBanner(bytes, at, end)) {
        const next = lineEnd(bytes, at, end);
        if (next < 0 && waits) payload.ask(ONE_MORE_SEGMENT, at);
        if (next < 0) return waits ? at : end;
        state.begun ||= bytes[at + BANNER_VERSION] !== VERSION_1 || bytes[at + BANNER_VERSION + 2] === NINE;
        at = next;
        continue;
      }
      if (end - at < HEAD) return at;
      const length = u32(bytes, at);
      const code = bytes[at + 5];
      // Behind a banner Wireshark waits for as many octets as whatever comes says.
      if (state.begun && waits && at + 4 + length > end) {
        payload.ask(at + 4 + length - end, at);
        return at;
      }
      if (length > LONGEST_PACKET || bytes[at + 4] < LEAST_PADDING || !isKeyExchange(code)) return at;
      const next = at + 4 + length;
      if (next > end && waits) payload.ask(next - end, at);
      if (next > end) return waits ? at : end;
      if (code === KEX_INIT) state.methods[direction as 0 | 1] = methodsIn(bytes, at + LISTS, next);
      if (KEX_CLIENT.includes(code)) state.client = direction;
      at = next;
      if (code !== NEW_KEYS) continue;
      state.encrypted[direction as 0 | 1] = true;
      return at;
    }
    return end;
  }
}

function isBanner(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at >= 4 && u32(bytes, at) === 0x5353482d;
}

/** The first list of names of a KEXINIT. */
function methodsIn(bytes: Uint8Array, at: number, end: number): string[] {
  if (at + 4 > end) return [];
  const stop = Math.min(end, at + 4 + u32(bytes, at));
  return String.fromCharCode(...bytes.subarray(at + 4, stop)).split(",");
}

/** The lists of names of a KEXINIT, undefined where they are not all there. */
function listsIn(bytes: Uint8Array, from: number, end: number): string[] | undefined {
  const lists: string[] = [];
  for (let at = from; lists.length < LIST_COUNT;) {
    if (at + 4 > end || u32(bytes, at) > end - at - 4) return undefined;
    const stop = at + 4 + u32(bytes, at);
    lists.push(decodeText(bytes, at + 4, stop));
    at = stop;
  }
  return lists;
}

const hex = (octets: Uint8Array): string => Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");

/** Whether both sides agreed on a method other than those of Diffie and Hellman with plain numbers. */
function hides({ methods, client, encrypted }: State): boolean {
  if (client < 0 || !(encrypted[0] || encrypted[1])) return false;
  const offered = methods[1 - client]!;
  const chosen = methods[client]!.find((method) => offered.includes(method));
  return chosen !== undefined && !chosen.startsWith("diffie-hellman-");
}
