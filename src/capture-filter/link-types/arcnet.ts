import { type Condition, equal, never } from "../../bpf/condition.ts";
import type { Frame, LinkType } from "../frame.ts";
import { placeAt, read } from "../place.ts";
import { ETHERTYPE } from "../protocol-numbers.ts";
import { nothingKnown } from "./others.ts";

/** ARCnet's numbers of protocols. Source: RFC 1201. */
const NUMBERS = new Map<number, number>([
  [ETHERTYPE.ip, 212],
  [ETHERTYPE.arp, 213],
  [ETHERTYPE.rarp, 214],
  [ETHERTYPE.atalk, 221],
  [ETHERTYPE.ip6, 196],
]);

function arcnetCarries(protocol: number, { type }: Frame): Condition {
  const number = NUMBERS.get(protocol);
  return number === undefined ? never : equal(read(type, 0, 1), number);
}

function arcnet(name: string, type: number): LinkType {
  return {
    name,
    layout: { header: placeAt(0), type: placeAt(type), payload: placeAt(type + 4), network: 0, networkWithoutSnap: 0 },
    carries: arcnetCarries,
    stations: { kind: "one octet", source: 0, destination: 1, broadcast: 0, multicast: 0 },
  };
}

/** Link types whose addresses have one octet. */
export const oneOctetTypes: readonly LinkType[] = [
  arcnet("ARCNET", 2),
  arcnet("ARCNET_LINUX", 4),
  nothingKnown("BACNET_MS_TP", {
    stations: { kind: "one octet", source: 4, destination: 3, broadcast: 0xff, multicast: undefined },
  }),
];
