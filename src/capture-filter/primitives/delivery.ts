import { all, any, type Condition, equal } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { carries, type Frame, networkOf, notSupported, withStations } from "../frame.ts";
import { anyBitOf, matches, read } from "../place.ts";
import { ETHERTYPE } from "../protocol-numbers.ts";
import type { Primitive } from "../syntax-tree.ts";
import { macIs, wlanEnd } from "./station.ts";

type Delivery = Extract<Primitive, { kind: "broadcast" | "multicast" }>;

const ALL_STATIONS = new Uint8Array(6).fill(0xff);
/** Bit of the first octet of a station's address. */
const GROUP = 1;

/** `broadcast`, `ip multicast`, …: to whom the packet goes. */
export function delivery({ kind, protocol, span }: Delivery, frame: Frame): Condition {
  if (protocol === undefined || protocol === "link")
    return kind === "broadcast" ? linkBroadcast(frame) : linkMulticast(frame);
  const network = networkOf(frame);
  if (protocol === "ip" && kind === "broadcast") return ipBroadcast(frame);
  if (protocol === "ip") return all(carries(frame, ETHERTYPE.ip), matches(read(network, 16, 1), 0xf0, 0xe0));
  if (protocol === "ip6" && kind === "multicast")
    return all(carries(frame, ETHERTYPE.ip6), equal(read(network, 24, 1), 0xff));
  throw new FilterError(
    `'${protocol}' is not a valid qualifier for '${kind}'`,
    span,
    `did you mean \`${protocol} and ${kind}\`?`,
  );
}

function linkBroadcast(frame: Frame): Condition {
  const { stations } = frame.linkType;
  if (stations === undefined) throw notSupported(frame, "broadcast");
  if (stations.kind === "one octet") return equal(read(frame.header, stations.destination, 1), stations.broadcast);
  return macIs(frame, ALL_STATIONS, "dst");
}

function linkMulticast(frame: Frame): Condition {
  const { stations } = frame.linkType;
  const isGroup = (offset: number) => anyBitOf(read(frame.header, offset, 1), GROUP);
  if (stations?.kind === "mac") return withStations(frame, isGroup(stations.destination));
  if (stations?.kind === "802.11") return wlanEnd(frame, "destination", isGroup);
  if (stations?.multicast === undefined) throw notSupported(frame, "multicast");
  return equal(read(frame.header, stations.destination, 1), stations.multicast);
}

/** All bits of the host's part of the address are zeros, or ones. */
function ipBroadcast(frame: Frame): Condition {
  const { netmask } = frame.context;
  if (netmask === undefined) {
    const hint = "the mask is that of the interface captured on; `dst host 10.1.255.255` names the address itself";
    throw new FilterError("netmask not known, so 'ip broadcast' not supported", undefined, hint);
  }
  const hostPart = ~netmask >>> 0;
  const destination = read(networkOf(frame), 16, 4);
  const isBroadcast = any(matches(destination, hostPart, 0), matches(destination, hostPart, hostPart));
  return all(carries(frame, ETHERTYPE.ip), isBroadcast);
}
