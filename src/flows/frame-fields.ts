import { Frame } from "../definition/frame.ts";
import { flagIn, packetFlags } from "../definition/packet-flags.ts";
import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { addElapsed, type Moment } from "./elapsed.ts";
import { encapsulationOf } from "./encapsulations.ts";
import type { FlowPacket, FlowSurroundings } from "./packet.ts";
import { ProtocolPath } from "./protocol-path.ts";
import { recordHead, saysReceived, wireLength } from "./record-head.ts";

/** Wireshark knows of no longer packet. */
const LONGEST = 0x7fff_ffff;
/** Nanoseconds of a second. */
const SECOND = 1_000_000_000;
/** The lowest bits of a packet's flags: which way it went. */
const DIRECTION = 3;
const IN = 1;
const OUT = 2;

/** The fields of `frame`: what a record says of its packet, and its times beside those of others. */
export class FrameFields {
  /** Where the packets come from, if their file says so. */
  surroundings: FlowSurroundings | undefined = undefined;
  private readonly dissector: Dissector;
  private readonly ids: { readonly [key: string]: number };
  private packet: FlowPacket | undefined;
  private first: Moment | undefined;
  private readonly previous = { seconds: 0, nanoseconds: 0 };
  private readonly current = { seconds: 0, nanoseconds: 0 };
  private readonly protocols: () => string;
  private shown: { seconds: number; nanoseconds: number } | undefined;

  constructor(dissector: Dissector, compiler: Compiler) {
    this.dissector = dissector;
    const path = new ProtocolPath(dissector);
    this.protocols = () => path.text();
    this.ids = compiler.generatedIds(Frame);
  }

  begin(packet: FlowPacket): void {
    this.packet = packet;
    const { current, previous } = this;
    const before = this.first ? current : packet;
    previous.seconds = before.seconds;
    previous.nanoseconds = before.nanoseconds | 0;
    current.seconds = packet.seconds;
    // What a file has that is no part of a second Wireshark keeps in a word with a sign.
    current.nanoseconds = packet.nanoseconds | 0;
    this.first ??= { seconds: packet.seconds, nanoseconds: current.nanoseconds };
  }

  /** The packet was shown: the next one's displayed delta counts from it. */
  displayed(): void {
    this.shown ??= { seconds: 0, nanoseconds: 0 };
    this.shown.seconds = this.current.seconds;
    this.shown.nanoseconds = this.current.nanoseconds;
  }

  annotate(): void {
    const { dissector, ids, packet } = this;
    if (!packet) return;
    this.addInterface(packet.interface);
    const metadata = packet.metadata;
    if (metadata) this.addMetadata(metadata);
    dissector.addNumber(ids["encapType"], encapsulationOf(packet.linkType));
    if (packet.untimed !== true) this.addTimes(packet);
    dissector.addNumber(ids["number"], packet.number);
    const head = recordHead(packet.linkType);
    dissector.addNumber(ids["len"], Math.min(wireLength(packet), LONGEST));
    dissector.addNumber(ids["capLen"], Math.max(0, packet.end - packet.start - head));
    if (metadata?.dropCount !== undefined) dissector.addObject(ids["dropCount"], metadata.dropCount);
    dissector.addNumber(ids["marked"], 0);
    dissector.addNumber(ids["ignored"], 0);
    const direction = (metadata?.flags ?? 0) & DIRECTION;
    if (direction === OUT) dissector.addNumber(ids["direction"], 0);
    else if (direction === IN) dissector.addNumber(ids["direction"], 1);
    else if (head > 0) {
      const received = saysReceived(packet.linkType, packet.bytes, packet.start, packet.end);
      if (received !== undefined) dissector.addNumber(ids["direction"], received ? 1 : 0);
    }
    dissector.addObject(ids["protocols"], this.protocols);
    for (const comment of packet.comments) dissector.addObject(ids["comment"], comment);
    const process = metadata?.process;
    if (!process) return;
    dissector.addNumber(ids["processPid"], process.pid);
    if (process.info?.name !== undefined) dissector.addObject(ids["processName"], process.info.name);
    if (process.info?.user !== undefined) dissector.addObject(ids["processUser"], process.info.user);
  }

  /** What a capture notes of the packet beside its octets. */
  private addMetadata({ queue, flags, packetId }: NonNullable<FlowPacket["metadata"]>): void {
    const { dissector, ids } = this;
    if (queue !== undefined) dissector.addNumber(ids["queue"], queue);
    if (flags !== undefined) {
      const quad = dissector.tree.count;
      dissector.addNumber(ids["flags"], flags);
      for (const { key, mask } of packetFlags) dissector.addNumber(ids[key], flagIn(flags, mask));
      dissector.tree.close(quad, dissector.tree.end(quad));
    }
    if (packetId !== undefined) dissector.addObject(ids["packetId"], packetId);
  }

  private addTimes({ seconds, nanoseconds }: FlowPacket): void {
    const { dissector, ids } = this;
    const { tree } = dissector;
    const quad = tree.count;
    dissector.addTime(ids["time"], seconds, nanoseconds);
    const fraction = nanoseconds | 0;
    if (fraction < 0 || fraction >= SECOND) {
      const digits = `${fraction < 0 ? "-" : ""}${String(Math.abs(fraction)).padStart(fraction < 0 ? 8 : 9, "0")}`;
      const range = `the valid range is 0-${SECOND}`;
      dissector.addObject(ids["timeInvalid"], `Arrival Time: Fractional second ${digits} is invalid, ${range}`);
      tree.close(quad, tree.end(quad));
    }
    dissector.addTime(ids["offsetShift"], 0, 0);
    dissector.addTime(ids["timeEpoch"], seconds, nanoseconds);
    this.addSince(ids["timeDelta"], this.previous);
    this.addSince(ids["timeDeltaDisplayed"], this.shown ?? this.current);
    this.addSince(ids["timeRelative"], this.first ?? this.current);
  }

  private addInterface(number: number): void {
    const { dissector, ids, surroundings } = this;
    if (!surroundings) return;
    const { name, description } = surroundings.interfaces[number] ?? {};
    dissector.addNumber(ids["sectionNumber"], surroundings.sections.length);
    const quad = dissector.tree.count;
    dissector.addNumber(ids["interfaceId"], number);
    dissector.addObject(ids["interfaceName"], name ?? "unknown");
    if (description !== undefined) dissector.addObject(ids["interfaceDescription"], description);
    dissector.tree.close(quad, dissector.tree.end(quad));
  }

  private addSince(field: number, { seconds, nanoseconds }: Moment): void {
    addElapsed(this.dissector, field, this.current, seconds, nanoseconds);
  }
}
