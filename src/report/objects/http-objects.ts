import { encodeText } from "../../bytes/text.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { FieldValues } from "../../dissect/field-values.ts";

/** A body that was carried, and what it is to be called. */
export interface CarriedObject {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Requests without an answer that are remembered for each stream, and streams that are. */
const REQUEST_LIMIT = 256;
const STREAM_LIMIT = 65536;
/** What people call the source of a body whose chunks and compression are undone. */
const BODY = "Body";
/** What Wireshark asks of a file's name: nothing that some system does not take. */
const STRANGE = '<>:"/\\|?*';

/** Finds the bodies of HTTP in one packet after another. They are called by the last part of what was asked for. */
export class HttpObjects {
  private readonly dissector: Dissector;
  private readonly values: FieldValues;
  /** By stream: what was asked for and not answered yet. */
  private readonly asked = new Map<number, string[]>();

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.values = new FieldValues(dissector);
  }

  /** The bodies in the packet at hand. */
  find(): CarriedObject[] {
    const { layers, catalog } = this.dissector;
    const found: CarriedObject[] = [];
    let stream = -1;
    for (let layer = 1; layer < layers.count; layer++) {
      const name = catalog.protocols[layers.protocol(layer)]?.name;
      if (name === "tcp") stream = Number(this.text(layer, "tcp.stream") ?? -1);
      if (name !== "http") continue;
      const uri = this.uriOf(layer, stream);
      const bytes = this.bodyOf(layer);
      if (bytes) found.push({ name: fileName(uri), bytes });
    }
    return found;
  }

  /** The body of a message: the source of the layer behind it, or what of it is text. */
  private bodyOf(layer: number): Uint8Array | undefined {
    const { layers, sources } = this.dissector;
    const source = layer + 1 < layers.count ? sources[layers.sourceOf(layer + 1)] : undefined;
    if (source?.title === BODY) return source.bytes.slice(source.start, source.end);
    const text = this.text(layer, "http.file_data");
    return text === undefined ? undefined : encodeText(text);
  }

  /** What a request asks for, or what a response answers. */
  private uriOf(layer: number, stream: number): string {
    const uri = this.text(layer, "http.request.uri");
    const queue = this.asked.get(stream) ?? [];
    if (uri === undefined) return queue.shift() ?? "";
    if (queue.length < REQUEST_LIMIT) queue.push(uri);
    const [oldest] = this.asked.keys();
    if (this.asked.size >= STREAM_LIMIT && oldest !== undefined) this.asked.delete(oldest);
    this.asked.set(stream, queue);
    return uri;
  }

  /** The first value of a field in a layer. */
  private text(layer: number, name: string): string | undefined {
    const { layers, tree } = this.dissector;
    this.dissector.decode(layer);
    const root = layers.tree(layer);
    for (let quad = root + 1; quad < tree.after(root); quad++) {
      if (this.values.info(quad).name !== name) continue;
      return name === "tcp.stream" ? String(this.values.number(layer, quad)) : this.values.text(layer, quad);
    }
    return undefined;
  }
}

/** The last part of a path, with what files cannot be called as `%2f`. */
function fileName(uri: string): string {
  const path = uri.replace(/(?<=.)\/+$/, "");
  const last = path === "/" ? path : path.slice(path.lastIndexOf("/") + 1);
  return Array.from(last, (char) => {
    const code = char.charCodeAt(0);
    return code < 32 || STRANGE.includes(char) ? `%${code.toString(16).padStart(2, "0")}` : char;
  }).join("");
}
