import { remember } from "../../bytes/remember.ts";
import { decodeText } from "../../bytes/text.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { LAYER_LIMIT } from "../../dissect/layers.ts";
import { addElapsed } from "../elapsed.ts";
import type { Follower, Passage } from "../follower.ts";
import { lineEnd } from "../message-framing.ts";

/** Connections whose latest request is remembered; beyond them the one that began first is forgotten. */
const CONNECTION_LIMIT = 20_000;
/** Octets of a request's address that are remembered. */
const ADDRESS_LIMIT = 4096;

/** Notes about HTTP are of packets, whichever their layer. */
const HTTP_NOTES = 0;

/** A request and the response to it. Packets are 0 while there is none. */
interface Exchange {
  readonly number: number;
  readonly before: Exchange | undefined;
  request: number;
  seconds: number;
  nanoseconds: number;
  response: number;
  final: boolean;
  address: string | undefined;
}

/**
 * Links requests and responses of HTTP over one connection as Wireshark does: a response belongs to the latest request,
 * and to one of its own where that has a final response already.
 */
export class HttpExchanges implements Follower {
  private readonly passage: Passage;
  /** The stream that the packet at hand belongs to. */
  private readonly stream: () => number;
  private readonly latest = new Map<number, Exchange>();
  private readonly found: (Exchange | undefined)[] = [];
  private readonly responses = new Uint8Array(LAYER_LIMIT + 1);
  private readonly id: (key: string) => number;

  constructor(passage: Passage, http: Protocol, stream: () => number) {
    this.passage = passage;
    this.stream = stream;
    const ids = new Map(
      Object.keys(http.generated ?? {}).map((key) => [key, passage.compiler.generated(http, key)] as const),
    );
    this.id = (key) => ids.get(key) as number;
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    this.found[layer] = undefined;
    // The middle of a message is no exchange.
    if (layers.headerEnd(layer) === start) return;
    const bytes = dissector.bytesOf(layer);
    const line = decodeText(bytes, start, Math.max(start, Math.min(lineEnd(bytes, start, end), start + ADDRESS_LIMIT)));
    const response = line.startsWith("HTTP/");
    const stream = this.stream();
    const before = this.latest.get(stream);
    let exchange = before;
    if (response) {
      if (!exchange || exchange.final) exchange = this.begin(stream, before);
      exchange.final = !/^\S+ 1\d\d/.test(line);
      if (exchange.final) {
        exchange.response = packet.number;
        this.foretell("responseIn", exchange.request, packet.number);
        this.foretell("nextResponse", exchange.before?.response, packet.number);
      }
    } else {
      if (!exchange || exchange.request !== 0) exchange = this.begin(stream, before);
      exchange.request = packet.number;
      this.foretell("nextRequest", exchange.before?.request, packet.number);
      exchange.seconds = packet.seconds;
      exchange.nanoseconds = packet.nanoseconds;
      const target = line.split(" ")[1];
      if (target !== undefined)
        exchange.address = this.address(layer, line, target, bytes, start, end) ?? before?.address;
    }
    this.found[layer] = exchange;
    this.responses[layer] = response ? 1 : 0;
  }

  annotate(layer: number): void {
    const exchange = this.found[layer];
    if (!exchange) return;
    const { id } = this;
    const { dissector, packet } = this.passage;
    const { before } = exchange;
    const response = this.responses[layer] === 1;
    dissector.addNumber(id(response ? "responseNumber" : "requestNumber"), exchange.number);
    if (response && exchange.request !== 0)
      addElapsed(dissector, id("time"), packet, exchange.seconds, exchange.nanoseconds);
    if (before && before.request !== 0) dissector.addNumber(id("previousRequest"), before.request);
    if (!response) {
      this.addForeseen("responseIn");
      this.addForeseen("nextRequest");
      return;
    }
    if (before && before.response !== 0) dissector.addNumber(id("previousResponse"), before.response);
    if (exchange.request !== 0) dissector.addNumber(id("requestIn"), exchange.request);
    this.addForeseen("nextResponse");
    if (exchange.address !== undefined) dissector.addObject(id("responseFor"), exchange.address);
  }

  /** Notes for another pass what a field of an earlier packet says. */
  private foretell(key: string, frame: number | undefined, value: number): void {
    if (frame !== undefined && frame !== 0) this.passage.foresight?.note(key, frame, HTTP_NOTES, value);
  }

  private addForeseen(key: string): void {
    const { foresight, packet, dissector } = this.passage;
    const value = foresight?.of(key, packet.number, HTTP_NOTES);
    if (value !== undefined) dissector.addNumber(this.id(key), value);
  }

  private begin(stream: number, before: Exchange | undefined): Exchange {
    // Two generations are all that is ever asked for.
    const exchange: Exchange = {
      number: (before?.number ?? 0) + 1,
      before: before && { ...before, before: undefined },
      request: 0,
      seconds: 0,
      nanoseconds: 0,
      response: 0,
      final: false,
      address: before?.address,
    };
    remember(this.latest, stream, exchange, CONNECTION_LIMIT);
    return exchange;
  }

  /** The whole address that a request is for. */
  private address(
    layer: number,
    line: string,
    target: string,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): string | undefined {
    if (/^https?:\/\//i.test(target) || line.startsWith("CONNECT")) return target;
    for (let at = lineEnd(bytes, start, end); at > 0 && at < end; at = lineEnd(bytes, at, end)) {
      const next = lineEnd(bytes, at, end);
      if (next < 0 || next - at <= 2) break;
      if ((bytes[at] | 0x20) !== 0x68) continue;
      const header = /^host:[ \t]*(.*?)\s*$/i.exec(decodeText(bytes, at, Math.min(next, at + ADDRESS_LIMIT)));
      if (header) return `${this.isSecured(layer) ? "https" : "http"}://${header[1]}${target}`;
    }
    return target;
  }

  private isSecured(layer: number): boolean {
    const { layers, catalog } = this.passage.dissector;
    for (let outer = 1; outer < layer; outer++)
      if (catalog.protocols[layers.protocol(outer)]?.name === "tls") return true;
    return false;
  }
}
