import { CraftError } from "../craft/craft-error.ts";
import type { Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";
import { Raw } from "../definition/raw.ts";
import { IP } from "../protocols/network/ipv4.ts";
import { IPv6ExtHdrFragment } from "../protocols/network/ipv6-fragment.ts";
import { IPv6 } from "../protocols/network/ipv6.ts";
import { Packet } from "./packet.ts";

/** Offsets of fragments count so many octets (RFC 791 3.1, RFC 8200 4.5). */
const UNIT = 8;
const FRAGMENT = 44;
/** Extension headers that stay in front of a fragment header: hop-by-hop options and routing. */
const IN_EVERY_FRAGMENT = new Set([0, 43]);

type Values = { readonly [key: string]: unknown };

/**
 * The fragments of a packet whose payloads have up to `size` octets each, IPv6 fragments the fragment header as well; the
 * packet itself where it is small enough. Throws a CraftError where it has no network layer, or where `size` is too small.
 */
export function fragment(packet: Packet, size = 1480, identification = 1): Packet[] {
  const layers = packet.layers as readonly Layer[];
  const network = layers.findIndex(({ protocol }) => protocol === IP || protocol === IPv6);
  if (network < 0) throw new CraftError("only packets of IPv4 and IPv6 are cut into fragments");
  if (layers[network].protocol === IPv6) return ipv6Fragments(packet, layers, network, size, identification);
  return ipv4Fragments(packet, layers, network, size);
}

function ipv4Fragments(packet: Packet, layers: readonly Layer[], network: number, size: number): Packet[] {
  const { len: _len, chksum: _chksum, ...values } = layers[network].values as Values;
  const payload = payloadOf(packet, layers, network);
  if (payload.length <= size) return [packet];
  const flags = String(values["flags"] ?? "")
    .split("+")
    .filter(Boolean);
  const offset = Number(values["frag"] ?? 0);
  return pieces(payload, size).map(({ start, octets, last }) => {
    const more = last ? flags : [...new Set([...flags, "MF"])];
    const header = { ...values, flags: more.join("+"), frag: offset + start / UNIT };
    return made(packet, layers.slice(0, network), [IP(header), Raw({ load: octets })]);
  });
}

function ipv6Fragments(packet: Packet, layers: readonly Layer[], network: number, size: number, id: number): Packet[] {
  let last = network;
  while (IN_EVERY_FRAGMENT.has(nextOf(layers[last])) && layers[last + 1]) last++;
  const payload = payloadOf(packet, layers, last);
  if (payload.length <= size) return [packet];
  const { plen: _plen, ...ip } = layers[network].values as Values;
  const nh = nextOf(layers[last]);
  const front = layers.slice(network, last + 1).map((layer, i) => ({
    protocol: layer.protocol,
    values: { ...(i === 0 ? ip : (layer.values as Values)), ...(i === last - network ? { nh: FRAGMENT } : {}) },
  })) as Layer[];
  return pieces(payload, size - UNIT).map(({ start, octets, last: isLast }) => {
    const header = IPv6ExtHdrFragment({ nh, offset: start / UNIT, m: Number(!isLast), id });
    return made(packet, layers.slice(0, network), [...front, header, Raw({ load: octets })]);
  });
}

function nextOf({ values }: Layer): number {
  return Number((values as Values)["nh"]);
}

/** What stands behind the header of a layer, without what no length counts. */
function payloadOf(packet: Packet, layers: readonly Layer[], layer: number): Uint8Array {
  const [start, end] = packet.span(layer);
  if (layers[layer] === undefined || end > packet.bytes.length) throw new CraftError("the packet is not complete");
  return packet.bytes.slice(start, end);
}

function pieces(payload: Uint8Array, size: number): { start: number; octets: Uint8Array; last: boolean }[] {
  const step = size - (size % UNIT);
  if (step < UNIT) throw new CraftError(`a fragment carries ${UNIT} octets or more, not ${size}`);
  const made: { start: number; octets: Uint8Array; last: boolean }[] = [];
  for (let start = 0; start < payload.length; start += step) {
    const end = start + step;
    made.push({ start, octets: payload.slice(start, end), last: end >= payload.length });
  }
  return made;
}

/** Link layers lose what was behind the packet: padding, and lengths. */
function made(packet: Packet, link: readonly Layer[], layers: readonly Layer[]): Packet {
  const below = link.map(({ protocol, values }) => {
    const fields = protocol.fields as Fields;
    const kept = Object.entries(values as Values).filter(([key]) => fields[key]?.auto === undefined || key === "type");
    return { protocol, values: Object.fromEntries(kept) };
  });
  return new Packet([...below, ...layers] as Layer[], { linkType: packet.linkType });
}
