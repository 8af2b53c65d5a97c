import { remember } from "../../bytes/remember.ts";
import type { Session } from "../../flows/session.ts";
import { httpPieces } from "../follow/http-pieces.ts";
import { FirstValues } from "./first-values.ts";
import { fileName, type CarriedObject, type Objects } from "./objects.ts";

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
    const pieces = httpPieces(this.session);
    if (pieces.length === 0) return [];
    const stream = this.stream();
    return pieces.flatMap(({ layer, body, contentType }) => {
      const uri = this.uriOf(layer, stream);
      if (body === undefined) return [];
      const type = contentType?.split(";", 1)[0]?.trim();
      return [{ name: fileName(lastPart(uri)), bytes: body, ...(type ? { type: fileName(type) } : {}) }];
    });
  }

  /** The number of the connection that the packet at hand is of. */
  private stream(): number {
    const { layers, catalog } = this.session.dissector;
    for (let layer = layers.count - 1; layer > 0; layer--)
      if (catalog.protocols[layers.protocol(layer)]?.name === "tcp")
        return this.values.number(layer, "tcp.stream") ?? -1;
    return -1;
  }

  /** What a request asks for, or what was asked for last. */
  private uriOf(layer: number, stream: number): string {
    const { asked } = this;
    const uri = layer < 0 ? undefined : this.values.text(layer, "http.request.uri");
    if (uri === undefined) return asked.get(stream) ?? "";
    remember(asked, stream, uri, STREAM_LIMIT);
    return uri;
  }
}

/** The last part of a path. */
function lastPart(uri: string): string {
  const path = uri.replace(/(?<=.)\/+$/, "");
  return path === "/" ? path : path.slice(path.lastIndexOf("/") + 1);
}
