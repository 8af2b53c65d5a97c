import { FullSession } from "../../src/flows/full-session.ts";
import type { Session, SessionNeeds } from "../../src/flows/session.ts";
import { Ether, IP, Raw, standardCatalog, TCP, UDP, packet, type Layer } from "../../src/toolkit/index.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { FieldValues } from "../../src/dissect/field-values.ts";
import { fieldType } from "../../src/definition/field-type.ts";

/** What is to be said of a segment of a made conversation. */
export interface Sent {
  readonly seq: number;
  readonly ack?: number;
  readonly flags?: string;
  readonly data?: string | Uint8Array;
  readonly window?: number;
  /** Milliseconds since the conversation began. */
  readonly at?: number;
  readonly options?: readonly unknown[];
}

/** A session that is fed packets made on the spot, and what it says of the latest one. */
export class Talk {
  readonly session: Session;
  private count = 0;

  constructor(needs?: SessionNeeds) {
    this.session = new FullSession(standardCatalog(), standardWalk, needs);
  }

  /** The client's segment; `server` sends the other way. */
  client(sent: Sent, port = 80): this {
    return this.segment(sent, "10.0.0.1", "10.0.0.2", 40_000, port);
  }
  server(sent: Sent, port = 80): this {
    return this.segment(sent, "10.0.0.2", "10.0.0.1", port, 40_000);
  }

  udp(from: string, to: string, sport: number, dport: number, data = new Uint8Array(4)): this {
    return this.send([Ether(), IP({ src: from, dst: to }), UDP({ sport, dport }), Raw({ load: data })], 0);
  }

  send(layers: readonly Layer[], at: number, cut = 0): this {
    const { bytes } = packet(...layers);
    const padded = new Uint8Array(bytes.length + 16);
    padded.set(bytes);
    this.session.dissect({
      number: ++this.count,
      seconds: 1_700_000_000 + Math.floor(at / 1000),
      nanoseconds: Math.round((at % 1000) * 1e6),
      original: bytes.length,
      linkType: 1,
      interface: 0,
      comments: [],
      bytes: padded,
      start: 0,
      end: bytes.length - cut,
    });
    return this;
  }

  /** The names of the layers behind the frame. */
  get layers(): string {
    const { layers, catalog } = this.session.dissector;
    return Array.from({ length: layers.count - 1 }, (_, i) => {
      const name = catalog.protocols[layers.protocol(i + 1)]!.name;
      const source = layers.sourceOf(i + 1);
      return source === 0 ? name : `${name}@${source}`;
    }).join(" ");
  }

  /** The values of a field in the packet. */
  field(name: string): (number | string)[] {
    const { dissector } = this.session;
    const values = new FieldValues(dissector);
    const found: (number | string)[] = [];
    for (let layer = 0; layer < dissector.layers.count; layer++) {
      dissector.decode(layer);
      const root = dissector.layers.tree(layer);
      for (let quad = root + 1; quad < dissector.tree.after(root); quad++) {
        const info = values.info(quad);
        if (info.name !== name) continue;
        const type = fieldType(info);
        if (type === "FT_NONE") found.push("yes");
        else if (type === "FT_BYTES") found.push(new TextDecoder("latin1").decode(values.octets(layer, quad)));
        else if (type === "FT_RELATIVE_TIME") found.push(values.seconds(layer, quad) * 1e3 + values.nanoseconds / 1e6);
        else if (type === "FT_STRING") found.push(values.text(layer, quad));
        else found.push(values.number(layer, quad));
      }
    }
    return found;
  }

  private segment(sent: Sent, src: string, dst: string, sport: number, dport: number): this {
    const { seq, ack = 0, flags = "A", data = "", window = 8192, at = 0, options = [] } = sent;
    const load = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const header = TCP({ sport, dport, seq: seq >>> 0, ack: ack >>> 0, flags, window, options: options as never });
    return this.send([Ether(), IP({ src, dst }), header, ...(load.length > 0 ? [Raw({ load })] : [])], at);
  }
}
