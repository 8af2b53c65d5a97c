import { formatIPv6 } from "../../bytes/addresses.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { valueName } from "../../definition/registry.ts";
import { hexDump } from "../../bytes/hex-dump.ts";
import { dotted } from "../parts/dotted-octet.ts";
import { enterpriseTexts } from "../parts/enterprise-texts.ts";
import { ntpTime } from "../parts/ntp-time-text.ts";
import { errorCauses } from "../parts/radius-values.ts";

/** What a mobile node's home can do, by bit (RFC 5447 and successors). */
const features: readonly (readonly [bigint, string])[] = [
  [0n, "MIP6_INTEGRATED"],
  [1n, "LOCAL_HOME_AGENT_ASSIGNMENT"],
  [40n, "PMIP6_SUPPORTED"],
  [41n, "IP4_HOA_SUPPORTED"],
  [42n, "LOCAL_MAG_ROUTING_SUPPORTED"],
  [43n, "ASSIGN_LOCAL_IP"],
  [44n, "MIP4_SUPPORTED"],
  [45n, "OPTIMIZED_IDLE_MODE_MOBILITY"],
  [46n, "GTPv2_SUPPORTED"],
  [47n, "IP4_TRANSPORT_SUPPORTED"],
  [48n, "IP4_HOA_ONLY_SUPPORTED"],
  [49n, "INTER_MAG_ROUTING_SUPPORTED"],
];
const namespaces: { readonly [octet: number]: string } = { 0x30: "TADIG", 0x31: "REALM", 0x32: "E212", 0x33: "ICC" };
const locationCodes: { readonly [code: number]: string } = { 0: "Civic", 1: "Geospatial" };
const locationEntities: { readonly [entity: number]: string } = { 0: "User", 1: "RADIUS" };
const RETRANSMISSION = 0x8000;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Attributes with a layout of their own. */
export function specialText(line: DumpLine, type: number, at: number, octets: number): void {
  switch (type) {
    case 26:
      return vendor(line, at, octets);
    case 55:
      return sized(line, octets, 4) ? line.text(localTime(line, line.u32(at))) : undefined;
    case 70:
      return sized(line, octets, 16) ? arapPassword(line, at) : undefined;
    case 71:
      return sized(line, octets, 14) ? arapFeatures(line, at) : undefined;
    case 84:
      return octets < 8 ? line.text(`ERROR: length ${octets} != 8`) : upperHex(line, at, 8);
    case 97:
    case 123:
      return prefix(line, at, octets);
    case 101:
      return octets === 4 ? errorCause(line, line.u32(at)) : line.text(`Error: length ${octets} != 4`);
    case 124:
      return sized(line, octets, 8) ? featureVector(line, at) : undefined;
    case 125:
      return sized(line, octets, 17) ? homeLinkPrefix(line, at) : undefined;
    default:
      return line.has(at, octets) ? location(line, type, at, octets) : line.truncated();
  }
}

function sized(line: DumpLine, octets: number, wanted: number): boolean {
  if (octets !== wanted) line.text(`ERROR: length ${octets} != ${wanted}`);
  return octets === wanted;
}

/** `Thu Jan  1 00:00:00 1970`, in local time. */
function localTime(line: DumpLine, seconds: number): string {
  const date = new Date(1000 * (seconds + (line.names.zoneOffset?.(seconds) ?? 0)));
  const day = String(date.getUTCDate()).padStart(2, " ");
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${date.toISOString().slice(11, 19)} ${date.getUTCFullYear()}`;
}

function errorCause(line: DumpLine, cause: number): void {
  line.text(`Error cause ${cause}: ${valueName(errorCauses, cause) ?? `Error-Cause ${cause} not known`}`);
}

function upperHex(line: DumpLine, at: number, octets: number): void {
  for (let i = at; i < at + octets; i++) line.text(line.u8(i).toString(16).toUpperCase().padStart(2, "0"));
}

function arapPassword(line: DumpLine, at: number): void {
  line.text("User_challenge (");
  upperHex(line, at, 8);
  line.text(") User_resp(");
  upperHex(line, at + 8, 8);
  line.text(")");
}

function arapFeatures(line: DumpLine, at: number): void {
  line.text(line.u8(at) === 0 ? "User cannot change password" : "User can change password");
  line.text(`, Min password length: ${line.u8(at + 1)}`);
  line.text(", created at: ");
  upperHex(line, at + 2, 4);
  line.text(", expires in: ");
  upperHex(line, at + 6, 4);
  line.text(", Current Time: ");
  upperHex(line, at + 10, 4);
}

function prefix(line: DumpLine, at: number, octets: number): void {
  if (octets < 2 || octets > 18) return line.text(`ERROR: length ${octets} not in range (2..18)`);
  if (!line.has(at, octets)) return line.truncated();
  const bits = line.u8(at + 1);
  if (bits > 128) return line.text(`ERROR: netmask ${bits} not in range (0..128)`);
  const address = new Uint8Array(16);
  address.set(line.bytes.subarray(at + 2, at + octets));
  line.text(`${line.names.ipv6(address, 0) ?? formatIPv6(address, 0)}/${bits}`);
  if (bits > 8 * (octets - 2)) line.text(" (inconsistent prefix length)");
}

function homeLinkPrefix(line: DumpLine, at: number): void {
  if (!line.has(at, 17)) return line.truncated();
  const bits = line.u8(at);
  if (bits > 128) return line.text(`ERROR: netmask ${bits} not in range (0..128)`);
  line.host6(at + 1);
  line.text(`/${bits}`);
}

function featureVector(line: DumpLine, at: number): void {
  line.text("[");
  const value = line.u64(at);
  line.text(
    features
      .filter(([bit]) => (value >> bit) & 1n)
      .map(([, name]) => name)
      .join(", "),
  );
  line.text("]");
}

function location(line: DumpLine, type: number, at: number, octets: number): void {
  const least = { 126: 2, 127: 21, 128: 3, 129: 10 }[type] ?? 0;
  if (octets < least) return line.text(`ERROR: length ${octets} < ${least}`);
  switch (type) {
    case 126:
      line.text("[");
      line.named(namespaces, line.u8(at), "unknown namespace %");
      line.text("] ");
      return line.visibleText(at + 1, octets - 1);
    case 127:
      return locationInformation(line, at, octets);
    case 128:
      line.text(`index ${line.u16(at)}, location`);
      return hexDump(line, line.bytes, at + 2, at + octets, "\n\t    ", true);
    default:
      return policyRules(line, at, octets);
  }
}

function locationInformation(line: DumpLine, at: number, octets: number): void {
  line.text(`index ${line.u16(at)}, code `);
  line.named(locationCodes, line.u8(at + 2), "Unknown (%)");
  line.text(", entity ");
  line.named(locationEntities, line.u8(at + 3), "Unknown (%)");
  line.text(`, sighting time ${time(line, at + 4)}, time to live ${time(line, at + 12)}, method "`);
  line.visibleText(at + 20, octets - 20);
  line.text('"');
}

function policyRules(line: DumpLine, at: number, octets: number): void {
  const flags = line.u16(at);
  const names: string[] = [];
  for (let bit = 0; bit < 15; bit++) if ((flags >> bit) & 1) names.push(`MBZ-${15 - bit}`);
  if (flags & RETRANSMISSION) names.push("Retransmission Allowed");
  line.text(`flags [${names.join(", ") || "none"}], retention expires ${time(line, at + 2)}`);
  if (octets <= 10) return;
  line.text(', note well "');
  line.visibleText(at + 10, octets - 10);
  line.text('"');
}

function time(line: DumpLine, at: number): string {
  return ntpTime(line.u32(at), line.u32(at + 4));
}

function vendor(line: DumpLine, start: number, octets: number): void {
  if (octets < 4) return line.truncated();
  const number = line.u32(start);
  line.text(`Vendor: ${enterpriseTexts[number] ?? "Unknown"} (${number})`);
  for (let at = start + 4, left = octets - 4; left >= 2;) {
    const type = line.u8(at);
    const length = line.u8(at + 1);
    const bogus =
      length < 2 ? "must be >= 2" : length > left ? "goes past end of vendor-specific attribute" : undefined;
    if (bogus) return line.text(`\n\t    Vendor Attribute: ${type}, Length: ${length} (bogus, ${bogus})`);
    if (!line.has(at + 2, length - 2)) return line.truncated();
    line.text(`\n\t    Vendor Attribute: ${type}, Length: ${length - 2}, Value: `);
    for (let i = at + 2; i < at + length; i++) line.octet(dotted(line.u8(i)));
    at += length;
    left -= length;
  }
}
