import { all, any, type Condition, equal, not } from "../../bpf/condition.ts";
import { type Frame, type LinkType, typeIs } from "../frame.ts";
import { atMost, matches, placeAt, read } from "../place.ts";
import { ETHERTYPE, LARGEST_LENGTH, SAP } from "../protocol-numbers.ts";
import { appleSnapIs, bothSapsAre, checkProtocol, hasTwoSaps, snapIs } from "./llc.ts";

/** Whether the type field is a length, and LLC follows. */
function isLength(frame: Frame): Condition {
  return atMost(read(frame.type, 0, 2), LARGEST_LENGTH);
}

function ethernetCarries(protocol: number, frame: Frame): Condition {
  checkProtocol(protocol);
  const { payload } = frame;
  if (hasTwoSaps(protocol)) return all(isLength(frame), bothSapsAre(payload, protocol));
  switch (protocol) {
    case SAP.ipx:
      return any(typeIs(frame, ETHERTYPE.ipx), all(isLength(frame), novellFrame(frame)));
    case ETHERTYPE.atalk:
    case ETHERTYPE.aarp:
      return any(typeIs(frame, protocol), all(isLength(frame), appleSnapIs(payload, protocol)));
  }
  if (protocol > LARGEST_LENGTH) return typeIs(frame, protocol);
  return all(isLength(frame), equal(read(frame.type, 2, 1), protocol));
}

/** IPX in SNAP, in LLC, or in nothing: its checksum is all ones. */
function novellFrame({ payload }: Frame): Condition {
  return any(
    snapIs(payload, 0, ETHERTYPE.ipx),
    equal(read(payload, 0, 1), SAP.ipx),
    equal(read(payload, 0, 2), 0xffff),
  );
}

function ethernetLlc(frame: Frame): Condition {
  return all(isLength(frame), not(equal(read(frame.payload, 0, 2), 0xffff)));
}

/** Ethernet after `before` octets, with `tag` more between the addresses and the type. */
function ethernet(name: string, before: number, tag: number, rest: Partial<LinkType>): LinkType {
  const type = before + 12 + tag;
  return {
    name,
    layout: {
      header: placeAt(before),
      type: placeAt(type),
      payload: placeAt(type + 2),
      network: 0,
      networkWithoutSnap: 3,
    },
    carries: ethernetCarries,
    stations: { kind: "mac", source: 6, destination: 0 },
    vlan: true,
    mpls: ETHERTYPE.mpls,
    ...rest,
  };
}

/** A switch's tag says in its first octet where the frame comes from. Sources: Linux's net/dsa/tag_brcm.c and tag_dsa.c. */
function taggedDirection(
  inbound: readonly [number, number],
  outbound: readonly [number, number],
): LinkType["direction"] {
  return (way, frame) => matches(read(frame.header, 12, 1), ...(way === "inbound" ? inbound : outbound));
}

export const EN10MB = ethernet("EN10MB", 0, 0, { llc: ethernetLlc });

export const ethernetTypes: readonly LinkType[] = [
  EN10MB,
  ethernet("NETANALYZER", 4, 0, {}),
  ethernet("NETANALYZER_TRANSPARENT", 12, 0, {}),
  ethernet("DSA_TAG_BRCM", 0, 4, { llc: ethernetLlc, direction: taggedDirection([0xe0, 0x00], [0xe0, 0x20]) }),
  ethernet("DSA_TAG_DSA", 0, 4, { llc: ethernetLlc, direction: taggedDirection([0x40, 0x00], [0xc0, 0x40]) }),
];
