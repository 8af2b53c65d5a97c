import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { attributeFields, attributeTypes, diameterKey } from "../parts/diameter-fields.ts";
import { diameterVendors } from "../parts/diameter-vendors.ts";
import { writeSetBits } from "../parts/set-bits.ts";
import { Diameter } from "./diameter.ts";

const VENDOR_SPECIFIC = 0x80;
const REQUEST = 0x80;
/** Octets of a value that trees show. */
const SHOWN_OCTETS = 36;

/** Values that Wireshark hands to other protocols, which put their names behind this one's. */
const handed = [
  ["diameter.Codec-Data", "/SDP"],
  ["diameter.User-Data", "/XML"],
  ["diameter.Sh-User-Data", "/XML"],
] as const;

/** Letters for the highest bits of an octet, a line where one is not set. */
const letters = (flags: number, of: string): string =>
  Array.from(of, (letter, bit) => (flags & (0x80 >> bit) ? letter : "-")).join("");

const messageFlags = [
  [0x80, "Request"],
  [0x40, "Proxyable"],
  [0x20, "Error"],
  [0x10, "T(Potentially re-transmitted message)"],
] as const;
const attributeFlags = [
  [0x80, "Vendor-Specific: Set"],
  [0x40, "Mandatory: Set"],
  [0x20, "Protected: Set"],
] as const;

const attributeName = (key: string): string => attributeFields[key]?.filter ?? "Unknown";

/** The key of the attribute whose number stands in `code`: what else its header has stands behind that. */
function keyOf(line: InfoLine, code: number): string {
  const isVendors = (line.number(line.find("diameter.avp.flags", code)) & VENDOR_SPECIFIC) !== 0;
  return diameterKey(isVendors ? line.number(line.find("diameter.avp.vendorId", code)) : 0, line.number(code));
}

/** Octets in hexadecimal, as many of them as trees show. */
function hex(octets: Uint8Array): string {
  const shown = Array.from(octets.subarray(0, SHOWN_OCTETS), (octet) => octet.toString(16).padStart(2, "0"));
  return shown.join("") + (octets.length > SHOWN_OCTETS ? "…" : "");
}

function writeValue(line: InfoLine, quad: number, key: string): void {
  const type = attributeTypes.get(key);
  if (type === "group") return;
  const name = type === undefined ? "avp.unknown" : attributeName(key);
  const parts = type === "address" ? ["IPv4", "IPv6", "E164", "Bytes"].map((part) => `${name}.${part}`) : [name];
  const value = parts.map((part) => line.inside(quad, `diameter.${part}`)).find((found) => found >= 0);
  if (value === undefined) return;
  line.text(" val=");
  const word = line.word(value);
  if (type === undefined || type === "octets") line.utf8(hex(line.octetsOf(value)));
  else if (word === undefined) line.show(value);
  else line.utf8(`${word} (${line.number(value)})`);
}

export const diameterInfo = infoText(Diameter, {
  again: "",
  info(line) {
    for (const [name, inner] of handed)
      for (let at = line.find(name); at >= 0; at = line.find(name, at)) line.protocol += inner;
    const code = line.find("diameter.cmd.code");
    const flags = line.value("diameter.flags");
    const application = line.find("diameter.applicationId");
    line.text(`cmd=${line.word(code) ?? "Unknown"} ${flags & REQUEST ? "Request" : "Answer"}(${line.number(code)})`);
    line.text(
      ` flags=${letters(flags, "RPET")} appl=${line.word(application) ?? "Unknown"}(${line.number(application)})`,
    );
    line.text(` h2h=${line.value("diameter.hopbyhopid").toString(16)}`);
    line.text(` e2e=${line.value("diameter.endtoendid").toString(16)} | `);
  },
  endings: {
    "diameter.flags": (line, quad) => writeSetBits(line, quad, messageFlags),
    "diameter.avp.flags": (line, quad) => writeSetBits(line, quad, attributeFlags),
  },
  labels: {
    "diameter.avp.code": (line, quad) =>
      line.text(`AVP Code: ${line.number(quad)} ${attributeName(keyOf(line, quad))}`),
    "diameter.avp"(line, quad) {
      const number = line.inside(quad, "diameter.avp.code");
      const key = keyOf(line, number);
      const code = line.number(number);
      const flags = line.number(line.inside(quad, "diameter.avp.flags"));
      const length = line.number(line.inside(quad, "diameter.avp.len"));
      line.text(`AVP: ${attributeName(key)}(${code}) l=${length} f=${letters(flags, "VMP")}`);
      if (flags & VENDOR_SPECIFIC) {
        const vendor = line.number(line.inside(quad, "diameter.avp.vendorId"));
        line.text(` vnd=${diameterVendors[vendor]?.[0] ?? vendor}`);
      }
      writeValue(line, quad, key);
    },
    "diameter.avp.vendorId"(line, quad) {
      line.utf8(`AVP Vendor Id: ${diameterVendors[line.number(quad)]?.[1] ?? "Unknown"} (${line.number(quad)})`);
    },
  },
});
