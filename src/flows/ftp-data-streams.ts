import type { Protocol } from "../definition/protocol.ts";
import type { AnnouncedStreams } from "./announced-streams.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import type { Payload, StreamDissector } from "./payload.ts";

/** Octets by which Wireshark tells whether data is text. */
const TEXT_BEGINNING = 20;

/** A connection for data that a control connection set up; the command that it is for comes later. */
export interface DataConnection {
  readonly protocol: number;
  readonly frame: number;
  readonly method: string;
  command: string | undefined;
  commandFrame: number;
  directory: string;
}

/** Reads connections for data: each segment is shown by itself, with what it is for. */
export class FtpDataStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly announced: AnnouncedStreams;
  private readonly id: number;
  private readonly text: number;
  /** Where nobody announced the connection, the packet that it began with. */
  private readonly notes: LayerNotes<DataConnection | number>;
  private readonly firstFrame: () => number;
  private readonly ids: { readonly [key: string]: number };

  /** `firstFrame` tells the packet that the TCP connection at hand began with. */
  constructor(passage: Passage, data: Protocol, announced: AnnouncedStreams, firstFrame: () => number) {
    const { dissector, compiler } = passage;
    this.passage = passage;
    this.announced = announced;
    this.firstFrame = firstFrame;
    this.id = dissector.catalog.idOf(data);
    const text = dissector.catalog.named("data-text-lines");
    this.text = text ? dissector.catalog.idOf(text) : -1;
    this.notes = new LayerNotes(passage);
    this.ids = compiler.generatedIds(data);
  }

  dissect({ stream, bytes, source, start, end, declared }: Payload): void {
    const { dissector } = this.passage;
    const connection = this.announced.of(stream) as DataConnection | undefined;
    this.notes.add(dissector.layers.count, connection ?? this.firstFrame());
    dissector.extend(this.id, start, declared, source);
    if (this.text >= 0 && isText(bytes, start, end)) dissector.extend(this.text, start, declared, source);
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    if (note === undefined) return;
    const { ids, passage } = this;
    const { dissector } = passage;
    dissector.addNumber(ids["setup"], typeof note === "number" ? note : note.frame);
    if (typeof note === "number") return;
    dissector.addObject(ids["method"], note.method);
    if (note.command === undefined) return;
    dissector.addObject(ids["command"], note.command);
    dissector.addNumber(ids["commandFrame"], note.commandFrame);
    dissector.addObject(ids["directory"], note.directory);
  }
}

function isText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < Math.min(end, start + TEXT_BEGINNING); at++) {
    const octet = bytes[at];
    if ((octet < 0x20 || octet > 0x7e) && (octet < 9 || octet > 13)) return false;
  }
  return true;
}
