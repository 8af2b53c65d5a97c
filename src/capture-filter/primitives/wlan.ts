import type { Condition } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { type Frame, notSupported } from "../frame.ts";
import { DS, FRAME_TYPE, SUBTYPE_MASK } from "../link-types/ieee80211.ts";
import { matches, read } from "../place.ts";
import type { Choice, Primitive } from "../syntax-tree.ts";

const TYPES: Readonly<Record<string, number>> = {
  data: FRAME_TYPE.data,
  mgt: FRAME_TYPE.management,
  management: FRAME_TYPE.management,
  ctl: FRAME_TYPE.control,
  control: FRAME_TYPE.control,
};

/** Subtypes by name, under their types. Source: IEEE 802.11, table 9-1. */
const SUBTYPES: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  [FRAME_TYPE.management]: {
    assocreq: 0x00, "assoc-req": 0x00, assocresp: 0x10, "assoc-resp": 0x10, reassocreq: 0x20, "reassoc-req": 0x20,
    reassocresp: 0x30, "reassoc-resp": 0x30, probereq: 0x40, "probe-req": 0x40, proberesp: 0x50, "probe-resp": 0x50,
    beacon: 0x80, atim: 0x90, disassoc: 0xa0, disassociation: 0xa0, auth: 0xb0, authentication: 0xb0, deauth: 0xc0,
    deauthentication: 0xc0,
  },
  [FRAME_TYPE.control]: {
    bar: 0x80, ba: 0x90, "ps-poll": 0xa0, rts: 0xb0, cts: 0xc0, ack: 0xd0, "cf-end": 0xe0, "cf-end-ack": 0xf0,
  },
  [FRAME_TYPE.data]: {
    data: 0x00, "data-cf-ack": 0x10, "data-cf-poll": 0x20, "data-cf-ack-poll": 0x30, null: 0x40, "cf-ack": 0x50,
    "cf-poll": 0x60, "cf-ack-poll": 0x70, "qos-data": 0x80, "qos-data-cf-ack": 0x90, "qos-data-cf-poll": 0xa0,
    "qos-data-cf-ack-poll": 0xb0, qos: 0xc0, "qos-cf-poll": 0xe0, "qos-cf-ack-poll": 0xf0,
  },
}; // oxfmt-ignore

const DIRECTIONS: Readonly<Record<string, number>> = { nods: 0, tods: DS.to, fromds: DS.from, dstods: DS.mask };

/** `type mgt`, `subtype beacon`, `type ctl subtype rts`. */
export function wlanTypeIs(primitive: Extract<Primitive, { kind: "wlan-type" }>, frame: Frame): Condition {
  const { protocol, type, subtype, span } = primitive;
  const [value, mask] = typeAndMask(type, subtype);
  if (frame.linkType.stations?.kind !== "802.11") {
    const { message } = notSupported(frame, "type/subtype");
    const isIcmp = (protocol === "icmp" || protocol === "icmp6") && type !== undefined;
    throw new FilterError(message, span, isIcmp ? `did you mean \`${protocol}[0] = ${type.text}\`?` : undefined);
  }
  return matches(read(frame.header, 0, 1), mask, value);
}

function typeAndMask(type: Choice | undefined, subtype: Choice | undefined): readonly [value: number, mask: number] {
  const both = FRAME_TYPE.mask | SUBTYPE_MASK;
  if (type === undefined) return [typeOfSubtype(subtype!), both];
  const value = chosen(type, TYPES, FRAME_TYPE.mask, "type");
  if (subtype === undefined) return [value, FRAME_TYPE.mask];
  return [value | chosen(subtype, SUBTYPES[value] ?? {}, SUBTYPE_MASK, "subtype"), both];
}

/** A subtype alone has a name that only one type knows. */
function typeOfSubtype({ text, span }: Choice): number {
  const name = text.toLowerCase();
  for (const [type, subtypes] of Object.entries(SUBTYPES))
    if (Object.hasOwn(subtypes, name)) return Number(type) | subtypes[name];
  throw new FilterError(`unknown 802.11 type name "${text}"`, span);
}

function chosen(
  choice: Choice,
  names: Readonly<Record<string, number>>,
  mask: number,
  what: "type" | "subtype" | "direction",
): number {
  const { text, value, span } = choice;
  const name = text.toLowerCase();
  if (value === undefined && Object.hasOwn(names, name)) return names[name];
  const hint = `there are ${[...new Set(Object.keys(names))].join(", ")}`;
  if (value === undefined) throw new FilterError(`unknown 802.11 ${what} name "${text}"`, span, hint);
  if ((value & ~mask) !== 0)
    throw new FilterError(`invalid 802.11 ${what}${what === "direction" ? "" : " value"} ${text}`, span, hint);
  return value;
}

/** `dir tods`. */
export function wlanDirectionIs(
  { direction }: Extract<Primitive, { kind: "wlan-direction" }>,
  frame: Frame,
): Condition {
  const value = chosen(direction, DIRECTIONS, DS.mask, "direction");
  if (frame.linkType.stations?.kind !== "802.11") throw notSupported(frame, "dir");
  return matches(read(frame.header, 1, 1), DS.mask, value);
}
