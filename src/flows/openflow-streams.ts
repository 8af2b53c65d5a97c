import { u16 } from "../bytes/numbers.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import { openflowPacket } from "../definition/openflow-packets.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const VERSIONS = "openflow.version";
const HEADER = 8;
/** Where a header has the length of its message. */
const LENGTH = 2;
/** The registered port; on the older ones it is told by what goes to them. */
const REGISTERED = 6653;

/** Cuts connections of OpenFlow into messages, each of which is of the version that it begins with. */
export class OpenflowStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly openflow: number;
  private readonly eth: number;
  private readonly versions: Int16Array;
  private readonly ports: readonly number[];
  private readonly ported: Ported;
  private readonly states = new StreamStates<{ isKnown: boolean }>(() => ({ isKnown: false }));

  constructor(passage: Passage, openflow: Protocol) {
    const { catalog } = passage.dissector;
    const eth = catalog.named("eth");
    this.passage = passage;
    this.openflow = catalog.idOf(openflow);
    this.eth = eth ? catalog.idOf(eth) : NONE;
    this.versions = catalog.tables[catalog.tableNumber(VERSIONS)];
    this.ports = [openflow.carriedBy?.["tcp.port"] ?? []].flat(2);
    this.ported = new Ported(passage.dissector);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    const state = this.states.of(payload.stream);
    this.ported.find(dissector.layers.count);
    state.isKnown ||= this.ports.includes(this.ported.destination) || this.ported.source === REGISTERED;
    if (!state.isKnown) return dissector.extend(DATA, start, declared, source);
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      if (end - at < HEADER && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      const size = end - at < HEADER ? end - at : Math.max(HEADER, u16(bytes, at + LENGTH));
      if (at + size > end && waits) return payload.ask(at + size - end, at);
      // It is named once for all messages of a segment.
      if (at === start) dissector.extendBare(this.openflow, at, end, source);
      payload.sizes.push(size);
      this.message(payload, at, at + size);
      at += size;
    }
  }

  private message({ bytes, end, source, declared }: Payload, at: number, stop: number): void {
    const { dissector } = this.passage;
    const version = this.versions[bytes[at]];
    if (version === NONE) return;
    dissector.extend(version, at, Math.min(stop, declared), source);
    const packet = openflowPacket(bytes, at, Math.min(stop, end));
    if (packet < 0 || this.eth === NONE || dissector.layers.count >= LAYER_LIMIT) return;
    dissector.extend(this.eth, at + packet, Math.min(stop, declared), source);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}
