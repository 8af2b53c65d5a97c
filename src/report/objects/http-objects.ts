import type { Session } from "../../flows/session.ts";
import { FirstValues } from "./first-values.ts";
import { fileName, type CarriedObject, type Objects } from "./objects.ts";
import { remember } from "./remember.ts";

/** Streams whose last request is remembered. */
const STREAM_LIMIT = 65536;

/**
 * Finds the bodies of HTTP in one packet after another, and segments that are the middle of one. They are called by the
 * last part of what was asked for last in their connection, as tshark calls them.
 */
export class HttpObjects implements Objects {
  private readonly session: Session;
  private readonly values: FirstValues;
  /** By stream: what was asked for last. */
  private readonly asked = new Map<number, string>();

  constructor(session: Session) {
    this.session = session;
    this.values = new FirstValues(session.dissector);
  }

  /** The bodies in the packet at hand. */
  find(): CarriedObject[] {
    const { layers, catalog } = this.session.dissector;
    const found: CarriedObject[] = [];
    let stream = -1;
    let isFirst = true;
    for (let layer = 1; layer < layers.count; layer++) {
      const name = catalog.protocols[layers.protocol(layer)]?.name;
      if (name === "tcp") stream = this.values.number(layer, "tcp.stream") ?? -1;
      if (name !== "http") continue;
      const uri = this.uriOf(layer, stream);
      const body = layers.headerEnd(layer) === layers.start(layer) ? this.middle(layer, isFirst) : this.bodyOf(layer);
      isFirst = false;
      if (!body || body.bytes.length === 0) continue;
      const type = body.contentType?.split(";", 1)[0]?.trim();
      found.push({
        name: fileName(lastPart(uri)),
        bytes: body.bytes.slice(),
        ...(type ? { type: fileName(type) } : {}),
      });
    }
    return found;
  }

  private bodyOf(layer: number): Body | undefined {
    const body = this.session.httpBody(layer);
    return body?.isCoded ? undefined : body;
  }

  /** Octets of a layer without a head that is whole and its packet's first; like tshark, what follows a message is left out. */
  private middle(layer: number, isFirst: boolean): Body | undefined {
    if (!isFirst) return undefined;
    const { layers, sources } = this.session.dissector;
    const { bytes, end } = sources[layers.sourceOf(layer)]!;
    const stop = layers.payloadEnd(layer);
    return stop > end ? undefined : { bytes: bytes.subarray(layers.start(layer), stop) };
  }

  /** What a request asks for, or what was asked for last. */
  private uriOf(layer: number, stream: number): string {
    const { asked } = this;
    const uri = this.values.text(layer, "http.request.uri");
    if (uri === undefined) return asked.get(stream) ?? "";
    remember(asked, stream, uri, STREAM_LIMIT);
    return uri;
  }
}

interface Body {
  readonly bytes: Uint8Array;
  readonly contentType?: string | undefined;
}

/** The last part of a path. */
function lastPart(uri: string): string {
  const path = uri.replace(/(?<=.)\/+$/, "");
  return path === "/" ? path : path.slice(path.lastIndexOf("/") + 1);
}
