import { decodeText } from "../../bytes/text.ts";
import { DATA, NONE } from "../../definition/catalog.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { HTTP_TOLD } from "../../definition/told.ts";
import { addBody } from "../bodies.ts";
import type { Follower, Passage } from "../follower.ts";
import type { Framing } from "../framing.ts";
import { LayerNotes } from "../layer-notes.ts";
import type { Payload, StreamDissector } from "../payload.ts";
import { StreamStates } from "../stream-states.ts";
import type { WebSocketStreams } from "../websocket/websocket-streams.ts";
import { isHttp2 } from "../http2/http2-connection.ts";
import type { ContentDecoders } from "./content-coding.ts";
import { httpBody, type HttpBody } from "./http-body.ts";
import { HttpCredentials } from "./http-credentials.ts";
import { MessageHead } from "./message-head.ts";
import { isPrintable } from "../message-framing.ts";

/** Octets behind a body, so that wide reads near its end need no check. */
const SPARE = 16;

/** A connection through a proxy: what it carries, and the word that is kept for that. */
interface Tunnel {
  protocol: number;
  isOpen: boolean;
  memory: number;
}

/** Octets that HTTP was given, bytes[start..end), which would end at `declared` if all had been captured. */
export type UnshownOctets = Pick<Payload, "bytes" | "start" | "end" | "declared">;

/** Cuts HTTP/1 connections into messages, sees where they change to another protocol, and decodes bodies. */
export class HttpStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly plain: StreamDissector;
  private readonly decoders: ContentDecoders;
  private readonly webSockets: () => WebSocketStreams | undefined;
  private readonly http: number;
  private readonly http2: number;
  private readonly webSocket: number;
  private readonly ids: { readonly [key: string]: number };
  private readonly bodies: LayerNotes<HttpBody>;
  private readonly tunnelled: LayerNotes<true>;
  private readonly untold: LayerNotes<UnshownOctets>;
  private readonly credentials: HttpCredentials;
  private readonly ports: Int16Array;
  private readonly tunnels = new StreamStates<Tunnel>(() => ({ protocol: NONE, isOpen: false, memory: 0 }));

  /** `plain` cuts messages, `ports` has what TCP carries by port; connections that become WebSockets are announced to `webSockets`. */
  constructor(
    passage: Passage,
    framing: Framing,
    http: Protocol,
    plain: StreamDissector,
    ports: Int16Array,
    decoders: ContentDecoders,
    webSockets: () => WebSocketStreams | undefined,
  ) {
    const { compiler, dissector } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.framing = framing;
    this.plain = plain;
    this.ports = ports;
    this.decoders = decoders;
    this.webSockets = webSockets;
    const idOf = (name: string): number => Math.max(NONE, catalog.protocols.indexOf(catalog.named(name)));
    this.http = catalog.idOf(http);
    this.http2 = idOf("http2");
    this.webSocket = idOf("websocket");
    this.bodies = new LayerNotes(passage);
    this.tunnelled = new LayerNotes(passage);
    this.untold = new LayerNotes(passage);
    this.credentials = new HttpCredentials(dissector);
    this.ids = compiler.generatedIds(http);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end } = payload;
    const { layers } = this.passage.dissector;
    const tunnel = this.tunnels.known(payload.stream);
    if (tunnel?.isOpen) return this.throughTunnel(payload, tunnel);
    if (this.http2 !== NONE && isHttp2(bytes, start, end)) {
      payload.become = this.http2;
      this.take(payload);
      return this.framing.of(this.http2).dissect(payload);
    }
    const first = layers.count;
    this.plain.dissect(payload);
    const last = layers.count;
    if (last === first && payload.need === 0 && isPrintable(bytes[start])) this.take(payload);
    for (let layer = first; layer < last; layer++) {
      // What has no header is the middle of a message.
      if (layers.protocol(layer) !== this.http || layers.headerEnd(layer) === layers.start(layer)) continue;
      const from = layers.start(layer);
      const stop = Math.min(layers.payloadEnd(layer), this.passage.dissector.sources[layers.sourceOf(layer)].end);
      const head = new MessageHead(this.passage.dissector.bytesOf(layer), from, stop);
      if (this.opensTunnel(payload.stream, head)) return this.endMessages(payload, layer);
      if (this.switches(payload, head)) return this.goOn(payload, layer);
      this.credentials.show(head);
      if (head.bodyStart < stop) this.showBody(layer);
    }
  }

  forget(stream: number): void {
    this.plain.forget?.(stream);
    const tunnel = this.tunnels.known(stream);
    if (tunnel && tunnel.protocol !== NONE) this.framing.of(tunnel.protocol).forget?.(stream);
    this.tunnels.forget(stream);
  }

  /** Notes what CONNECT asks for; says whether it is that the proxy agrees (RFC 9110 9.3.6). */
  private opensTunnel(stream: number, head: MessageHead): boolean {
    const port = /^CONNECT \S*:(\d+)(?: |$)/.exec(head.start)?.[1];
    if (port !== undefined) this.tunnels.of(stream).protocol = this.ports[Number(port)] ?? NONE;
    const tunnel = this.tunnels.known(stream);
    if (!tunnel || !/^HTTP\/\S+ 2/.test(head.start)) return false;
    return (tunnel.isOpen = true);
  }

  /** What a tunnel carries is inside HTTP, as in Wireshark; the port that was asked for says what it is. */
  private throughTunnel(payload: Payload, tunnel: Tunnel): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const { start, source, declared } = payload;
    this.tunnelled.add(layers.count, true);
    dissector.extendBare(this.http, start, declared, source);
    layers.setTold(layers.count - 1, HTTP_TOLD.tunnel);
    const inside = layers.count;
    this.insideTunnel(payload, tunnel);
    if (layers.count === inside) layers.count--;
  }

  private insideTunnel(payload: Payload, tunnel: Tunnel): void {
    const { dissector } = this.passage;
    const { bytes, start, end, waits, source, declared, memory } = payload;
    const { protocol } = tunnel;
    const known = protocol !== NONE && this.framing.takes(protocol, bytes, start, end, waits);
    payload.memory = tunnel.memory;
    if (known) this.framing.of(protocol).dissect(payload);
    else dissector.extend(DATA, start, declared, source);
    tunnel.memory = payload.memory;
    payload.memory = memory;
  }

  /** What stands behind the answer that opens a tunnel is left alone. */
  private endMessages({ need, declared, source }: Payload, layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (need !== 0 || layer + 1 >= layers.count) return;
    const start = layers.start(layer + 1);
    layers.count = layer + 1;
    dissector.extend(DATA, start, declared, source);
  }

  annotate(layer: number): void {
    const body = this.bodyOf(layer);
    if (!body) return;
    if (body.chunked) this.addChunks(layer, body, body.chunked);
    const { bytes } = body;
    if (bytes.length === 0) return;
    this.passage.dissector.addNumber(this.ids["fileSize"], bytes.length);
    this.passage.dissector.addObject(this.ids["fileData"], () => decodeText(bytes, 0, bytes.length));
  }

  /** The body of the message in a layer, decoded; undefined where it has none. */
  bodyOf(layer: number): HttpBody | undefined {
    const known = this.bodies.of(layer);
    if (known) return known;
    const { dissector } = this.passage;
    const { layers } = dissector;
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    const body = httpBody(dissector.bytesOf(layer), layers.start(layer), end, this.decoders);
    if (body) this.bodies.add(layer, body);
    return body;
  }

  /** Whether a layer is what a tunnel carries. */
  isTunnelled(layer: number): boolean {
    return this.tunnelled.of(layer) === true;
  }

  /** Octets of the packet at hand that were taken for HTTP, though no layer shows them; the first of them. */
  get unshown(): UnshownOctets | undefined {
    return this.untold.of(0);
  }

  private take({ bytes, start, end, declared }: Payload): void {
    if (!this.unshown) this.untold.add(0, { bytes, start, end, declared });
  }

  private addChunks(
    layer: number,
    { start }: HttpBody,
    { chunks, trailer, end }: NonNullable<HttpBody["chunked"]>,
  ): void {
    const { dissector } = this.passage;
    const { ids } = this;
    const bytes = dissector.bytesOf(layer);
    for (const { data, dataEnd, end: chunkEnd } of chunks) {
      dissector.addNumber(ids["chunkSize"], dataEnd - data);
      if (dataEnd === data) continue;
      dissector.addObject(ids["chunkData"], bytes.slice(start + data, start + dataEnd));
      dissector.addObject(ids["chunkBoundary"], bytes.slice(start + dataEnd, start + chunkEnd));
    }
    // The blank line behind the trailer is no part of it.
    const blank = end > 1 && bytes[start + end - 2] === 0x0d ? 2 : 1;
    if (trailer >= 0 && end - blank > trailer)
      dissector.addObject(ids["trailer"], decodeText(bytes, start + trailer, start + end - blank));
  }

  /** Adds the layer that a body is by its content type; without one it is data. */
  private showBody(layer: number): void {
    const { dissector } = this.passage;
    const body = this.bodyOf(layer);
    if (!body || body.bytes.length === 0) return;
    const { length } = body.bytes;
    if (body.isPlain) {
      const source = dissector.layers.sourceOf(layer);
      return addBody(dissector, body.contentType, source, body.start, body.start + length);
    }
    const bytes = new Uint8Array(length + SPARE);
    bytes.set(body.bytes);
    const source = dissector.addSource({ bytes, start: 0, end: length, title: "Body" });
    addBody(dissector, body.contentType, source, 0, length);
  }

  /** Whether a message is the last before another protocol; tells that protocol what was agreed on. */
  private switches(payload: Payload, head: MessageHead): boolean {
    if (!head.start.startsWith("HTTP/1.1 101")) return false;
    const upgrade = head.header("upgrade")?.toLowerCase();
    if (upgrade === "websocket" && this.webSocket !== NONE) {
      const client = 1 - payload.direction;
      this.webSockets()?.begin(payload.stream, client, {
        extensions: head.header("sec-websocket-extensions") ?? "",
        protocol: head.header("sec-websocket-protocol"),
      });
      payload.become = this.webSocket;
    } else if (upgrade === "h2c") payload.become = this.http2;
    return payload.become !== NONE;
  }

  /** What follows the message in the same octets is of the other protocol already. */
  private goOn(payload: Payload, layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const next = layer + 1;
    const asked = payload.need !== 0;
    if (!asked && next >= layers.count) return;
    payload.start = asked ? payload.from : layers.start(next);
    layers.count = next;
    payload.need = 0;
    this.framing.of(payload.become).dissect(payload);
  }
}
