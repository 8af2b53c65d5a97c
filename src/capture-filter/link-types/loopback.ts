import { any, type Condition, equal, never } from "../../bpf/condition.ts";
import type { FilterContext } from "../filter-context.ts";
import type { Frame, LinkType } from "../frame.ts";
import { placeAt, read } from "../place.ts";
import { ETHERTYPE } from "../protocol-numbers.ts";

const AF_INET = 2;
const LINUX_AF_INET6 = 10;
/** AF_INET6 of Darwin, of NetBSD, OpenBSD and Npcap, and of FreeBSD. */
const FOREIGN_AF_INET6 = [30, 24, 28];

/** The address families that stand for a protocol: a file may come from any system, other packets are this machine's. */
export function familiesOf(protocol: number, { source }: FilterContext): readonly number[] {
  if (protocol === ETHERTYPE.ip) return [AF_INET];
  if (protocol === ETHERTYPE.ip6) return source === "file" ? FOREIGN_AF_INET6 : [LINUX_AF_INET6];
  return [];
}

export function anyFamily(families: readonly number[], is: (family: number) => Condition): Condition {
  return families.length === 0 ? never : any(...families.map(is));
}

function littleEndian(word: number): number {
  return (((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/** The family in network order. */
function loopCarries(protocol: number, { header, context }: Frame): Condition {
  return anyFamily(familiesOf(protocol, context), (family) => equal(read(header, 0, 4), family));
}

/** The family in the order of the machine that captured, which in a file is either. */
function nullCarries(protocol: number, { header, context }: Frame): Condition {
  const families = familiesOf(protocol, context);
  const orders = [...families.map(littleEndian), ...(context.source === "file" ? families : [])];
  return anyFamily(orders, (family) => equal(read(header, 0, 4), family));
}

function family(name: string, payload: number, carries: LinkType["carries"]): LinkType {
  return {
    name,
    layout: { header: placeAt(0), type: placeAt(0), payload: placeAt(payload), network: 0, networkWithoutSnap: 0 },
    carries,
  };
}

/** Link types whose header begins with an address family. */
export const loopbackTypes: readonly LinkType[] = [
  family("NULL", 4, nullCarries),
  family("LOOP", 4, loopCarries),
  family("ENC", 12, nullCarries),
];
