import { decodeText } from "../bytes/text.ts";
import { DATA } from "../definition/catalog.ts";
import { mediaProtocol } from "../definition/media-types.ts";
import { addBody } from "./bodies.ts";
import type { Follower, Passage } from "./follower.ts";

/** Octets of a message's head that are searched. */
const HEAD_LIMIT = 16_384;

/** Says what the body of a SIP message is that is no description of a session: by its content type (RFC 3261 20.15). */
export class SipBodies implements Follower {
  private readonly passage: Passage;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, catalog } = dissector;
    const body = layer + 1;
    if (body + 1 !== layers.count || layers.protocol(body) !== DATA) return;
    const source = layers.sourceOf(body);
    const captured = dissector.sources[source].end;
    const start = layers.start(layer);
    const head = Math.min(layers.headerEnd(layer), start + HEAD_LIMIT, captured);
    const text = decodeText(dissector.bytesOf(layer), start, head);
    const type = /^(?:content-type|c)[ \t]*:[ \t]*([^\s;]+)/im.exec(text)?.[1];
    const protocol = mediaProtocol(catalog, type);
    // A type that nobody names stays octets here, other than in HTTP.
    if (protocol === DATA || catalog.protocols[protocol]?.mediaTypes?.includes("*/*") === true) return;
    const from = layers.start(body);
    const end = Math.min(layers.payloadEnd(body), captured);
    layers.count--;
    addBody(dissector, type, source, from, end);
  }
}
