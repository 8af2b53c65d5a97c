import { Frame } from "../definition/frame.ts";
import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { encapsulationOf } from "./encapsulations.ts";
import type { FlowPacket } from "./packet.ts";
import { protocolPath } from "./protocol-path.ts";

/** A moment as whole seconds and nanoseconds. */
interface Moment {
  seconds: number;
  nanoseconds: number;
}

/** The fields of `frame`: what a record says of its packet, and its times beside those of others. */
export class FrameFields {
  private readonly dissector: Dissector;
  private readonly ids: { readonly [key: string]: number };
  private packet: FlowPacket | undefined;
  private first: Moment | undefined;
  private readonly previous: Moment = { seconds: 0, nanoseconds: 0 };
  private readonly current: Moment = { seconds: 0, nanoseconds: 0 };
  private shown: Moment | undefined;

  constructor(dissector: Dissector, compiler: Compiler) {
    this.dissector = dissector;
    const keys = Object.keys(Frame.generated ?? {});
    this.ids = Object.fromEntries(keys.map((key) => [key, compiler.generated(Frame, key)]));
  }

  begin(packet: FlowPacket): void {
    this.packet = packet;
    const { current, previous } = this;
    const before = this.first ? current : packet;
    previous.seconds = before.seconds;
    previous.nanoseconds = before.nanoseconds;
    current.seconds = packet.seconds;
    current.nanoseconds = packet.nanoseconds;
    this.first ??= { seconds: packet.seconds, nanoseconds: packet.nanoseconds };
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
    dissector.addNumber(ids["interfaceId"], packet.interface);
    dissector.addNumber(ids["encapType"], encapsulationOf(packet.linkType));
    dissector.addTime(ids["time"], packet.seconds, packet.nanoseconds);
    dissector.addTime(ids["offsetShift"], 0, 0);
    dissector.addTime(ids["timeEpoch"], packet.seconds, packet.nanoseconds);
    this.addSince(ids["timeDelta"], this.previous);
    this.addSince(ids["timeDeltaDisplayed"], this.shown ?? this.current);
    this.addSince(ids["timeRelative"], this.first ?? this.current);
    dissector.addNumber(ids["number"], packet.number);
    dissector.addNumber(ids["len"], packet.original);
    dissector.addNumber(ids["capLen"], packet.end - packet.start);
    dissector.addNumber(ids["marked"], 0);
    dissector.addNumber(ids["ignored"], 0);
    dissector.addObject(ids["protocols"], protocolPath(dissector));
    for (const comment of packet.comments) dissector.addObject(ids["comment"], comment);
    const process = packet.metadata?.process;
    if (!process) return;
    dissector.addNumber(ids["processPid"], process.pid);
    if (process.info?.name !== undefined) dissector.addObject(ids["processName"], process.info.name);
    if (process.info?.user !== undefined) dissector.addObject(ids["processUser"], process.info.user);
  }

  private addSince(field: number, moment: Moment): void {
    let seconds = this.current.seconds - moment.seconds;
    let nanoseconds = this.current.nanoseconds - moment.nanoseconds;
    // Both have the sign of the difference.
    if (seconds > 0 && nanoseconds < 0) {
      seconds--;
      nanoseconds += 1e9;
    } else if (seconds < 0 && nanoseconds > 0) {
      seconds++;
      nanoseconds -= 1e9;
    }
    this.dissector.addTime(field, seconds, nanoseconds);
  }
}
