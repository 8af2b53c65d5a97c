import type { ShownField, ShownLayer, ShownPacket } from "./shown-packet.ts";

/** Layers of PDML that are no protocols. */
const NOT_A_LAYER = new Set(["geninfo", "fake-field-wrapper"]);

/**
 * Reads the PDML that tshark writes, which has one element a line, as it comes in; far faster than a reader of any XML. A
 * field belongs to the innermost `proto` around it; lines of text without a name are left out.
 */
export class PdmlReader {
  private rest = "";
  private layers: ShownLayer[] = [];
  /** The layers around the current line, outermost first. */
  private readonly open: ShownLayer[] = [];
  private number = 0;
  private protocols = "";
  private readonly found: (packet: ShownPacket) => void;

  constructor(found: (packet: ShownPacket) => void) {
    this.found = found;
  }

  /** Takes more text; calls `found` for each packet that is complete with it. */
  feed(text: string): void {
    const all = this.rest + text;
    let at = 0;
    for (let end = all.indexOf("\n"); end >= 0; end = all.indexOf("\n", end + 1)) {
      // A value may have line feeds in it; an element ends its line.
      if (end > at && all.charCodeAt(end - 1) !== 0x3e) continue;
      this.line(all, at, end);
      at = end + 1;
    }
    this.rest = all.slice(at);
  }

  private line(all: string, start: number, end: number): void {
    let at = start;
    while (all.charCodeAt(at) === 0x20) at++;
    if (all.startsWith("<field ", at)) this.field(all, at + 7, end);
    else if (all.startsWith("<proto ", at)) this.proto(all, at + 7, end);
    else if (all.startsWith("</proto>", at)) this.open.pop();
    else if (all.startsWith("</packet>", at)) this.packet();
  }

  private proto(all: string, at: number, end: number): void {
    const about = attributes(all, at, end);
    const { name = "", showname = "", pos, size } = about;
    const layer = { name, text: showname, start: Number(pos ?? 0), size: Number(size ?? 0), fields: [] };
    if (!NOT_A_LAYER.has(name)) this.layers.push(layer);
    if (all.charCodeAt(end - 2) !== 0x2f) this.open.push(layer);
  }

  private field(all: string, at: number, end: number): void {
    const about = attributes(all, at, end);
    const { name = "", show = "", showname = "", pos = "0", size = "0" } = about;
    if (name === "") return;
    const layer = this.open.at(-1);
    if (layer === undefined) return;
    if (layer.name === "geninfo") return;
    if (name === "frame.number") this.number = Number(show);
    else if (name === "frame.protocols") this.protocols = show;
    const field: ShownField = {
      name,
      show,
      text: showname,
      start: Number(pos),
      size: Number(size),
      hidden: about.hide === "yes",
    };
    (layer.name === "fake-field-wrapper" ? (this.layers.at(-1) ?? layer) : layer).fields.push(field);
  }

  private packet(): void {
    this.found({ number: this.number, protocols: this.protocols, layers: this.layers });
    this.layers = [];
    this.open.length = 0;
  }
}

interface Attributes {
  name?: string;
  show?: string;
  showname?: string;
  pos?: string;
  size?: string;
  hide?: string;
}

/** The attributes from `at` on: `name="value"`, a space after each. */
function attributes(all: string, from: number, end: number): Attributes {
  const found: { [name: string]: string } = {};
  let at = from;
  while (at < end) {
    const equals = all.indexOf('="', at);
    if (equals < 0 || equals >= end) break;
    const close = all.indexOf('"', equals + 2);
    if (close < 0 || close >= end) break;
    const name = all.slice(at, equals);
    // The octets themselves are not compared, and may be long.
    if (name !== "value" && name !== "unmaskedvalue") found[name] = unescaped(all.slice(equals + 2, close));
    at = close + 2;
  }
  return found;
}

const ENTITIES: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}
