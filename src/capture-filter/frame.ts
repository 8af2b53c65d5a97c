import { all, type Condition, equal, type Step } from "../bpf/condition.ts";
import type { Variable } from "../bpf/value.ts";
import type { FilterContext } from "./filter-context.ts";
import { FilterError } from "./filter-error.ts";
import { anyBitOf, matches, moved, type Place, read } from "./place.ts";
import { ETHERTYPE, VLAN_TYPES } from "./protocol-numbers.ts";

/** Where the parts of a packet are. */
export interface Layout {
  readonly header: Place;
  /** The field that names the protocol carried. */
  readonly type: Place;
  readonly payload: Place;
  /** From the payload to the network header, where an LLC header is followed by SNAP, if the link type has them. */
  readonly network: number;
  /** The same where there is LLC without SNAP. */
  readonly networkWithoutSnap: number;
}

/** Computes variables that places depend on, before anything is tested. */
export interface Preparation {
  readonly variables: readonly Variable[];
  readonly steps: readonly Step[];
}

/** What has been found out about the transport header, where the filter looks for it anywhere. */
export interface FoundTransport {
  /** Its protocol; larger than any where the packet is not IP. */
  readonly protocol: Variable;
  /** Zero in the first fragment. */
  readonly fragment: Variable;
  readonly header: Variable;
}

/** What tells sender and receiver on the link apart. */
export type Stations =
  /** Addresses of six octets, at these offsets in the header. */
  | { readonly kind: "mac"; readonly source: number; readonly destination: number }
  /** Addresses whose offsets depend on the frame's type and direction. */
  | { readonly kind: "802.11" }
  | {
      readonly kind: "one octet";
      readonly source: number;
      readonly destination: number;
      readonly broadcast: number;
      readonly multicast: number | undefined;
    };

/** What the filter language knows of a link type. Where something optional is missing, the primitives that need it are refused. */
export interface LinkType {
  /** libpcap's name without `DLT_`, or the number. */
  readonly name: string;
  readonly layout: Layout;
  readonly preparations?: readonly Preparation[];
  /** Must hold for every packet, whatever the filter. */
  readonly guard?: Condition;
  /** Whether the packet carries a protocol: an EtherType, or an LLC SAP up to 1500. */
  readonly carries?: (protocol: number, frame: Frame) => Condition;
  /** Whether it has an LLC header. */
  readonly llc?: (frame: Frame) => Condition;
  readonly stations?: Stations;
  /** Whether it may have VLAN tags. */
  readonly vlan?: boolean;
  /** What announces a packet with MPLS labels. */
  readonly mpls?: number;
  readonly direction?: (way: "inbound" | "outbound", frame: Frame) => Condition;
  /** Where the header holds the number of the interface. */
  readonly interfaceIndex?: number;
  /** Whether a header of radio information stands first, for `radio[…]`. */
  readonly radio?: boolean;
  readonly pfLog?: boolean;
  readonly sunAtm?: boolean;
  /** Offset of the length indicator of SS7's MTP2. */
  readonly mtp2?: number;
}

/** Where things are at a point of the filter: `vlan` and its like move them for all that follows in the text. */
export interface Frame extends Layout {
  readonly context: FilterContext;
  readonly linkType: LinkType;
  readonly preparations: readonly Preparation[];
  /** How many times `vlan` and `mpls` have been said. */
  readonly tags: number;
  readonly labels: number;
  /** An Ethernet frame in something else, and what must hold for it to be one. */
  readonly inside?: { readonly kind: "LANE" | "tunnel"; readonly holds: Condition };
  /** With `--anywhere`: the frame before it looked behind tags, what it found, and what finds it where no preparation does. */
  readonly untagged?: Frame;
  readonly found?: FoundTransport;
  readonly search?: readonly Step[];
}

export function outermostFrame(linkType: LinkType, context: FilterContext): Frame {
  return { ...linkType.layout, context, linkType, preparations: linkType.preparations ?? [], tags: 0, labels: 0 };
}

/** Where the network header begins. */
export function networkOf(frame: Frame): Place {
  return moved(frame.payload, frame.network);
}

/** What has been answered by `carries`: in a long list each primitive asks the same. */
const answers = new WeakMap<Frame, Map<number, Condition>>();

/** Whether the packet carries a protocol (an EtherType or an LLC SAP) at this point. */
export function carries(frame: Frame, protocol: number): Condition {
  const known = answers.get(frame) ?? new Map<number, Condition>();
  const answer = known.get(protocol) ?? answerFor(frame, protocol);
  answers.set(frame, known.set(protocol, answer));
  return answer;
}

function answerFor(frame: Frame, protocol: number): Condition {
  if (frame.untagged !== undefined && VLAN_TYPES.includes(protocol)) return carries(frame.untagged, protocol);
  if (frame.labels > 0) return carriesBehindLabels(frame, protocol);
  const { linkType, inside } = frame;
  if (linkType.carries === undefined)
    throw new FilterError(`link-layer type filtering not implemented for ${dltOf(linkType)}`);
  const carried = linkType.carries(protocol, frame);
  return inside?.kind === "LANE" ? all(inside.holds, carried) : carried;
}

/** MPLS names no protocol: the last label is followed by IPv4 or IPv6, which their first octet tells apart. */
function carriesBehindLabels(frame: Frame, protocol: number): Condition {
  const version = protocol === ETHERTYPE.ip ? 0x40 : protocol === ETHERTYPE.ip6 ? 0x60 : undefined;
  if (version === undefined)
    throw new FilterError("unsupported protocol over mpls", undefined, "MPLS carries IPv4 and IPv6 here");
  const network = networkOf(frame);
  return all(anyBitOf(read(network, -2, 1), 1), matches(read(network, 0, 1), 0xf0, version));
}

/** Adds what must hold for the link's addresses to be where the frame says. */
export function withStations(frame: Frame, condition: Condition): Condition {
  return frame.inside === undefined ? condition : all(frame.inside.holds, condition);
}

/** Whether the frame is an Ethernet-like one that carries `protocol` in a field of two octets. */
export function typeIs(frame: Frame, protocol: number): Condition {
  return equal(read(frame.type, 0, 2), protocol);
}

/** A link type as libpcap's messages have it; some have a number only. */
export function dltOf({ name }: LinkType): string {
  return /^[0-9]/.test(name) ? `DLT ${name}` : `DLT_${name}`;
}

export function notSupported({ linkType }: Frame, word: string): FilterError {
  return new FilterError(`'${word}' not supported on ${dltOf(linkType)}`);
}

/** Throws where a number is larger than its field. */
export function checkMaximum(what: string, value: number, maximum: number): void {
  if (value > maximum) throw new FilterError(`${what} ${value} greater than maximum ${maximum}`);
}
