import { always, type Condition, equal, never } from "../../bpf/condition.ts";
import type { Frame, LinkType } from "../frame.ts";
import { matches, placeAt, read } from "../place.ts";
import { ETHERTYPE } from "../protocol-numbers.ts";

/** The version in the first octet; libpcap looks there for SLIP too, although its header begins with the direction. */
function versionIs(protocol: number, { header }: Frame): Condition {
  const version = protocol === ETHERTYPE.ip ? 0x40 : protocol === ETHERTYPE.ip6 ? 0x60 : undefined;
  return version === undefined ? never : matches(read(header, 0, 1), 0xf0, version);
}

function ip(name: string, payload: number, carries: LinkType["carries"], rest: Partial<LinkType> = {}): LinkType {
  const place = placeAt(payload);
  return {
    name,
    layout: { header: placeAt(0), type: place, payload: place, network: 0, networkWithoutSnap: 0 },
    carries,
    ...rest,
  };
}

/** Link types without a field that names the protocol: it is IP. */
export const rawIpTypes: readonly LinkType[] = [
  ip("RAW", 0, versionIs),
  ip("IPV4", 0, (protocol) => (protocol === ETHERTYPE.ip ? always : never)),
  ip("IPV6", 0, (protocol) => (protocol === ETHERTYPE.ip6 ? always : never)),
  ip("SLIP", 16, versionIs, { direction: (way, { header }) => equal(read(header, 0, 1), way === "inbound" ? 0 : 1) }),
  ip("SLIP_BSDOS", 24, versionIs),
];
