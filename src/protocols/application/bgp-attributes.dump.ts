import type { DumpLine } from "../../definition/dump-line.ts";
import { extendedCommunities } from "./bgp-communities.dump.ts";
import { dotted, system } from "./bgp-names.dump.ts";
import { asPath } from "./bgp-paths.dump.ts";
import { reached, unreached } from "./bgp-reach.dump.ts";
import { tunnel } from "./bgp-tunnel.dump.ts";

const LONG = 0x10;
const FLAGS = [
  [0x80, "O"],
  [0x40, "T"],
  [0x20, "P"],
  [LONG, "E"],
] as const;
const ATTRIBUTE_SET = 128;
/** Attributes whose octets -vv does not show: sets of attributes, and large communities. */
const LINES: ReadonlySet<number> = new Set([32, ATTRIBUTE_SET]);
/** Sets of attributes within sets end here. */
const DEEPEST = 3;

const names: { readonly [type: number]: string } = {
  1: "Origin",
  2: "AS Path",
  3: "Next Hop",
  4: "Multi Exit Discriminator",
  5: "Local Preference",
  6: "Atomic Aggregate",
  7: "Aggregator",
  8: "Community",
  9: "Originator ID",
  10: "Cluster List",
  11: "DPA",
  12: "Advertisers",
  13: "RCID Path / Cluster ID",
  14: "Multi-Protocol Reach NLRI",
  15: "Multi-Protocol Unreach NLRI",
  16: "Extended Community",
  17: "AS4 Path",
  18: "Aggregator4",
  22: "PMSI Tunnel",
  23: "Tunnel Encapsulation",
  24: "Traffic Engineering",
  25: "IPv6 Extended Community",
  26: "Accumulated IGP Metric",
  27: "PE Distinguisher Label",
  28: "Entropy Label",
  32: "Large Community",
  [ATTRIBUTE_SET]: "Attribute Set",
  255: "Reserved for development",
};

/** Path attributes from `start` to `end`; false where they end in the middle of one. */
export function attributesText(line: DumpLine, start: number, end: number, depth: number): boolean {
  const indent = depth === 0 ? "\n\t  " : "\n\t      ";
  for (let at = start; at < end;) {
    if (end - at < 2) return false;
    const flags = line.u8(at);
    const type = line.u8(at + 1);
    const size = flags & LONG ? 2 : 1;
    if (end - at < 2 + size) return false;
    const length = line.uint(at + 2, size);
    at += 2 + size;
    line.text(indent);
    line.named(names, type, "Unknown Attribute");
    line.text(` (${type}), length: ${length}`);
    if (flags !== 0) {
      line.text(", Flags [");
      line.bitNames(FLAGS, flags, "", "");
      if (flags & 0xf) {
        line.text("+");
        line.hex(flags & 0xf);
      }
      line.text("]: ");
    }
    if (end - at < length) {
      line.text(depth === 0 ? " [path attrs too short]" : " [path attr too short]");
      return true;
    }
    if (!attribute(line, type, at, at + length, depth)) return false;
    at += length;
  }
  return true;
}

const origins: { readonly [value: number]: string } = { 0: "IGP", 1: "EGP", 2: "Incomplete" };
const communities: { readonly [value: number]: string } = {
  0xffffff01: " NO_EXPORT",
  0xffffff02: " NO_ADVERTISE",
  0xffffff03: " NO_EXPORT_SUBCONFED",
};

function attribute(line: DumpLine, type: number, at: number, end: number, depth: number): boolean {
  const length = end - at;
  const text = known[type];
  let whole = true;
  if (type === ATTRIBUTE_SET) {
    if (length < 4) return false;
    line.text("\n\t    Origin AS: ");
    system(line, line.u32(at));
    if (depth >= DEEPEST) line.text("(too many nested levels, not recursing)");
    else whole = attributesText(line, at + 4, end, depth + 1);
  } else if (text === undefined) {
    line.text(`\n\t    no Attribute ${type} decoder`);
    if (line.verbose <= 1) line.hexLines(at, length, "\n\t    ");
  } else if (text.fits && !text.fits(length)) line.text("invalid len");
  else whole = text.print(line, at, end) !== false;
  if (whole && !LINES.has(type) && line.verbose > 1 && length > 0) line.hexLines(at, length, "\n\t    ");
  return whole;
}

interface Attribute {
  /** Lengths that it may have, where not any. */
  readonly fits?: (length: number) => boolean;
  readonly print: (line: DumpLine, at: number, end: number) => boolean | void;
}

const isFour = (length: number): boolean => length === 4;
const number: Attribute = { fits: isFour, print: (line, at) => line.text(`${line.u32(at)}`) };
const address: Attribute = { fits: isFour, print: (line, at) => line.host4(at) };

/** Things of `size` octets with `, ` between them. */
function listOf(size: number, print: (line: DumpLine, at: number) => void): Attribute["print"] {
  return (line, start, end) => {
    for (let at = start; at < end; at += size) {
      print(line, at);
      if (at + size < end) line.text(", ");
    }
  };
}

const aggregator: Attribute = {
  fits: (length) => length === 6 || length === 8,
  print: (line, at, end) => {
    const size = end - at === 8 ? 4 : 2;
    line.text(" AS #");
    system(line, line.uint(at, size));
    line.text(`, origin ${dotted(line, at + size)}`);
  },
};

const known: { readonly [type: number]: Attribute } = {
  1: {
    fits: (length) => length === 1,
    print: (line, at) => line.named(origins, line.u8(at), "Unknown Origin Typecode"),
  },
  2: { fits: (length) => length % 2 === 0, print: asPath },
  3: address,
  4: number,
  5: number,
  6: { fits: (length) => length === 0, print: () => {} },
  7: aggregator,
  8: {
    fits: (length) => length % 4 === 0,
    print: listOf(4, (line, at) => line.text(communities[line.u32(at)] ?? `${line.u16(at)}:${line.u16(at + 2)}`)),
  },
  9: address,
  10: { fits: (length) => length % 4 === 0, print: listOf(4, (line, at) => line.host4(at)) },
  14: { print: reached },
  15: { print: unreached },
  16: { fits: (length) => length % 8 === 0, print: extendedCommunities },
  17: { fits: (length) => length % 2 === 0, print: asPath },
  18: { fits: (length) => length === 8, print: aggregator.print },
  22: { print: tunnel },
  26: { print: metrics },
  32: {
    fits: (length) => length > 0 && length % 12 === 0,
    print: (line, start, end) => {
      line.text("\n\t    ");
      return listOf(12, (_, at) => line.text(`${line.u32(at)}:${line.u32(at + 4)}:${line.u32(at + 8)}`))(
        line,
        start,
        end,
      );
    },
  },
};

const METRIC = 1;
const METRIC_LENGTH = 11;

/** The accumulated metric, in elements whose length counts all of them (RFC 7311). */
function metrics(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    if (end - at < 3) return false;
    const type = line.u8(at);
    const length = line.u16(at + 1);
    line.text(`\n\t    ${type === METRIC ? "AIGP" : "Unknown"} TLV (${type}), length ${length}`);
    if (length < 3 || length > end - at) return false;
    if (type === METRIC) {
      if (length < METRIC_LENGTH) return false;
      line.text(`, metric ${line.u64(at + 3)}`);
    } else if (line.verbose <= 1) line.hexLines(at + 3, length - 3, "\n\t      ");
    at += length;
  }
  return true;
}
