import { decodeText } from "../../bytes/text.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { Passage } from "../follower.ts";
import type { HeaderBlock, HeaderField } from "./hpack.ts";
import type { Http2Reading } from "./http2-connection.ts";

const REPRESENTATIONS = {
  indexed: "Indexed Header Field",
  incremental: "Literal Header Field with Incremental Indexing",
  "without indexing": "Literal Header Field without Indexing",
  "never indexed": "Literal Header Field never Indexed",
} as const;

/** Octets of the two lengths with which Wireshark counts a header. */
const LENGTHS = 8;

/** Adds the generated fields of HTTP/2 frames: what their headers say, and bodies that they complete. */
export class Http2Fields {
  private readonly dissector: Dissector;
  private readonly ids: { readonly [key: string]: number | undefined };

  constructor({ dissector, compiler }: Passage, http2: Protocol) {
    this.dissector = dissector;
    this.ids = compiler.generatedIds(http2);
  }

  add({ padding, headers, message }: Http2Reading): void {
    if (padding !== undefined) this.addNumber("stream>padLength", padding);
    if (headers) this.addHeaders(headers);
    if (!message || message.pieces < 2) return;
    this.addNumber("bodyLength", message.body.length);
    this.addObject("bodyData", message.body);
  }

  private addHeaders({ fields, tableSizes }: HeaderBlock): void {
    const { dissector } = this;
    const length = fields.reduce((sum, { name, value }) => sum + name.length + value.length + LENGTHS, 0);
    this.addNumber("stream>headerLength", length);
    this.addNumber("stream>headerCount", fields.length + tableSizes.length);
    for (const { size } of tableSizes) {
      const mark = this.addMark("stream>tableUpdate");
      this.addNumber("tableSize", size);
      if (mark >= 0) dissector.tree.close(mark, dissector.tree.end(mark));
    }
    for (const field of fields) this.addHeader(field);
    const uri = fullUri(fields);
    if (uri !== undefined) this.addObject("stream>fullUri", uri);
  }

  private addHeader({ name, value, representation, index }: HeaderField): void {
    const { dissector } = this;
    const [nameText, valueText] = [textOf(name), textOf(value)];
    const mark = this.addMark("stream>header");
    this.addNumber("nameLength", name.length);
    this.addObject("name", nameText);
    this.addNumber("valueLength", value.length);
    this.addObject("value", valueText);
    this.addOwn(nameText, valueText);
    this.addObject("unescaped", unescaped(valueText));
    const how = representation === "indexed" ? "" : index > 0 ? " - Indexed Name" : " - New Name";
    this.addObject("representation", REPRESENTATIONS[representation] + how);
    if (index > 0) this.addNumber("index", index);
    if (mark >= 0) dissector.tree.close(mark, dissector.tree.end(mark));
  }

  /** The field that a header has of its own, where it has one: a number or a text. */
  private addOwn(name: string, value: string): void {
    const id = this.ids[name];
    if (id === undefined) return;
    const { kind } = this.dissector.catalog.registry.get(id).field;
    if (kind === "text") this.dissector.addObject(id, value);
    else if (!/^\d{1,19}$/.test(value)) return;
    else if (kind === "uint64") this.dissector.addObject(id, BigInt(value));
    else this.dissector.addNumber(id, Number(value));
  }

  private addNumber(key: string, value: number): void {
    const id = this.ids[key];
    if (id !== undefined) this.dissector.addNumber(id, value);
  }

  private addObject(key: string, value: string | Uint8Array): void {
    const id = this.ids[key];
    if (id !== undefined) this.dissector.addObject(id, value);
  }

  private addMark(key: string): number {
    const id = this.ids[key];
    return id === undefined ? -1 : this.dissector.addMark(id);
  }
}

function textOf(bytes: Uint8Array): string {
  return decodeText(bytes, 0, bytes.length);
}

/** Without the percent signs of URIs. */
function unescaped(value: string): string {
  return value.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

/** What a request asks for, from the parts that its pseudo-headers give. */
function fullUri(fields: readonly HeaderField[]): string | undefined {
  const value = (wanted: string): string | undefined => {
    const found = fields.find(({ name }) => textOf(name) === wanted);
    return found && textOf(found.value);
  };
  const [scheme, authority, path] = [value(":scheme"), value(":authority"), value(":path")];
  return authority === undefined || path === undefined ? undefined : `${scheme ?? "http"}://${authority}${path}`;
}
