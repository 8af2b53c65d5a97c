import { all, always, any, type Condition, equal, never } from "../../bpf/condition.ts";
import type { Frame, Layout, LinkType } from "../frame.ts";
import { matches, placeAt, read } from "../place.ts";
import { ETHERTYPE, NLPID, SAP } from "../protocol-numbers.ts";
import { etherTypeCarries } from "./cooked.ts";
import { BEHIND_LLC, llcCarries } from "./llc.ts";

function layout(type: number, payload: number): Layout {
  return { header: placeAt(0), type: placeAt(type), payload: placeAt(payload), network: 0, networkWithoutSnap: 0 };
}

/** A link type of which only the header's octets and the length can be asked. */
export function nothingKnown(name: string, rest: Partial<LinkType> = {}): LinkType {
  return { name, layout: layout(0, 0), ...rest };
}

/** Protocol type in SunATM's first octet: LLC; LAN emulation is told by the word `lane`. */
const SUNATM_LLC = 2;

function isAtmLlc({ header }: Frame): Condition {
  return matches(read(header, 0, 1), 0x0f, SUNATM_LLC);
}

/** RFC 1490: unnumbered information (3) and the protocol's NLPID, behind an address of two octets. */
function frameRelayCarries(protocol: number, { header }: Frame): Condition {
  const is = (nlpid: number) => equal(read(header, 2, 2), 0x0300 | nlpid);
  switch (protocol) {
    case ETHERTYPE.ip:
      return is(0xcc);
    case ETHERTYPE.ip6:
      return is(0x8e);
    case SAP.iso:
      return any(is(NLPID.clnp), is(NLPID.esis), is(NLPID.isis));
    default:
      return never;
  }
}

/** Solaris' ipnet: its own address families. */
function ipnetCarries(protocol: number, { type }: Frame): Condition {
  const family = protocol === ETHERTYPE.ip ? 2 : protocol === ETHERTYPE.ip6 ? 26 : undefined;
  return family === undefined ? never : equal(read(type, 0, 1), family);
}

export const otherTypes: readonly LinkType[] = [
  {
    name: "SUNATM",
    layout: { header: placeAt(0), type: placeAt(4), payload: placeAt(4), ...BEHIND_LLC },
    carries: (protocol, frame) => all(isAtmLlc(frame), llcCarries(protocol, frame)),
    llc: isAtmLlc,
    sunAtm: true,
  },
  { name: "FRELAY", layout: layout(0, 0), carries: frameRelayCarries },
  {
    name: "IPNET",
    layout: { ...layout(1, 24), networkWithoutSnap: -1 },
    carries: ipnetCarries,
    direction: (way, { header }) => equal(read(header, 2, 2), way === "inbound" ? 2 : 1),
  },
  { name: "LTALK", layout: layout(0, 0), carries: (protocol) => (protocol === ETHERTYPE.atalk ? always : never) },
  { name: "APPLE_IP_OVER_IEEE1394", layout: layout(16, 18), carries: etherTypeCarries },
  { name: "SYMANTEC_FIREWALL", layout: layout(6, 44), carries: etherTypeCarries },
  nothingKnown("MTP2", { mtp2: 2 }),
  nothingKnown("MTP2_WITH_PHDR", { mtp2: 6 }),
  nothingKnown("ERF", { mtp2: 22 }),
];
