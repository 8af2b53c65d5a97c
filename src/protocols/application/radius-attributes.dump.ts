import type { DumpLine } from "../../definition/dump-line.ts";
import type { Names } from "../../definition/kinds.ts";
import { valueName } from "../../definition/registry.ts";
import { dotted } from "../parts/dotted-octet.ts";
import { radiusAttributes } from "../parts/radius-attributes.ts";
import * as values from "../parts/radius-values.ts";
import { specialText } from "./radius-special.dump.ts";

/** The last attribute that tcpdump has a name for. */
const LAST_KNOWN = 129;
const attributeNames: { readonly [type: number]: string } = {
  ...Object.fromEntries(Object.entries(radiusAttributes).map(([name, { code }]) => [code, name])),
  17: "Unassigned",
  21: "Unassigned",
  54: "Unassigned",
  93: "Unassigned",
  96: "Framed-Interface-ID",
};

/** What attributes hold whose values are printed as something other than text. */
const SILENT: ReadonlySet<number> = new Set([0, 2, 3, 17, 21, 54, 59, 93, 94, 96, 102]);
const ADDRESSES: ReadonlySet<number> = new Set([4, 8, 9, 14]);
const ADDRESSES_6: ReadonlySet<number> = new Set([95, 98]);
const NUMBERS: ReadonlySet<number> = new Set([
  5, 12, 16, 23, 27, 28, 37, 38, 41, 42, 43, 46, 47, 48, 51, 52, 53, 56, 62, 75, 83, 85, 86,
]);
const DURATIONS: ReadonlySet<number> = new Set([27, 28, 41, 46, 85]);
const SPECIAL: ReadonlySet<number> = new Set([26, 55, 70, 71, 84, 97, 101, 123, 124, 125, 126, 127, 128, 129]);

/** Numbers that have names, by attribute. */
const valueNames: { readonly [type: number]: Names } = {
  6: values.serviceTypes,
  7: values.framedProtocols,
  10: values.framedRoutings,
  13: values.framedCompressions,
  15: values.loginServices,
  29: values.terminationActions,
  40: values.accountingStatuses,
  45: values.accountingAuthentics,
  49: values.terminateCauses,
  57: values.ingressFilters,
  61: values.portTypes,
  64: values.tunnelTypes,
  65: values.tunnelMedia,
  72: values.zoneAccesses,
  76: values.prompts,
};
/** Values that were never given away, in the midst of those that were. */
const unassigned: { readonly [type: number]: readonly number[] } = { 15: [7], 40: [4, 5, 6] };

const FRAMED_ADDRESS = 8;
const LOGIN_HOST = 14;
const FRAMED_IPX_NETWORK = 23;
const APPLETALK_LINK = 37;
const APPLETALK_NETWORK = 38;
const EGRESS_VLAN_ID = 56;
const EGRESS_VLAN_NAME = 58;
const TUNNEL_PASSWORD = 69;
const EAP_MESSAGE = 79;
/** Numbers of 24 bits behind a tag. */
const TAGGED_NUMBERS: ReadonlySet<number> = new Set([56, 64, 65, 83]);
/** Text that may start with a tag. */
const TAGGED_TEXTS: ReadonlySet<number> = new Set([66, 67, 81, 82, 90, 91]);
const LARGEST_TAG = 0x1f;
const SELECTED_BY_USER = 0xffffffff;
const SELECTED_BY_SERVER = 0xfffffffe;

/** One attribute of `length` octets with its header, of which `left` are left in the message. */
export function attributeText(line: DumpLine, type: number, at: number, length: number, left: number): void {
  const name = type <= LAST_KNOWN ? attributeNames[type] : undefined;
  line.text(`\n\t  ${name ?? "Unknown"} Attribute (${type}), length: ${length}`);
  if (length < 2) return line.text(" (bogus, must be >= 2)");
  if (length > left) return line.text(" (bogus, goes past end of packet)");
  line.text(", Value: ");
  const octets = length - 2;
  if (octets === 0 || type > LAST_KNOWN || SILENT.has(type)) return;
  if (SPECIAL.has(type)) specialText(line, type, at, octets);
  else if (ADDRESSES.has(type)) address(line, type, at, octets);
  else if (ADDRESSES_6.has(type)) address6(line, at, octets);
  else if (NUMBERS.has(type) || valueNames[type]) number(line, type, at, octets);
  else text(line, type, at, octets);
}

function address(line: DumpLine, type: number, at: number, octets: number): void {
  if (octets !== 4) return line.text(`ERROR: length ${octets} != 4`);
  const value = line.u32(at);
  const selectable = type === FRAMED_ADDRESS || type === LOGIN_HOST;
  if (selectable && value === SELECTED_BY_USER) line.text("User Selected");
  else if (selectable && value === SELECTED_BY_SERVER) line.text("NAS Select");
  else line.host4(at);
}

function address6(line: DumpLine, at: number, octets: number): void {
  if (octets !== 16) return line.text(`ERROR: length ${octets} != 16`);
  line.host6(at);
}

function number(line: DumpLine, type: number, at: number, octets: number): void {
  if (octets !== 4) return line.text(`ERROR: length ${octets} != 4`);
  const isTagged = TAGGED_NUMBERS.has(type);
  if (type === EGRESS_VLAN_ID) tagging(line, line.u8(at));
  else if (isTagged) tag(line, line.u8(at));
  const value = isTagged ? line.u24(at + 1) : line.u32(at);
  if (valueNames[type]) {
    const name = unassigned[type]?.includes(value) ? "Unassigned" : valueName(valueNames[type], value);
    return line.text(name ?? `#${value}`);
  }
  if (DURATIONS.has(type)) return line.text(duration(value));
  if (type === FRAMED_IPX_NETWORK && value === SELECTED_BY_SERVER) line.text("NAS Select");
  else if (type === APPLETALK_LINK && value === 0) line.text("Unnumbered");
  else if (type === APPLETALK_NETWORK && value === 0) line.text("NAS assigned");
  else line.text(`${value}`);
}

function duration(seconds: number): string {
  // C's %d makes large times negative ones.
  const signed = seconds | 0;
  const two = (part: number): string => (part < 0 ? String(part) : String(part).padStart(2, "0"));
  if (seconds < 60) return `${two(signed)} secs`;
  const minutes = Math.floor(seconds / 60);
  if (seconds < 3600) return `${two(minutes)}:${two(seconds % 60)} min`;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)} hours`;
}

function tag(line: DumpLine, value: number): void {
  line.text(value === 0 ? "Tag[Unused] " : `Tag[${value}] `);
}

function tagging(line: DumpLine, value: number): void {
  line.text(`${value === 0x31 ? "Tagged" : value === 0x32 ? "Untagged" : "Unknown tag"} (0x`);
  line.hex(value, 2);
  line.text(") ");
}

/** Text up to a zero octet, with dots for what cannot be printed. */
function text(line: DumpLine, type: number, at: number, octets: number): void {
  if (!line.has(at, octets)) return line.truncated();
  let skipped = 0;
  if (type === TUNNEL_PASSWORD) {
    if (octets < 3) return line.truncated();
    const value = line.u8(at);
    tag(line, value <= LARGEST_TAG ? value : 0);
    line.text(`Salt ${line.u16(at + 1)} `);
    skipped = 3;
  } else if (TAGGED_TEXTS.has(type) && line.u8(at) <= LARGEST_TAG) {
    tag(line, line.u8(at));
    skipped = 1;
  } else if (type === EGRESS_VLAN_NAME) {
    tagging(line, line.u8(at));
    skipped = 1;
  } else if (type === EAP_MESSAGE) {
    line.next("eapol.type", 0, at, octets);
    line.protocol = "radius";
    return;
  }
  for (let i = at + skipped; i < at + octets && line.u8(i) !== 0; i++) line.octet(dotted(line.u8(i)));
}
