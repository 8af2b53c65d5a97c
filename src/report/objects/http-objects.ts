import type { Session } from "../../flows/session.ts";
import { FirstValues } from "./first-values.ts";
import { fileName, type CarriedObject, type Objects } from "./objects.ts";

/** Requests without an answer that are remembered for each stream, and streams that are. */
const REQUEST_LIMIT = 256;
const STREAM_LIMIT = 65536;

/** Finds the bodies of HTTP in one packet after another. They are called by the last part of what was asked for. */
export class HttpObjects implements Objects {
  private readonly session: Session;
  private readonly values: FirstValues;
  /** By stream: what was asked for and not answered yet. */
  private readonly asked = new Map<number, string[]>();

  constructor(session: Session) {
    this.session = session;
    this.values = new FirstValues(session.dissector);
  }

  /** The bodies in the packet at hand. */
  find(): CarriedObject[] {
    const { layers, catalog } = this.session.dissector;
    const found: CarriedObject[] = [];
    let stream = -1;
    for (let layer = 1; layer < layers.count; layer++) {
      const name = catalog.protocols[layers.protocol(layer)]?.name;
      if (name === "tcp") stream = this.values.number(layer, "tcp.stream") ?? -1;
      if (name !== "http") continue;
      const uri = this.uriOf(layer, stream);
      const body = this.session.httpBody(layer);
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

  /** What a request asks for, or what a response answers. */
  private uriOf(layer: number, stream: number): string {
    const uri = this.values.text(layer, "http.request.uri");
    const queue = this.asked.get(stream) ?? [];
    if (uri === undefined) return queue.shift() ?? "";
    if (queue.length < REQUEST_LIMIT) queue.push(uri);
    const [oldest] = this.asked.keys();
    if (this.asked.size >= STREAM_LIMIT && oldest !== undefined) this.asked.delete(oldest);
    this.asked.set(stream, queue);
    return uri;
  }
}

/** The last part of a path. */
function lastPart(uri: string): string {
  const path = uri.replace(/(?<=.)\/+$/, "");
  return path === "/" ? path : path.slice(path.lastIndexOf("/") + 1);
}
