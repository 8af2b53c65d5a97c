import { all, any, type Condition, equal, not } from "../../bpf/condition.ts";
import { checkMaximum, type Frame, type LinkType, typeIs } from "../frame.ts";
import { placeAt, read } from "../place.ts";
import { ETHERTYPE, LARGEST_LENGTH, SAP } from "../protocol-numbers.ts";
import { appleSnapIs, bothSapsAre, checkProtocol, hasTwoSaps, snapIs } from "./llc.ts";

/** What stands in the type field where it is no EtherType: Novell's raw 802.3, or LLC. Source: linux/if_ether.h. */
const ETH_P_802_3 = 1;
const ETH_P_802_2 = 4;

const PACKET_OUTGOING = 4;

function cookedCarries(protocol: number, frame: Frame): Condition {
  checkProtocol(protocol);
  const { payload } = frame;
  const isLlc = typeIs(frame, ETH_P_802_2);
  if (hasTwoSaps(protocol)) return all(isLlc, bothSapsAre(payload, protocol));
  switch (protocol) {
    case SAP.ipx: {
      const inLlc = any(equal(read(payload, 0, 1), SAP.ipx), snapIs(payload, 0, ETHERTYPE.ipx));
      return any(typeIs(frame, ETHERTYPE.ipx), typeIs(frame, ETH_P_802_3), all(isLlc, inLlc));
    }
    case ETHERTYPE.atalk:
    case ETHERTYPE.aarp:
      return any(typeIs(frame, protocol), all(isLlc, appleSnapIs(payload, protocol)));
  }
  if (protocol > LARGEST_LENGTH) return typeIs(frame, protocol);
  return all(isLlc, equal(read(payload, 0, 1), protocol));
}

/** A type field without exceptions. */
export function etherTypeCarries(protocol: number, frame: Frame): Condition {
  checkMaximum("EtherType", protocol, 0xffff);
  return typeIs(frame, protocol);
}

function outgoing(way: "inbound" | "outbound", isOutgoing: Condition): Condition {
  return way === "outbound" ? isOutgoing : not(isOutgoing);
}

/** Linux's "cooked" headers, which stand for link headers of any kind. */
export const cookedTypes: readonly LinkType[] = [
  {
    name: "LINUX_SLL",
    layout: { header: placeAt(0), type: placeAt(14), payload: placeAt(16), network: 0, networkWithoutSnap: 0 },
    carries: cookedCarries,
    direction: (way, { header }) => outgoing(way, equal(read(header, 0, 2), PACKET_OUTGOING)),
  },
  {
    name: "LINUX_SLL2",
    layout: { header: placeAt(0), type: placeAt(0), payload: placeAt(20), network: 0, networkWithoutSnap: 0 },
    carries: etherTypeCarries,
    direction: (way, { header }) => outgoing(way, equal(read(header, 10, 1), PACKET_OUTGOING)),
    interfaceIndex: 4,
  },
];
