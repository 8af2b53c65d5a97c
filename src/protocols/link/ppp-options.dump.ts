import type { DumpLine } from "../../definition/dump-line.ts";
import { ouiTexts } from "../parts/oui-texts.ts";
import { pppProtocolTexts } from "../parts/ppp-protocol-texts.ts";

/** Prints the option at `at`, of which no more than `limit` octets are there; returns its octets, 0 to end the list. */
export type PrintOption = (line: DumpLine, at: number, limit: number) => number;

type Names = { readonly [code: number]: string };

/** The octets that a kind of option must have, whether others end the list, and what it says. */
interface Kind {
  readonly exactly?: number;
  readonly least?: number;
  readonly fatal?: boolean;
  /** Returns false to end the list, or how much later than the value the octets that -vv shows start. */
  readonly print?: (line: DumpLine, at: number, octets: number) => boolean | number | void;
}

const lcpNames: Names = {
  0: "Vend-Ext",
  1: "MRU",
  2: "ACCM",
  3: "Auth-Prot",
  4: "Qual-Prot",
  5: "Magic-Num",
  6: "deprecated(6)",
  7: "PFC",
  8: "ACFC",
  9: "FCS-Alt",
  10: "SDP",
  11: "Num-Mode",
  12: "deprecated(12)",
  13: "Call-Back",
  14: "deprecated(14)",
  15: "deprecated(15)",
  16: "deprecated(16)",
  17: "MRRU",
  18: "12-Bit seq #",
  19: "End-Disc",
  20: "Proprietary",
  21: "DCE-Id",
  22: "MP+",
  23: "Link-Disc",
  24: "LCP-Auth-Opt",
  25: "COBS",
  26: "Prefix-elision",
  27: "Multilink-header-Form",
  28: "I18N",
  29: "SDL-over-SONET/SDH",
  30: "PPP-Muxing",
};
const ipcpNames: Names = {
  1: "IP-Addrs",
  2: "IP-Comp",
  3: "IP-Addr",
  4: "Home-Addr",
  129: "Pri-DNS",
  130: "Pri-NBNS",
  131: "Sec-DNS",
  132: "Sec-NBNS",
};
const ccpNames: Names = {
  0: "OUI",
  1: "Pred-1",
  2: "Pred-2",
  3: "Puddle",
  16: "HP-PPC",
  17: "Stac-LZS",
  18: "MPPC",
  19: "Gand-FZA",
  20: "V.42bis",
  21: "BSD-Comp",
  23: "LZS-DCP",
  24: "MVRCA",
  25: "DEC",
  26: "Deflate",
  255: "Reserved",
};
const algorithms: Names = { 5: "MD5", 128: "MS-CHAPv1", 129: "MS-CHAPv2" };
const callbacks: Names = { 0: "UserAuth", 1: "DialString", 2: "LocalID", 3: "E.164", 4: "X.500", 6: "CBCP" };
const compressions: Names = { 0x002d: "VJ-Comp", 0x0061: "IP Header Compression" };
const CHAP = 0xc223;
const AUTHENTICATIONS: ReadonlySet<number> = new Set([0xc023, 0xc227, 0xc027, 0xc123]);

const hex = (line: DumpLine, value: number, width: number): void => {
  line.text(": 0x");
  line.hex(value, width);
};

const lcpKinds: { readonly [code: number]: Kind } = {
  0: {
    least: 6,
    print: (line, at) => line.text(`: Vendor: ${ouiTexts[line.u24(at + 2)] ?? "Unknown"} (${line.u24(at + 2)})`),
  },
  1: { exactly: 4, print: (line, at) => line.text(`: ${line.u16(at + 2)}`) },
  2: { exactly: 6, print: (line, at) => hex(line, line.u32(at + 2), 8) },
  3: { least: 4, print: authentication },
  4: { least: 4, fatal: true, print: (line, at) => line.text(line.u16(at + 2) === 0xc025 ? ": LQR" : ": unknown") },
  5: { exactly: 6, fatal: true, print: (line, at) => hex(line, line.u32(at + 2), 8) },
  7: {},
  8: {},
  13: {
    least: 3,
    fatal: true,
    print: (line, at) =>
      line.text(`: Callback Operation ${callbacks[line.u8(at + 2)] ?? "Unknown"} (${line.u8(at + 2)})`),
  },
  17: { exactly: 4, fatal: true, print: (line, at) => line.text(`: ${line.u16(at + 2)}`) },
  19: { least: 3, fatal: true, print: endpoint },
  23: { exactly: 4, fatal: true, print: (line, at) => hex(line, line.u16(at + 2), 4) },
};

function authentication(line: DumpLine, at: number, octets: number): void {
  const number = line.u16(at + 2);
  line.text(`: ${pppProtocolTexts[number] ?? "Unknown Auth Proto (0x04x)"}`);
  if (number === CHAP) line.text(`, ${algorithms[line.u8(at + 4)] ?? `Unknown Auth Alg ${line.u8(at + 4)}`}`);
  else if (!AUTHENTICATIONS.has(number)) line.hexLines(at, octets, "\n\t");
}

/** False ends the list: the address is not as long as its class says. */
function endpoint(line: DumpLine, at: number, octets: number): boolean {
  const kind = line.u8(at + 2);
  const wanted = kind === 2 ? 7 : kind === 3 ? 9 : octets;
  if (octets !== wanted) {
    line.text(` (length bogus, should be = ${wanted})`);
    return false;
  }
  if (kind === 2) {
    line.need(at + 3, 4);
    line.text(": IPv4 ");
    line.host4(at + 3);
  } else if (kind === 3) {
    line.need(at + 3, 6);
    line.text(": MAC ");
    line.ether(at + 3);
  } else line.text([": Null", ": Local", "", "", ": Magic-Num-Block", ": PSNDN"][kind] ?? `: Unknown class ${kind}`);
  return true;
}

const oneAddress: Kind = {
  exactly: 6,
  fatal: true,
  print: (line, at) => {
    line.need(at + 2, 4);
    line.text(": ");
    line.host4(at + 2);
  },
};
const ipcpKinds: { readonly [code: number]: Kind } = {
  1: {
    exactly: 10,
    print: (line, at) => {
      line.need(at + 2, 8);
      line.text(": src ");
      line.host4(at + 2);
      line.text(", dst ");
      line.host4(at + 6);
    },
  },
  2: { least: 4, fatal: true, print: headerCompression },
  3: oneAddress,
  4: oneAddress,
  129: oneAddress,
  130: oneAddress,
  131: oneAddress,
  132: oneAddress,
};

const HEADER_COMPRESSION = 0x0061;
const SMALLEST_HEADER_COMPRESSION = 14;

function headerCompression(line: DumpLine, at: number, octets: number): boolean | number {
  const number = line.u16(at + 2);
  line.text(`: ${compressions[number] ?? "Unknown"} (0x`);
  line.hex(number, 2);
  line.text("):");
  if (number !== HEADER_COMPRESSION) return true;
  if (octets < SMALLEST_HEADER_COMPRESSION) {
    line.text(` (length bogus, should be >= ${SMALLEST_HEADER_COMPRESSION})`);
    return false;
  }
  line.need(at + 2, SMALLEST_HEADER_COMPRESSION);
  line.text(`\n\t    TCP Space ${line.u16(at + 4)}, non-TCP Space ${line.u16(at + 6)}`);
  line.text(`, maxPeriod ${line.u16(at + 8)}, maxTime ${line.u16(at + 10)}, maxHdr ${line.u16(at + 12)}`);
  if (octets === SMALLEST_HEADER_COMPRESSION) return true;
  return suboptions(line, at + SMALLEST_HEADER_COMPRESSION, octets - SMALLEST_HEADER_COMPRESSION) - at;
}

/** Returns where the suboptions end. */
function suboptions(line: DumpLine, start: number, length: number): number {
  line.text(`\n\t      Suboptions, length ${length}`);
  let at = start;
  for (let left = length; left >= 2;) {
    const code = line.u8(at);
    const octets = line.u8(at + 1);
    if (code === 0 || octets === 0) break;
    line.text(
      `\n\t\t${["", "RTP-Compression", "Enhanced RTP-Compression"][code] ?? "Unknown"} Suboption #${code}, length ${octets}`,
    );
    if (left < octets) {
      line.text(` [remaining suboptions length ${left} < ${octets}]`);
      line.invalid();
      break;
    }
    at += octets;
    left -= octets;
  }
  return at;
}

const ipv6cpKinds: { readonly [code: number]: Kind } = {
  1: {
    exactly: 10,
    print: (line, at) => {
      line.need(at + 2, 8);
      for (let i = 2; i < 10; i += 2) {
        line.text(i === 2 ? ": " : ":");
        line.hex(line.u16(at + i), 4);
      }
    },
  },
};

const ccpKinds: { readonly [code: number]: Kind } = {
  21: {
    least: 3,
    print: (line, at) => line.text(`: Version: ${line.u8(at + 2) >> 5}, Dictionary Bits: ${line.u8(at + 2) & 31}`),
  },
  24: {
    least: 4,
    print: (line, at) => {
      const octet = line.u8(at + 2);
      const contexts = line.u8(at + 3);
      line.text(
        `: Features: ${octet >> 6}, PxP: ${octet & 0x20 ? "Enabled" : "Disabled"}, History: ${octet & 31}, #CTX-ID: ${contexts}`,
      );
    },
  },
  26: {
    least: 4,
    print: (line, at) => {
      const octet = line.u8(at + 2);
      const check = line.u8(at + 3);
      const method = octet & 15;
      line.text(`: Window: ${octet >> 4}K, Method: ${method === 8 ? "zlib" : "unknown"} (0x${method.toString(16)})`);
      line.text(`, MBZ: ${check >> 2}, CHK: ${check & 3}`);
    },
  },
};

const favouredPeerKinds: { readonly [code: number]: Kind } = {
  1: {
    exactly: 6,
    print: (line, at) => {
      line.text(": Magic-Num 0x");
      line.hex(line.u32(at + 2), 8);
    },
  },
};

/** A printer of options of one protocol, which `cut` names where an option is cut. */
function optionsOf(cut: string, names: Names, unnamed: string, kinds: { readonly [code: number]: Kind }): PrintOption {
  return (line, at, limit) => {
    if (limit < 2) return 0;
    if (!line.has(at, 2)) {
      line.text(`[|${cut}]`);
      return 0;
    }
    const code = line.u8(at);
    const octets = line.u8(at + 1);
    if (limit < octets) return 0;
    if (names === lcpNames && names[code] === undefined) {
      line.text("\n\tunknown LCP option 0x");
      line.hex(code, 2);
      return octets < 2 ? 0 : octets;
    }
    line.text(`\n\t  ${names[code] ?? unnamed} Option (0x`);
    line.hex(code, 2);
    line.text(`), length ${octets}`);
    if (octets < 2) {
      line.text(" (length bogus, should be >= 2)");
      return 0;
    }
    return details(line, at, octets, kinds[code]);
  };
}

function details(line: DumpLine, at: number, octets: number, kind: Kind | undefined): number {
  if (kind?.exactly !== undefined && octets !== kind.exactly) {
    line.text(` (length bogus, should be = ${kind.exactly})`);
    return kind.fatal ? 0 : octets;
  }
  if (kind?.least !== undefined && octets < kind.least) {
    line.text(` (length bogus, should be >= ${kind.least})`);
    return kind.fatal ? 0 : octets;
  }
  const printed = kind?.print?.(line, at, octets);
  if (printed === false) return 0;
  const moved = typeof printed === "number" ? printed : 0;
  if (line.verbose > 1 || kind === undefined) line.hexLines(at + moved + 2, octets - 2, "\n\t    ");
  return octets;
}

export const lcpOption = optionsOf("lcp", lcpNames, "", lcpKinds);
export const ipcpOption = optionsOf("ipcp", ipcpNames, "unknown", ipcpKinds);
export const ipv6cpOption = optionsOf("ip6cp", { 1: "Interface-ID" }, "unknown", ipv6cpKinds);
export const ccpOption = optionsOf("ccp", ccpNames, "Unknown", ccpKinds);
export const favouredPeerOption = optionsOf("bacp", { 1: "Favored-Peer" }, "Unknown", favouredPeerKinds);
