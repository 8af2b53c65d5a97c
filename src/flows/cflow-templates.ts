import { remember } from "../bytes/remember.ts";
import { u16, u32 } from "../bytes/numbers.ts";
import {
  cflowHeaders,
  cflowSets,
  FIRST_DATA_SET,
  IPFIX,
  NETFLOW9,
  readTemplate,
  recordsIn,
  SET_HEADER,
  type CflowTemplate,
} from "../definition/cflow-templates.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

/** Templates and exporters that are remembered; beyond them the oldest is forgotten. */
const LIMIT = 10_000;
const VERSION5 = 5;
/** Where versions 5, 9 and 10 have the number of a packet, and versions 9 and 10 whom it is from. */
const SEQUENCE: { readonly [version: number]: number } = { [VERSION5]: 16, [NETFLOW9]: 12, [IPFIX]: 8 };
const ENGINE = 20;

interface Exporter {
  next: number;
  frame: number;
}

/** Remembers the templates of exporters, and which number each one's next packet has. */
export class CflowTemplates implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly templates = new Map<string, CflowTemplate>();
  private readonly exporters = new Map<string, Exporter>();
  private readonly unexpected: LayerNotes<Exporter>;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, cflow: Protocol) {
    this.passage = passage;
    this.addresses = new Addresses(passage.dissector);
    this.unexpected = new LayerNotes(passage);
    const id = (key: string): number => passage.compiler.generated(cflow, key);
    this.ids = { unexpected: id("unexpected"), expected: id("expected"), previous: id("previous") };
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers, sources } = dissector;
    const network = this.addresses.around(layer);
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    const version = end - start < 2 ? 0 : u16(bytes, start);
    const place = SEQUENCE[version];
    if (network < 0 || place === undefined || start + (cflowHeaders[version] ?? ENGINE) > end) return;
    const from = this.addresses.text(network, false);
    const domain = version === VERSION5 ? 0 : u32(bytes, start + place + 4);
    const counted = version === VERSION5 ? u16(bytes, start + 2) : this.sets(layer, start, end, `${from} ${domain}`);
    this.count(
      layer,
      `${from} ${domain}`,
      u32(bytes, start + place),
      version === NETFLOW9 ? 1 : counted,
      packet.number,
    );
  }

  annotate(layer: number): void {
    const expected = this.unexpected.of(layer);
    if (!expected) return;
    const { dissector } = this.passage;
    dissector.addMark(this.ids["unexpected"]);
    dissector.addNumber(this.ids["expected"], expected.next);
    dissector.addNumber(this.ids["previous"], expected.frame);
  }

  /** Reads the templates in a packet, tells its layer those of its data, and returns how many records these are. */
  private sets(layer: number, start: number, end: number, exporter: string): number {
    const { dissector, packet } = this.passage;
    const bytes = dissector.bytesOf(layer);
    const version = u16(bytes, start);
    const found: (CflowTemplate | undefined)[] = [];
    let records = 0;
    for (let at = start + cflowHeaders[version]; at + SET_HEADER <= end;) {
      const set = u16(bytes, at);
      const stop = Math.min(end, at + u16(bytes, at + 2));
      if (stop < at + SET_HEADER) break;
      const kind = cflowSets[version][set];
      if (kind) this.read(bytes, at + SET_HEADER, stop, version, kind === "options", exporter, packet.number);
      else if (set >= FIRST_DATA_SET) {
        const template = this.templates.get(`${exporter} ${version} ${set}`);
        found.push(template);
        if (template) records += recordsIn(bytes, at + SET_HEADER, stop, template);
      }
      at = stop;
    }
    if (found.length > 0) dissector.tell(layer, { templates: found });
    return records;
  }

  private read(
    bytes: Uint8Array,
    start: number,
    end: number,
    version: number,
    isOptions: boolean,
    exporter: string,
    frame: number,
  ): void {
    for (let at = start; at + SET_HEADER <= end;) {
      const read = readTemplate(bytes, at, end, version, isOptions);
      if (!read) return;
      if (read.id >= FIRST_DATA_SET && read.fields.length > 0)
        remember(this.templates, `${exporter} ${version} ${read.id}`, { frame, version, fields: read.fields }, LIMIT);
      at = read.end;
    }
  }

  /** Compares the number of a packet with that which was to come. */
  private count(layer: number, exporter: string, sequence: number, counted: number, frame: number): void {
    const known = this.exporters.get(exporter);
    if (known && known.next !== sequence) {
      this.unexpected.add(layer, { ...known });
      this.passage.dissector.forgetFields(layer);
    }
    remember(this.exporters, exporter, { next: (sequence + counted) >>> 0, frame }, LIMIT);
  }
}
