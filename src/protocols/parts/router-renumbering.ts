import { bits, choice, flags, ipv6, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import { bitView, SET } from "./bit-view.ts";

const operations = { Add: 1, Change: 2, "Set-Global": 3 } as const;
const routerFlags = ["b0", "b1", "b2", "b3", "b4", "b5", "A", "L"];

const use = struct({
  uselen: u8({ filter: "rr.pco.up.uselen", label: "UseLen" }),
  keeplen: u8({ filter: "rr.pco.up.keeplen", label: "KeepLen" }),
  flagmask: flags(8, routerFlags, {
    filter: "rr.pco.up.flagmask",
    label: "FlagMask",
    views: [
      bitView("rr.pco.up.flagmask.l", "On-link flag(L)", 0x80, SET),
      bitView("rr.pco.up.flagmask.a", "Autonomous address-configuration flag(A)", 0x40, SET),
    ],
  }),
  raflags: flags(8, routerFlags, { filter: "rr.pco.up.raflags", label: "RAFlags", views: [] }),
  validlifetime: u32({ filter: "rr.pco.up.validlifetime", label: "Valid Lifetime" }),
  preferredlifetime: u32({ filter: "rr.pco.up.preferredlifetime", label: "Preferred Lifetime" }),
  V: bits(1, { filter: "rr.pco.up.flag.v", label: "Decrement valid lifetime", truth: SET }),
  P: bits(1, { filter: "rr.pco.up.flag.p", label: "Decrement preferred lifetime", truth: SET }),
  reserved: bits(30, { filter: "rr.pco.up.flag.reserved", label: "Reserved" }),
  prefix: ipv6({ filter: "rr.pco.up.useprefix", label: "UsePrefix" }),
});

/** One prefix control operation: which prefixes it matches and what becomes of them. */
const operation = struct({
  opcode: u8({ filter: "rr.pco.mp.opcode", label: "OpCode", names: operations, default: 1 }),
  oplen: u8({ filter: "rr.pco.mp.oplength", label: "OpLength", default: 3 }),
  ordinal: u8({ filter: "rr.pco.mp.ordinal", label: "Ordinal", show: "hex" }),
  matchlen: u8({ filter: "rr.pco.mp.matchlen", label: "MatchLen" }),
  minlen: u8({ filter: "rr.pco.mp.minlen", label: "MinLen" }),
  maxlen: u8({ filter: "rr.pco.mp.maxlen", label: "MaxLen" }),
  reserved: u16({ filter: "reserved", label: "Reserved", type: "FT_BYTES", show: "hex" }),
  prefix: ipv6({ filter: "rr.pco.mp.matchprefix", label: "MatchPrefix" }),
  // The length counts eight octets, of which the part above takes three.
  uses: repeated(use, { size: { by: "oplen", unit: 8, minus: 24 } }),
});

const result = struct({
  flags: flags(
    16,
    ["F", "B", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "b10", "b11", "b12", "b13", "b14", "b15"],
    {
      filter: "rr.rm.flag",
      label: "Flags",
      views: [bitView("rr.rm.flag.b", "Bounds", 0x0002, SET), bitView("rr.rm.flag.f", "Forbidden", 0x0001, SET)],
    },
  ),
  ordinal: u8({ filter: "rr.rm.ordinal", label: "Ordinal", show: "hex" }),
  matchedlen: u8({ filter: "rr.rm.matchedlen", label: "MatchedLen" }),
  interface: u32({ filter: "rr.rm.interfaceindex", label: "InterfaceIndex" }),
  prefix: ipv6({ filter: "rr.rm.matchedprefix", label: "MatchedPrefix" }),
});

/** Router renumbering (RFC 2894); the code of the message tells a command from a result. */
export const renumbering = struct({
  seq: u32({ filter: "rr.sequence_number", label: "Sequence Number" }),
  segment: u8({ filter: "rr.segment_number", label: "Segment Number" }),
  flags: flags(8, ["b0", "b1", "b2", "P", "S", "A", "R", "T"], {
    filter: "rr.flag",
    label: "Flags",
    views: [
      bitView("rr.flag.t", "Test Command", 0x80, SET),
      bitView("rr.flag.r", "Result requested", 0x40, SET),
      bitView("rr.flag.a", "All Interfaces", 0x20, SET),
      bitView("rr.flag.s", "Site-specific", 0x10, SET),
      bitView("rr.flag.p", "Processed previously", 0x08, SET),
    ],
  }),
  maxdelay: u16({ filter: "rr.maxdelay", label: "Max Delay" }),
  reserved: u32({ filter: "reserved", label: "Reserved", type: "FT_BYTES", show: "hex" }),
  body: choice("code", { 0: repeated(operation), 1: repeated(result) }),
});
