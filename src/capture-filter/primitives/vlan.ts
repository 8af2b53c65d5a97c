import { after, all, any, assign, type Condition, equal, not } from "../../bpf/condition.ts";
import { ancillary, constant, variable } from "../../bpf/value.ts";
import { FilterError } from "../filter-error.ts";
import { carries, checkMaximum, type Frame, networkOf, notSupported } from "../frame.ts";
import { matches, moved, placeAt, read } from "../place.ts";
import { VLAN_TYPES } from "../protocol-numbers.ts";
import type { Shift } from "./shift.ts";

const TAG_LENGTH = 4;
const VLAN_ID = 0xfff;

/** `vlan`, `vlan 100`: the packet has a tag here, and the rest of the filter looks behind it. */
export function vlan(number: number | undefined, frame: Frame): Shift {
  if (frame.labels > 0) throw new FilterError("no VLAN match after MPLS");
  if (!frame.linkType.vlan) throw notSupported(frame, "vlan");
  if (number !== undefined) checkMaximum("VLAN tag", number, VLAN_ID);
  // Where the filter looks behind tags by itself, the word still asks for the one here.
  const here = frame.untagged ?? frame;
  return mayBeMetadata(here) ? tagInMetadata(number, here) : tagInPacket(number, here);
}

function hasTag(frame: Frame): Condition {
  return any(...VLAN_TYPES.map((type) => carries(frame, type)));
}

/** The frame behind a tag. */
function behindTag(frame: Frame): Frame {
  return {
    ...frame,
    type: moved(frame.type, TAG_LENGTH),
    payload: moved(frame.payload, TAG_LENGTH),
    tags: frame.tags + 1,
  };
}

function idIs(number: number | undefined, frame: Frame): Condition[] {
  return number === undefined ? [] : [matches(read(networkOf(frame), 0, 2), VLAN_ID, number)];
}

function tagInPacket(number: number | undefined, frame: Frame): Shift {
  return { condition: all(hasTag(frame), ...idIs(number, frame)), frame: behindTag(frame) };
}

/** Linux takes the outermost tag out of Ethernet frames and hands it over beside them. */
function mayBeMetadata({ context, linkType, tags, header }: Frame): boolean {
  return (
    context.source === "live" &&
    linkType.name === "EN10MB" &&
    tags === 0 &&
    header.base === undefined &&
    header.offset === 0
  );
}

/** Only the packet tells where the tag is, and with it where the rest begins. */
function tagInMetadata(number: number | undefined, frame: Frame): Shift {
  const shift = variable("length of the VLAN tag in the packet");
  const isMetadata = equal(ancillary("vlanp"), 1);
  const inPacket = after([assign(shift, constant(TAG_LENGTH))], all(hasTag(frame), ...idIs(number, frame)));
  const condition =
    number === undefined
      ? any(isMetadata, inPacket)
      : any(all(isMetadata, matches(ancillary("vlan_tci"), VLAN_ID, number)), all(not(isMetadata), inPacket));
  return {
    condition,
    frame: {
      ...frame,
      preparations: [...frame.preparations, { variables: [shift], steps: [assign(shift, constant(0))] }],
      type: placeAt(frame.type.offset, shift),
      payload: placeAt(frame.payload.offset, shift),
      tags: 1,
    },
  };
}
