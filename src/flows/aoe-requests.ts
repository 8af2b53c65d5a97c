import { remember } from "../bytes/remember.ts";
import { u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { addElapsed } from "./elapsed.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

/** Requests that are remembered; beyond them the oldest is forgotten. */
const LIMIT = 10_000;
/** Octets of a command to a disk, and where its parts are. */
const LEAST = 22;
const COMMAND_AT = 5;
const TAG_AT = 6;
const ATA_AT = 13;
const RESPONSE = 8;
const VERSION = 1;
/** Octets of a station's address, of which the receiver's comes first. */
const STATION = 6;

interface Request {
  readonly frame: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly command: number;
}

/** Finds the command that a disk answers: its sender gave it a tag. */
export class AoeRequests implements Follower {
  private readonly passage: Passage;
  private readonly requests = new Map<string, Request>();
  private readonly answered: LayerNotes<Request>;
  private readonly ids: { readonly [key in "responseTo" | "time" | "command"]: number };

  constructor(passage: Passage, aoe: Protocol) {
    const id = (key: string): number => passage.compiler.generated(aoe, key);
    this.passage = passage;
    this.answered = new LayerNotes(passage);
    this.ids = { responseTo: id("responseTo"), time: id("time"), command: id("command") };
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers, sources } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    const isAta = end - start >= LEAST && bytes[start] >> 4 === VERSION && bytes[start + COMMAND_AT] === 0;
    if (!isAta || layer < 2) return;
    const isResponse = (bytes[start] & RESPONSE) !== 0;
    const stations = layers.start(layer - 1);
    const client = bytes.subarray(
      stations + (isResponse ? 0 : STATION),
      stations + (isResponse ? STATION : 2 * STATION),
    );
    const key = `${client.join(".")} ${u32(bytes, start + TAG_AT)}`;
    if (!isResponse) {
      const { number: frame, seconds, nanoseconds } = packet;
      remember(this.requests, key, { frame, seconds, nanoseconds, command: bytes[start + ATA_AT] }, LIMIT);
      return;
    }
    const request = this.requests.get(key);
    if (!request) return;
    this.answered.add(layer, request);
    dissector.forgetFields(layer);
  }

  annotate(layer: number): void {
    const request = this.answered.of(layer);
    if (!request) return;
    const { dissector, packet } = this.passage;
    dissector.addNumber(this.ids.responseTo, request.frame);
    addElapsed(dissector, this.ids.time, packet, request.seconds, request.nanoseconds);
    dissector.addNumber(this.ids.command, request.command);
  }
}
