import { u32, u32le } from "../bytes/numbers.ts";
import { DATA } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { addElapsed } from "./elapsed.ts";
import type { Follower, Passage } from "./follower.ts";

const HEADER = 8;
const TIMESTAMP = 8;
const DAY = 24 * 3600;
const MICROSECONDS = 1_000_000;

/**
 * Programs that send echo requests put the time in front of what they send. As Wireshark does, takes the first octets
 * for one, seconds and microseconds in either byte order, when it is within a day of the packet's own.
 */
export class PingTimes implements Follower {
  private readonly passage: Passage;
  private readonly ids: { readonly time: number; readonly relative: number };
  private seconds = 0;
  private microseconds = 0;

  constructor(passage: Passage, icmp: Protocol) {
    this.passage = passage;
    const { compiler } = passage;
    this.ids = { time: compiler.generated(icmp, "dataTime"), relative: compiler.generated(icmp, "dataTimeRelative") };
  }

  /** What the timestamp takes is no data. */
  follow(layer: number): void {
    const { layers } = this.passage.dissector;
    const next = layer + 1;
    if (next >= layers.count || layers.protocol(next) !== DATA || !this.find(layer)) return;
    const start = layers.start(next) + TIMESTAMP;
    if (start < layers.payloadEnd(next)) layers.setStart(next, start);
    else if (next === layers.count - 1) layers.count = next;
  }

  annotate(layer: number): void {
    const { dissector, packet } = this.passage;
    if (!this.find(layer)) return;
    const { seconds } = this;
    const nanoseconds = 1000 * this.microseconds;
    dissector.addTime(this.ids.time, seconds, nanoseconds);
    addElapsed(dissector, this.ids.relative, packet, seconds, nanoseconds);
  }

  /** Whether an echo starts with a time, which it then has. */
  private find(layer: number): boolean {
    const { dissector, packet } = this.passage;
    const start = dissector.layers.start(layer);
    const bytes = dissector.bytesOf(layer);
    const end = Math.min(dissector.layers.payloadEnd(layer), dissector.sources[dissector.layers.sourceOf(layer)].end);
    if (start + HEADER + TIMESTAMP > end || (bytes[start] !== 0 && bytes[start] !== 8)) return false;
    for (const read of [u32, u32le]) {
      this.seconds = read(bytes, start + HEADER);
      this.microseconds = read(bytes, start + HEADER + 4);
      if (Math.abs(this.seconds - packet.seconds) < DAY && this.microseconds < MICROSECONDS) return true;
    }
    return false;
  }
}
