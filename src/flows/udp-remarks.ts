import { u16 } from "../bytes/numbers.ts";
import { readSlot, type Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";

const HEADER = 8;
const DESTINATION = 2;
const LENGTH = 4;
/** The ports that traceroute's probes go to: three for each of ten hops. */
const FIRST_PROBE = 33435;
const ATTEMPTS = 3;
const PROBES = 30;

/** Says which lengths of datagrams cannot be, and which datagrams seem to be probes of traceroute. */
export class UdpRemarks implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly bogus: number;
  private readonly probe: number;
  /** Whether a packet of IPv4 is a fragment, and what it is of. */
  private readonly more: Slot | undefined;
  private readonly offset: Slot | undefined;
  private readonly ip: number;

  constructor(passage: Passage, protocol: Protocol) {
    const { catalog } = passage.dissector;
    this.passage = passage;
    this.addresses = new Addresses(passage.dissector);
    this.bogus = passage.compiler.generated(protocol, "len>bogus");
    this.probe = passage.compiler.generated(protocol, "dport>probe");
    const ip = catalog.named("ip");
    const isThere = ip !== undefined && !ip.absent;
    this.ip = isThere ? catalog.idOf(ip) : -1;
    this.more = isThere ? ip.slot("flags.MF") : undefined;
    this.offset = isThere ? ip.slot("frag") : undefined;
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const start = layers.start(layer);
    if (layer === 0 || start + HEADER > sources[layers.sourceOf(layer)].end) return;
    const bytes = dissector.bytesOf(layer);
    const probe = u16(bytes, start + DESTINATION) - FIRST_PROBE;
    if (probe >= 0 && probe < PROBES) this.addProbe(probe);
    const length = u16(bytes, start + LENGTH);
    if (length > 0 && length < HEADER) dissector.addObject(this.bogus, `Bad length value ${length} < ${HEADER}`);
    else if (length > layers.payloadEnd(layer - 1) - start && this.isWhole(layer))
      dissector.addObject(this.bogus, `Bad length value ${length} > IP payload length`);
  }

  private addProbe(probe: number): void {
    const [hop, attempt] = [Math.floor(probe / ATTEMPTS) + 1, (probe % ATTEMPTS) + 1];
    this.passage.dissector.addObject(this.probe, `Possible traceroute: hop #${hop}, attempt #${attempt}`);
  }

  /** Whether the packet around is one of which all should be there. */
  private isWhole(layer: number): boolean {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const network = this.addresses.around(layer);
    if (network < 0 || this.addresses.quoted(network)) return false;
    if (layers.protocol(layer - 1) !== this.ip || layers.sourceOf(layer - 1) !== layers.sourceOf(layer)) return true;
    const bytes = dissector.bytesOf(layer);
    const isSet = (slot: Slot | undefined) =>
      slot !== undefined && readSlot(bytes, layers.start(layer - 1), slot) !== 0;
    return !isSet(this.more) && !isSet(this.offset);
  }
}
