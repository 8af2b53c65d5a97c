import { u16, u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";

/** Where the header has what is looked at, and how long it is. */
const LENGTH = 2;
const TTL = 8;
const PROTOCOL = 9;
const DESTINATION = 16;
const HEADER = 20;

/** Fewer hops than a packet should have left that is for one station, but of what goes to the next hop anyway. */
const FEW = 5;
const NEXT_HOP_PROTOCOLS = [89, 103];
const IGMP = 2;
/** 224.0.0.0/24, whose packets no router passes on (RFC 5771 4), and 224.0.0.0/4, by what is left of an address. */
const LOCAL_CONTROL = 0xe00000;
const GROUPS = 0xe;
/** Of the former, which have all the hops that there are (VRRP, GLBP, multicast DNS), and which may have any (LLMNR); all others one. */
const ALL_HOPS = 255;
const ALL_HOPS_GROUPS = [18, 102, 251];
const ANY_HOPS_GROUP = 252;

/** Says what is odd about the lifetimes and lengths of IPv4's packets. */
export class IpRemarks implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly few: number;
  private readonly strange: number;
  private readonly length: number;
  private readonly samples: number;

  constructor(passage: Passage, protocol: Protocol) {
    this.passage = passage;
    this.addresses = new Addresses(passage.dissector);
    this.few = passage.compiler.generated(protocol, "ttl>few");
    this.strange = passage.compiler.generated(protocol, "ttl>strange");
    const { catalog } = passage.dissector;
    this.samples = catalog.protocols.indexOf(catalog.named("sflow"));
    this.length = passage.compiler.generated(protocol, "len>bogus");
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const start = layers.start(layer);
    if (start + HEADER > sources[layers.sourceOf(layer)].end) return;
    const bytes = dissector.bytesOf(layer);
    this.addLength(layer, bytes, start);
    const lifetime = bytes[start + TTL];
    const wanted = lifetimeOf(bytes, start, lifetime);
    if (wanted === 0) dissector.addObject(this.few, `"Time To Live" only ${lifetime}`);
    else if (wanted > 0) {
      const told = "for a packet sent to the Local Network Control Block (see RFC 3171)";
      dissector.addObject(this.strange, `"Time To Live" != ${wanted} ${told}`);
    }
  }

  /** Whether a packet is the beginning of one that was sampled. */
  private isSampled(layer: number): boolean {
    const { layers } = this.passage.dissector;
    for (let outer = layer - 1; outer > 0; outer--) if (layers.protocol(outer) === this.samples) return true;
    return false;
  }

  private addLength(layer: number, bytes: Uint8Array, start: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (layer === 0 || layers.sourceOf(layer - 1) !== layers.sourceOf(layer)) return;
    const there = layers.payloadEnd(layer - 1) - start;
    if (u16(bytes, start + LENGTH) <= there || this.addresses.quoted(layer) || this.isSampled(layer)) return;
    dissector.addObject(this.length, `IPv4 total length exceeds packet length (${there} bytes)`);
  }
}

/** The lifetime that a packet should have, 0 where it should have more, -1 where nothing is wrong. */
function lifetimeOf(bytes: Uint8Array, start: number, lifetime: number): number {
  const protocol = bytes[start + PROTOCOL];
  const destination = u32(bytes, start + DESTINATION);
  if (destination >>> 8 !== LOCAL_CONTROL) {
    if (lifetime >= FEW || destination >>> 28 === GROUPS) return -1;
    return NEXT_HOP_PROTOCOLS.includes(protocol) ? -1 : 0;
  }
  const group = destination & 0xff;
  if (group === ANY_HOPS_GROUP && protocol !== IGMP) return -1;
  const wanted = ALL_HOPS_GROUPS.includes(group) && protocol !== IGMP ? ALL_HOPS : 1;
  return lifetime === wanted ? -1 : wanted;
}
