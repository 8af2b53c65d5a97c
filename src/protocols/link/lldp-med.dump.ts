import type { DumpLine } from "../../definition/dump-line.ts";

type Names = { readonly [number: number]: string };

const names: Names = {
  1: "LLDP-MED Capabilities",
  2: "Network policy",
  3: "Location identification",
  4: "Extended power-via-MDI",
  5: "Inventory - hardware revision",
  6: "Inventory - firmware revision",
  7: "Inventory - software revision",
  8: "Inventory - serial number",
  9: "Inventory - manufacturer name",
  10: "Inventory - model name",
  11: "Inventory - asset ID",
};
const inventory: Names = {
  5: "Hardware revision",
  6: "Firmware revision",
  7: "Software revision",
  8: "Serial number",
  9: "Manufacturer name",
  10: "Model name",
  11: "Asset ID",
};
const capabilities = [
  [0x01, "LLDP-MED capabilities"],
  [0x02, "network policy"],
  [0x04, "location identification"],
  [0x08, "extended power via MDI-PSE"],
  [0x10, "extended power via MDI-PD"],
  [0x20, "Inventory"],
] as const;
const devices: Names = {
  1: "endpoint class 1",
  2: "endpoint class 2",
  3: "endpoint class 3",
  4: "network connectivity",
};
const applications: Names = {
  1: "voice",
  2: "voice signaling",
  3: "guest voice",
  4: "guest voice signaling",
  5: "softphone voice",
  6: "video conferencing",
  7: "streaming video",
  8: "video signaling",
};
const policyFlags = [
  [0x80, "Unknown"],
  [0x40, "Tagged"],
  [0x20, "reserved"],
] as const;
const powerSources: Names = {
  1: "PSE - primary power source",
  2: "local - backup power source",
  3: "PSE+local - reserved",
};
const powerPriorities: Names = { 1: "critical", 2: "high", 3: "low" };
const LARGEST_POWER = 1023;

/** Elements of media endpoint discovery; true where their octets shall be shown. */
export function mediaText(line: DumpLine, at: number, length: number): boolean {
  if (length < 4) return false;
  const subtype = line.u8(at + 3);
  line.text(`\n\t  ${names[subtype] ?? "unknown"} Subtype (${subtype})`);
  const value = at + 4;
  if (inventory[subtype] !== undefined) {
    line.text(`\n\t  ${inventory[subtype]} `);
    line.visibleText(value, length - 4, true);
    return false;
  }
  switch (subtype) {
    case 1:
      if (length >= 7) mediaCapabilities(line, value);
      return false;
    case 2:
      if (length >= 8) policy(line, value);
      return false;
    case 3:
      if (length >= 5) location(line, value, length - 4);
      return false;
    case 4:
      if (length >= 7) power(line, value);
      return false;
    default:
      return true;
  }
}

function hexadecimal(line: DumpLine, value: number, width: number): void {
  line.text(" (0x");
  line.hex(value, width);
  line.text(")");
}

function mediaCapabilities(line: DumpLine, at: number): void {
  const bits = line.u16(at);
  line.text("\n\t    Media capabilities [");
  line.bitNames(capabilities, bits, ", ", "none");
  line.text("]");
  hexadecimal(line, bits, 4);
  line.text(`\n\t    Device type [${devices[line.u8(at + 2)] ?? "unknown"}]`);
  hexadecimal(line, line.u8(at + 2), 2);
}

function policy(line: DumpLine, at: number): void {
  line.text(`\n\t    Application type [${applications[line.u8(at)] ?? "none"}]`);
  hexadecimal(line, line.u8(at), 2);
  line.text(", Flags [");
  line.bitNames(policyFlags, line.u8(at + 1), ", ", "none");
  line.text(`]\n\t    Vlan id ${(line.u16(at + 1) >> 1) & 0xfff}`);
  line.text(`, L2 priority ${(line.u16(at + 2) >> 6) & 7}, DSCP value ${line.u16(at + 2) & 63}`);
}

function power(line: DumpLine, at: number): void {
  const octet = line.u8(at);
  // tcpdump tests two low bits for the type: its shift binds before its mask.
  line.text(
    `\n\t    Power type [${octet & 3 ? "PD device" : "PSE device"}], Power source [${powerSources[(octet >> 4) & 3] ?? "none"}]`,
  );
  line.text(`\n\t    Power priority [${powerPriorities[octet & 15] ?? "none"}]`);
  hexadecimal(line, octet & 15, 2);
  const tenths = line.u16(at + 1);
  line.text(tenths <= LARGEST_POWER ? `, Power ${(tenths / 10).toFixed(1)} Watts` : `, Power ${tenths} (Reserved)`);
}

const formats: Names = { 1: "coordinate-based LCI", 2: "civic address LCI", 3: "ECS ELIN" };
const data: Names = {
  1: "World Geodesic System 1984",
  2: "North American Datum 1983 (NAVD88)",
  3: "North American Datum 1983 (MLLW)",
};
const subjects: Names = {
  0: "location of DHCP server",
  1: "location of the network element believed to be closest to the client",
  2: "location of the client",
};
const elements: Names = {
  1: "national subdivisions (state,canton,region,province,prefecture)",
  2: "county, parish, gun, district",
  3: "city, township, shi",
  4: "city division, borough, city district, ward chou",
  5: "neighborhood, block",
  6: "street",
};

function location(line: DumpLine, at: number, length: number): void {
  const format = line.u8(at);
  line.text(`\n\t    Location data format ${formats[format] ?? "unknown"}`);
  hexadecimal(line, format, 2);
  if (format === 1) {
    if (length >= 17) coordinates(line, at + 1);
  } else if (format === 2) civic(line, at + 1, length - 1);
  else if (format === 3) {
    line.text("\n\t    ECS ELIN id ");
    line.visibleText(at + 1, length - 1, true);
  } else {
    line.text("\n\t    Location ID ");
    line.hexLines(at + 1, length - 1, "\n\t      ");
  }
}

function coordinates(line: DumpLine, at: number): void {
  const place = (from: number): string => `resolution ${line.u8(from) >> 2}`;
  const value = (from: number): string => String((line.u8(from) & 3) * 2 ** 32 + line.u32(from + 1));
  line.text(`\n\t    Latitude ${place(at)}, latitude value ${value(at)}`);
  line.text(`\n\t    Longitude ${place(at + 5)}, longitude value ${value(at + 5)}`);
  const kind = line.u8(at + 10) >> 4;
  line.text(`\n\t    Altitude type ${kind === 1 ? "meters" : kind === 2 ? "floors" : "unknown"} (${kind})`);
  line.text(
    `\n\t    Altitude resolution ${(line.u16(at + 10) >> 6) & 63}, altitude value 0x${(line.u32(at + 11) & 0x3fffffff).toString(16)}`,
  );
  line.text(`\n\t    Datum ${data[line.u8(at + 15)] ?? "unknown"}`);
  hexadecimal(line, line.u8(at + 15), 2);
}

function civic(line: DumpLine, at: number, length: number): void {
  if (length < 1) return;
  const octets = line.u8(at);
  if (octets < 3 || length < 2 + octets) return;
  line.text(`\n\t    LCI length ${octets}, LCI what ${subjects[line.u8(at + 1)] ?? "unknown"}`);
  hexadecimal(line, line.u8(at + 1), 2);
  line.text(", Country-code ");
  line.visibleText(at + 2, 2, true);
  for (let i = at + 4, end = at + 1 + octets; end - i >= 2;) {
    const type = line.u8(i);
    const size = line.u8(i + 1);
    line.text(`\n\t      CA type '${elements[type] ?? "unknown"}' (${type}), length ${size}: `);
    if (type === 0 || size === 0 || end - i - 2 < size) return;
    line.visibleText(i + 2, size, true);
    i += 2 + size;
  }
}

/** Elements of IANA: where a device says what it may be expected to do. */
export function ianaText(line: DumpLine, at: number, length: number): boolean {
  if (length < 8) return false;
  const subtype = line.u8(at + 3);
  line.text(`\n\t  ${subtype === 1 ? "MUD-URL" : "unknown"} Subtype (${subtype})`);
  if (subtype !== 1) return true;
  line.text("\n\t  MUD-URL=");
  line.visibleText(at + 4, length - 4);
  return false;
}
