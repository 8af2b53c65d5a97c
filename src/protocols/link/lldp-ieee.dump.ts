import type { DumpLine } from "../../definition/dump-line.ts";

type Names = { readonly [number: number]: string };

const dot1Names: Names = {
  1: "Port VLAN Id",
  2: "Port and Protocol VLAN ID",
  3: "VLAN name",
  4: "Protocol Identity",
  7: "Link aggregation",
  8: "Congestion Notification",
  9: "ETS Configuration",
  10: "ETS Recommendation",
  11: "Priority Flow Control Configuration",
  12: "Application Priority",
  13: "EVB",
  14: "CDCP",
};
/** Octets below which an element says no more than its subtype. */
const dot1Sizes: { readonly [subtype: number]: number } = {
  1: 6,
  2: 7,
  3: 6,
  4: 5,
  7: 9,
  8: 6,
  9: 25,
  10: 25,
  11: 6,
  12: 5,
  13: 9,
  14: 8,
};
const vlanFlags = [
  [0x02, "supported"],
  [0x04, "enabled"],
] as const;
const aggregationFlags = [
  [0x01, "supported"],
  [0x02, "enabled"],
] as const;
const bridgeModes = ["Not Supported", "EVB Bridge", "EVB Station", "Reserved for future Standardization"];

/** Elements of IEEE 802.1; true where their octets shall be shown. */
export function dot1Text(line: DumpLine, at: number, length: number): boolean {
  if (length < 4) return false;
  const subtype = line.u8(at + 3);
  line.text(`\n\t  ${dot1Names[subtype] ?? "unknown"} Subtype (${subtype})`);
  if (dot1Names[subtype] === undefined) return true;
  if (length < dot1Sizes[subtype]) return false;
  const value = at + 4;
  switch (subtype) {
    case 1:
      line.text(`\n\t    port vlan id (PVID): ${line.u16(value)}`);
      break;
    case 2: {
      const flags = line.u8(value);
      line.text(`\n\t    port and protocol vlan id (PPVID): ${line.u16(value + 1)}, flags [`);
      line.bitNames(vlanFlags, flags, ", ", "none");
      line.text("] (0x");
      line.hex(flags, 2);
      line.text(")");
      break;
    }
    case 3:
      line.text(`\n\t    vlan id (VID): ${line.u16(value)}`);
      if (length >= 7) counted(line, "vlan name", value + 2, at + length);
      break;
    case 4:
      counted(line, "protocol identity", value, at + length);
      break;
    case 7:
      aggregation(line, value);
      break;
    case 8:
      line.text("\n\t    Pre-Priority CNPV Indicator");
      priorities(line, line.u8(value));
      line.text("\n\t    Pre-Priority Ready Indicator");
      priorities(line, line.u8(value + 1));
      break;
    case 9: {
      const octet = line.u8(value);
      line.text(
        `\n\t    Willing:${octet >> 7}, CBS:${(octet >> 6) & 2}, RES:${(octet >> 3) & 7}, Max TCs:${octet & 7}`,
      );
      classes(line, value + 1);
      break;
    }
    case 10:
      line.text(`\n\t    RES: ${line.u8(value)}`);
      classes(line, value + 1);
      break;
    case 11: {
      const octet = line.u8(value);
      line.text(
        `\n\t    Willing: ${octet >> 7}, MBC: ${(octet >> 6) & 1}, RES: ${(octet >> 4) & 3}, PFC cap:${octet & 15} `,
      );
      line.text("\n\t    PFC Enable");
      priorities(line, line.u8(value + 1));
      break;
    }
    case 12:
      applications(line, value, length - 5);
      break;
    case 13:
      virtualBridging(line, value);
      break;
    default:
      channels(line, value, length - 8);
  }
  return false;
}

function counted(line: DumpLine, what: string, at: number, end: number): void {
  const octets = line.u8(at);
  if (end - at < 1 + octets) return;
  line.text(`\n\t    ${what}: `);
  line.visibleText(at + 1, octets, true);
}

function aggregation(line: DumpLine, at: number): void {
  line.text("\n\t    aggregation status [");
  line.bitNames(aggregationFlags, line.u8(at), ", ", "none");
  line.text(`], aggregation port ID ${line.u32(at + 1)}`);
}

/** One bit a priority, the first the lowest. */
function priorities(line: DumpLine, bits: number): void {
  line.text("\n\t     Priority : 0  1  2  3  4  5  6  7\n\t     Value    : ");
  for (let i = 0; i < 8; i++) line.text(`${(bits >> i) & 1}  `);
}

/** Four octets of eight priorities, then an octet for each traffic class, twice. */
function classes(line: DumpLine, at: number): void {
  const row = (value: (i: number) => number): string =>
    Array.from({ length: 8 }, (_, i) => String(value(i)).padEnd(3)).join(" ");
  line.need(at, 20);
  line.text("\n\t    Priority Assignment Table\n\t     Priority : 0   1   2   3   4   5   6   7\n\t     Value    : ");
  line.text(row((i) => (line.u8(at + (i >> 1)) >> (i % 2 === 0 ? 4 : 0)) & 15));
  line.text("\n\t    TC Bandwidth Table\n\t     TC%   : 0   1   2   3   4   5   6   7\n\t     Value : ");
  line.text(row((i) => line.u8(at + 4 + i)));
  line.text(
    "\n\t    TSA Assignment Table\n\t     Traffic Class: 0   1   2   3   4   5   6   7\n\t     Value        : ",
  );
  line.text(row((i) => line.u8(at + 12 + i)));
}

function applications(line: DumpLine, at: number, length: number): void {
  line.text(`\n\t    RES: ${line.u8(at)}`);
  if (length === 0 || length % 3 !== 0) return;
  line.text("\n\t    Application Priority Table");
  for (let i = at + 1; i < at + 1 + length; i += 3) {
    const octet = line.u8(i);
    line.text(
      `\n\t      Priority: ${octet >> 5}, RES: ${(octet >> 3) & 3}, Sel: ${octet & 7}, Protocol ID: ${line.u16(i + 1)}`,
    );
  }
}

function virtualBridging(line: DumpLine, at: number): void {
  const [bridge, station, retries, mode, keepAlive] = [0, 1, 2, 3, 4].map((i) => line.u8(at + i));
  line.text(
    `\n\t    EVB Bridge Status\n\t      RES: ${bridge >> 3}, BGID: ${(bridge >> 2) & 1}, RRCAP: ${(bridge >> 1) & 1}, RRCTR: ${bridge & 1}`,
  );
  line.text(
    `\n\t    EVB Station Status\n\t      RES: ${station >> 4}, SGID: ${(station >> 3) & 1}, RRREQ: ${(station >> 2) & 1},RRSTAT: ${station & 3}`,
  );
  line.text(`\n\t    R: ${retries >> 5}, RTE: ${retries & 31}, EVB Mode: ${bridgeModes[mode >> 6]} [${mode >> 6}]`);
  line.text(
    `\n\t    ROL: ${(mode >> 5) & 1}, RWD: ${mode & 31}, RES: ${keepAlive >> 6}, ROL: ${(keepAlive >> 5) & 1}, RKA: ${keepAlive & 31}`,
  );
}

function channels(line: DumpLine, at: number, length: number): void {
  const octet = line.u8(at);
  line.text(
    `\n\t    Role: ${octet >> 7}, RES: ${(octet >> 4) & 7}, Scomp: ${(octet >> 3) & 1} ChnCap: ${line.u16(at + 2) & 0xfff}`,
  );
  if (length % 3 !== 0) return;
  for (let i = at + 4; i < at + 4 + length; i += 3)
    line.text(`\n\t    SCID: ${line.u24(i) >> 12}, SVID: ${line.u24(i) & 0xfff}`);
}

const dot3Names: Names = {
  1: "MAC/PHY configuration/status",
  2: "Power via MDI",
  3: "Link aggregation",
  4: "Max frame size",
};
const dot3Sizes: { readonly [subtype: number]: number } = { 1: 9, 2: 7, 3: 9, 4: 6 };
const negotiation = [
  [0x01, "supported"],
  [0x02, "enabled"],
] as const;
const media = [
  [0x4000, "10BASE-T hdx"],
  [0x2000, "10BASE-T fdx"],
  [0x1000, "100BASE-T4"],
  [0x0800, "100BASE-TX hdx"],
  [0x0400, "100BASE-TX fdx"],
  [0x0200, "100BASE-T2 hdx"],
  [0x0100, "100BASE-T2 fdx"],
  [0x0080, "Pause for fdx links"],
  [0x0040, "Asym PAUSE for fdx"],
  [0x0020, "Sym PAUSE for fdx"],
  [0x0010, "Asym and Sym PAUSE for fdx"],
  [0x0008, "1000BASE-{X LX SX CX} hdx"],
  [0x0004, "1000BASE-{X LX SX CX} fdx"],
  [0x0002, "1000BASE-T hdx"],
  [0x0001, "1000BASE-T fdx"],
] as const;
/** Kinds of attachment units, as RFC 3636 numbers them. */
const units = [
  "Unknown",
  "AUI",
  "10BASE_5",
  "FOIRL",
  "10BASE2",
  "10BASET duplex mode unknown",
  "10BASEFP",
  "10BASEFB",
  "10BASEFL duplex mode unknown",
  "10BROAD36",
  "10BASET hdx",
  "10BASET fdx",
  "10BASEFL hdx",
  "10BASEFL fdx",
  "100BASET4",
  "100BASETX hdx",
  "100BASETX fdx",
  "100BASEFX hdx",
  "100BASEFX fdx",
  "100BASET2 hdx",
  "100BASET2 fdx",
  "1000BASEX hdx",
  "1000BASEX fdx",
  "1000BASELX hdx",
  "1000BASELX fdx",
  "1000BASESX hdx",
  "1000BASESX fdx",
  "1000BASECX hdx",
  "1000BASECX fdx",
  "1000BASET hdx",
  "1000BASET fdx",
  "10GBASEX",
  "10GBASELX4",
  "10GBASER",
  "10GBASEER",
  "10GBASELR",
  "10GBASESR",
  "10GBASEW",
  "10GBASEEW",
  "10GBASELW",
  "10GBASESW",
];
const powerFlags = [
  [0x01, "PSE"],
  [0x02, "supported"],
  [0x04, "enabled"],
  [0x08, "can be controlled"],
] as const;

/** Elements of IEEE 802.3; true where their octets shall be shown. */
export function dot3Text(line: DumpLine, at: number, length: number): boolean {
  if (length < 4) return false;
  const subtype = line.u8(at + 3);
  line.text(`\n\t  ${dot3Names[subtype] ?? "unknown"} Subtype (${subtype})`);
  if (dot3Names[subtype] === undefined) return true;
  if (length < dot3Sizes[subtype]) return false;
  const value = at + 4;
  if (subtype === 1) attachment(line, value);
  else if (subtype === 2) power(line, value);
  else if (subtype === 3) aggregation(line, value);
  else line.text(`\n\t    MTU size ${line.u16(value)}`);
  return false;
}

function attachment(line: DumpLine, at: number): void {
  const bits = line.u8(at);
  line.text("\n\t    autonegotiation [");
  line.bitNames(negotiation, bits, ", ", "none");
  line.text("] (0x");
  line.hex(bits, 2);
  line.text(")\n\t    PMD autoneg capability [");
  const advertised = line.u16(at + 1);
  line.bitNames(media, advertised, ", ", "unknown");
  line.text("] (0x");
  line.hex(advertised, 4);
  const unit = line.u16(at + 3);
  line.text(`)\n\t    MAU type ${units[unit] ?? "unknown"} (0x`);
  line.hex(unit, 4);
  line.text(")");
}

function power(line: DumpLine, at: number): void {
  line.text("\n\t    MDI power support [");
  line.bitNames(powerFlags, line.u8(at), ", ", "none");
  const pair = line.u8(at + 1);
  const kind = line.u8(at + 2);
  line.text(`], power pair ${pair === 1 ? "signal" : pair === 2 ? "spare" : "unknown"}`);
  line.text(`, power class ${kind >= 1 && kind <= 5 ? `class${kind - 1}` : "unknown"}`);
}
