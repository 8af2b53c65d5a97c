import { any, type Condition, equal } from "../../bpf/condition.ts";
import { checkMaximum, type Frame, type LinkType, typeIs } from "../frame.ts";
import { placeAt, read } from "../place.ts";
import { ETHERTYPE, PPP, SAP } from "../protocol-numbers.ts";

/** PPP's numbers of protocols that have an EtherType or an SAP; others are taken as they are. */
const NUMBERS = new Map<number, number>([
  [ETHERTYPE.ip, PPP.ip],
  [ETHERTYPE.ip6, PPP.ip6],
  [ETHERTYPE.decnet, PPP.decnet],
  [ETHERTYPE.atalk, PPP.atalk],
  [ETHERTYPE.xnsIdp, PPP.xnsIdp],
  [SAP.iso, PPP.iso],
  [SAP.stp, PPP.bridge],
  [SAP.ipx, PPP.ipx],
]);

function pppCarries(protocol: number, frame: Frame): Condition {
  checkMaximum("PPP protocol", protocol, 0xffff);
  return typeIs(frame, NUMBERS.get(protocol) ?? protocol);
}

/** BSD/OS: IPv4 may have Van Jacobson's compressed headers. */
function bsdPppCarries(protocol: number, frame: Frame): Condition {
  if (protocol !== ETHERTYPE.ip) return pppCarries(protocol, frame);
  return any(typeIs(frame, PPP.ip), typeIs(frame, PPP.compressedTcp), typeIs(frame, PPP.uncompressedTcp));
}

/** Cisco's HDLC has EtherTypes, and for OSI the SAP twice. */
function hdlcCarries(protocol: number, frame: Frame): Condition {
  checkMaximum("HDLC protocol", protocol, 0xffff);
  return typeIs(frame, protocol === SAP.iso ? (SAP.iso << 8) | SAP.iso : protocol);
}

function ppp(name: string, type: number, payload: number, rest: Partial<LinkType> = {}): LinkType {
  return {
    name,
    layout: { header: placeAt(0), type: placeAt(type), payload: placeAt(payload), network: 0, networkWithoutSnap: 0 },
    carries: pppCarries,
    ...rest,
  };
}

export const PPP_TYPE = ppp("PPP", 2, 4, { mpls: PPP.mpls });

export const pppTypes: readonly LinkType[] = [
  PPP_TYPE,
  ppp("PPP_SERIAL", 2, 4),
  ppp("PPP_ETHER", 6, 8),
  ppp("PPP_BSDOS", 5, 24, { carries: bsdPppCarries }),
  ppp("PPP_PPPD", 2, 4, {
    direction: (way, { header }) => equal(read(header, 0, 1), way === "inbound" ? 0 : 1),
  }),
  ppp("C_HDLC", 2, 4, { carries: hdlcCarries, mpls: ETHERTYPE.mpls }),
];
