import { packSide, type Side } from "../definition/told.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Passage } from "./follower.ts";
import type { Payload, StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { STREAM_TABLE } from "./stream-table.ts";

/** Has a layer for each segment, which is told who sent it: the client, where it goes to a port of the protocol. */
export class SidedStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly protocol: number;
  private readonly ports: Int16Array;
  private readonly ported: Ported;

  constructor(passage: Passage, protocol: Protocol) {
    const { catalog } = passage.dissector;
    this.passage = passage;
    this.protocol = catalog.idOf(protocol);
    this.ports = catalog.tables[catalog.tableNumber(STREAM_TABLE)];
    this.ported = new Ported(passage.dissector);
  }

  dissect({ start, declared, source }: Payload): void {
    const { dissector } = this.passage;
    dissector.extend(this.protocol, start, declared, source, packSide(this.side()));
  }

  private side(): Side {
    this.ported.find(this.passage.dissector.layers.count);
    return this.ports[this.ported.destination] === this.protocol ? "client" : "server";
  }
}
