import { NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { packSide } from "../definition/told.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const SERVER = 5222;
const CLOSING = 0x3e;
const BLANK = 0x20;
/** Requests of one stream that are remembered. */
const REQUEST_LIMIT = 1000;

/** The frames of requests by their identifiers. */
type Requests = Map<string, number>;
/** What is known of the requests and answers in a layer: the request's frame, 0 where it was not seen. */
type Finding = "asked" | number;

/** Takes streams of XMPP segment by segment, up to where a tag ends, until they go on as TLS. */
export class XmppStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly xmpp: number;
  private readonly xml: number;
  private readonly tls: number;
  private readonly ported: Ported;
  private readonly states = new StreamStates<Requests>(() => new Map());
  private readonly findings: LayerNotes<Finding>;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, xmpp: Protocol) {
    const { catalog } = passage.dissector;
    const named = (name: string): number => {
      const found = catalog.named(name);
      return found ? catalog.idOf(found) : NONE;
    };
    this.passage = passage;
    this.xmpp = catalog.idOf(xmpp);
    this.xml = named("xml");
    this.tls = named("tls");
    this.ported = new Ported(passage.dissector);
    this.findings = new LayerNotes(passage);
    this.ids = Object.fromEntries(
      Object.keys(xmpp.generated ?? {}).map((key) => [key, passage.compiler.generated(xmpp, key)]),
    );
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits, stream } = payload;
    const { dissector } = this.passage;
    const isBlank = end - start === 1 && bytes[start] === BLANK;
    if (!isBlank && waits && bytes[end - 1] !== CLOSING) return payload.ask(ONE_MORE_SEGMENT, start);
    this.ported.find(dissector.layers.count);
    const layer = dissector.layers.count;
    const side = this.ported.destination === SERVER ? "client" : "server";
    dissector.extend(this.xmpp, start, declared, source, packSide(side));
    if (isBlank || dissector.layers.count >= LAYER_LIMIT) return;
    const text = new TextDecoder("latin1").decode(bytes.subarray(start, end));
    const finding = this.look(this.states.of(stream), text);
    if (finding !== undefined) this.findings.add(layer, finding);
    if (this.xml !== NONE) dissector.extend(this.xml, start, declared, source);
    if (side === "server" && /^\s*<proceed\b[^>]*>/.test(text)) payload.become = this.tls;
  }

  /** Which request the first stanza of a text is, or answers. */
  private look(requests: Requests, text: string): Finding | undefined {
    const [stanza] = /^\s*<iq\b[^>]*>/.exec(text) ?? [];
    if (stanza === undefined) return undefined;
    const id = /\sid\s*=\s*["']([^"']*)/.exec(stanza)?.[1] ?? "";
    const type = /\stype\s*=\s*["']([^"']*)/.exec(stanza)?.[1];
    if (type !== "get" && type !== "set") return requests.get(id) ?? 0;
    if (requests.size >= REQUEST_LIMIT) requests.clear();
    requests.set(id, this.passage.packet.number);
    return "asked";
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const finding = this.findings.of(layer);
    if (finding === undefined) return;
    if (typeof finding === "number" && finding > 0) dissector.addNumber(this.ids["request"], finding);
    else dissector.addMark(this.ids["unanswered"]);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}
