import { bytes, mark, text, u16, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { sesParameters, sesReasons, sesTokenTypes, sesTypes } from "./ses-words.ts";

/** A bit of a parameter. */
const bit = (name: string, label: string, mask: number, truth?: readonly [string, string]): View => ({
  filter: name,
  label,
  type: "FT_BOOLEAN",
  mask,
  ...(truth ? { truth } : {}),
});
const side = { 0: "initiator's side", 1: "responder's side", 2: "called SS user's choice", 3: "reserved" };
const setting = (name: string, label: string, mask: number): View => ({
  filter: name,
  label,
  type: "FT_UINT8",
  mask,
  show: "hex",
  strings: side,
});
const octets = (filter: string, label: string): AnyField => bytes("rest", { filter, label });
const YES = ["Yes", "No"] as const;

const fields = {
  type: u8({ filter: "type", label: "SPDU Type", strings: sesTypes }),
  tokenType: u8({ filter: "type", label: "SPDU Type", strings: sesTokenTypes }),
  length: u8({ filter: "length", label: "Length", type: "FT_UINT16" }),
  longLength: u16({ filter: "length", label: "Length" }),
  parameter: mark({ filter: "", label: "Parameter", line: "ses.parameter" }),
  parameterType: u8({ filter: "parameter_type", label: "Parameter type", strings: sesParameters }),
  parameterLength: u8({ filter: "parameter_length", label: "Parameter length", type: "FT_UINT32" }),
  longParameterLength: u16({ filter: "parameter_length", label: "Parameter length", type: "FT_UINT32" }),
  options: u8({
    filter: "connect.flags",
    label: "Flags",
    show: "hex",
    views: [bit("connect.f1", "Able to receive extended concatenated SPDU", 1)],
  }),
  version: u8({
    filter: "version.flags",
    label: "Flags",
    show: "hex",
    views: [bit("protocol_version2", "Protocol Version 2", 2), bit("protocol_version1", "Protocol Version 1", 1)],
  }),
  requirement: u16({
    filter: "req.flags",
    label: "Flags",
    show: "hex",
    views: [
      bit("exception_report", "Session exception report", 0x2000),
      bit("data_sep", "Data separation function unit", 0x1000),
      bit("symm_sync", "Symmetric synchronize function unit", 0x800),
      bit("typed_data", "Typed data function unit", 0x400),
      bit("exception_data", "Exception function unit", 0x200),
      bit("capability_data", "Capability function unit", 0x100),
      bit("negotiated_release", "Negotiated release function unit", 0x80),
      bit("activity_management", "Activity management function unit", 0x40),
      bit("resynchronize", "Resynchronize function unit", 0x20),
      bit("major_resynchronize", "Major resynchronize function unit", 0x10),
      bit("minor_resynchronize", "Minor resynchronize function unit", 8),
      bit("expedited_data", "Expedited data function unit", 4),
      bit("duplex", "Duplex functional unit", 2),
      bit("half_duplex", "Half-duplex functional unit", 1),
    ],
  }),
  tokens: u8({
    filter: "tken_item.flags",
    label: "Flags",
    show: "hex",
    views: [
      bit("release_token", "release token", 0x40),
      bit("major.token", "major/activity token", 0x10),
      bit("synchronize_token", "synchronize minor token", 4),
      bit("data_token", "data token", 1),
    ],
  }),
  tokenSettings: u8({
    filter: "",
    views: [
      setting("release_token_setting", "release token setting", 0xc0),
      setting("major_activity_token_setting", "major/activity setting", 0x30),
      setting("synchronize_minor_token_setting", "synchronize-minor token setting", 0x0c),
      setting("data_token_setting", "data token setting", 3),
    ],
  }),
  enclosure: u8({
    filter: "enclosure.flags",
    label: "Flags",
    show: "hex",
    views: [bit("beginning_of_SSDU", "beginning of SSDU", 1), bit("end_of_SSDU", "end of SSDU", 2)],
  }),
  transport: u8({
    filter: "transport_flags",
    label: "Flags",
    show: "hex",
    views: [
      bit("transport_flags.connection", "Transport connection", 1, ["Released", "Kept"]),
      bit("transport_flags.user_abort", "User abort", 2, YES),
      bit("transport_flags.protocol_error", "Protocol error", 4, YES),
      bit("transport_flags.no_reason", "No reason", 8, YES),
      bit("transport_flags.implementation_restriction", "Implementation restriction", 16, YES),
    ],
  }),
  sizeOut: u16({
    filter: "proposed_tsdu_maximum_size_i2r",
    label: "Proposed TSDU Maximum Size, Initiator to Responder",
  }),
  sizeBack: u16({
    filter: "proposed_tsdu_maximum_size_r2i",
    label: "Proposed TSDU Maximum Size, Responder to Initiator",
  }),
  reason: u8({ filter: "reason_code", label: "Reason Code", strings: sesReasons }),
  called: octets("called_ss_user_reference", "Called SS User Reference"),
  calling: octets("calling_ss_user_reference", "Calling SS User Reference"),
  common: octets("common_reference", "Common Reference"),
  additional: octets("additional_reference_information", "Additional Reference Information"),
  serial: text("rest", { filter: "initial_serial_number", label: "Initial Serial Number" }),
  callingSelector: octets("calling_session_selector", "Calling Session Selector"),
  calledSelector: octets("called_session_selector", "Called Session Selector"),
};
type SesPage = Page<keyof typeof fields>;

/** What parameters hold, by their types, and how many octets that has where it is not all of them. */
const contents: { readonly [type: number]: readonly [field: keyof typeof fields, size?: number] } = {
  9: ["called"],
  10: ["calling"],
  11: ["common"],
  12: ["additional"],
  16: ["tokens", 1],
  17: ["transport", 1],
  19: ["options", 1],
  20: ["requirement", 2],
  22: ["version", 1],
  23: ["serial"],
  25: ["enclosure", 1],
  26: ["tokenSettings", 1],
  50: ["reason", 1],
  51: ["callingSelector"],
  52: ["calledSelector"],
};
const SIZES = 21;
const GROUPS = new Set([1, 5, 33]);
/** Parameters that hold what the presentation layer sends. */
const isUserData = (type: number): boolean => type === 193 || type === 194;
/** A length of two octets has this in front. */
const LONG = 0xff;
const DATA = 1;

/** Where what a unit carries begins and ends; `inParameter` where a parameter holds it. */
export interface SesCarried {
  readonly start: number;
  readonly end: number;
  readonly inParameter: boolean;
}

/** Reads the header of the unit bytes[start..end). */
export function sesCarried(bytes_: Uint8Array, start: number, end: number): SesCarried {
  const length = lengthAt(bytes_, start + 1, end);
  const first = start + 1 + length.size;
  const stop = Math.min(end, first + length.value);
  if (length.size === 0) return { start: end, end, inParameter: false };
  for (let at = first; at + 2 <= stop;) {
    const size = lengthAt(bytes_, at + 1, stop);
    if (size.size === 0) break;
    const from = at + 1 + size.size;
    const to = Math.min(end, from + size.value);
    if (isUserData(bytes_[at])) return { start: from, end: to, inParameter: true };
    at = to;
  }
  return { start: stop, end, inParameter: false };
}

function lengthAt(bytes_: Uint8Array, at: number, end: number): { readonly value: number; readonly size: number } {
  if (at >= end) return { value: 0, size: 0 };
  if (bytes_[at] !== LONG) return { value: bytes_[at], size: 1 };
  return at + 3 > end ? { value: 0, size: 0 } : { value: (bytes_[at + 1] << 8) | bytes_[at + 2], size: 3 };
}

/** Takes a length of one octet, or of two behind one. */
function takeLength(page: SesPage, short: "length" | "parameterLength"): number {
  if (page.peek(1) !== LONG) return page.take(short);
  page.pass(1);
  return page.take(short === "length" ? "longLength" : "longParameterLength");
}

function parameters(page: SesPage, deep: boolean): void {
  while (page.left >= 2) {
    const type = page.peek(1);
    const { value, size } = lengthAt(page.bytes, page.at + 1, page.end);
    page.mark("parameter", 1 + size + value);
    page.within(() => {
      page.take("parameterType");
      takeLength(page, "parameterLength");
      if (isUserData(type)) return;
      page.window(value, () => {
        if (GROUPS.has(type) && !deep) parameters(page, true);
        else parameter(page, type);
      });
    });
    if (isUserData(type)) return;
  }
}

function parameter(page: SesPage, type: number): void {
  if (type === SIZES && page.left >= 4) {
    page.take("sizeOut");
    page.take("sizeBack");
    return;
  }
  const known = contents[type];
  if (!known || page.left === 0) return;
  const [field, size = page.left] = known;
  if (page.left >= size) page.take(field, size);
}

/** A unit of the session layer up to what it carries (ITU-T X.225 8.2); the one behind tokens is told that it stands there. */
export const sesUnit = laidOut(
  "unit of the session layer",
  fields,
  (page) => {
    const behind = page.told === DATA;
    const type = page.peek(1);
    page.take(!behind && type <= 2 ? "tokenType" : "type");
    takeLength(page, "length");
    if (!page.lacks) parameters(page, false);
  },
  {
    skip: (bytes_, at, end) => sesCarried(bytes_, at, end).start,
  },
);
