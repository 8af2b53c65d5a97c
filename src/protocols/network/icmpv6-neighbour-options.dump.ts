import { formatIPv6 } from "../../bytes/addresses.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { CUT, printName } from "../parts/dns-name-line.ts";

const names: { readonly [type: number]: string } = {
  1: "source link-address",
  2: "destination link-address",
  3: "prefix info",
  4: "redirected header",
  5: "mtu",
  7: "advertisement interval",
  8: "homeagent information",
  24: "route info",
  25: "rdnss",
  31: "dnssl",
};
const prefixFlags = [
  [0x80, "onlink"],
  [0x40, "auto"],
  [0x20, "router"],
] as const;
const preferences = ["medium", "high", "rsv", "low"];
/** Lengths of Neighbour Discovery's options count these. */
const UNIT = 8;

/** A default router preference, in bits 3 and 4. */
export function preferenceText(flags: number): string {
  return preferences[(flags >> 3) & 3];
}

/** The options of a message; false where they end the line. */
export function neighbourOptionsText(line: DumpLine, start: number, octets: number): boolean {
  let at = start;
  for (let left = octets; at < line.end; left -= UNIT * line.u8(at + 1), at += UNIT * line.u8(at + 1)) {
    if (!line.has(at, 2)) return cut(line);
    if (left <= 0) return true;
    const type = line.u8(at);
    const units = line.u8(at + 1);
    const size = UNIT * units;
    if (units === 0 || !line.has(at, size)) return cut(line);
    line.text("\n\t  ");
    line.text(names[type] ?? "unknown");
    line.text(` option (${type}), length ${size} (${units}): `);
    if (!names[type] && line.verbose <= 1) {
      line.hexLines(at + 2, size - 2, "\n\t  ");
      return true;
    }
    if (!option(line, type, at, units, start)) return cut(line);
    if (line.verbose > 1) line.hexLines(at + 2, size - 2, "\n\t    ");
  }
  return true;
}

function cut(line: DumpLine): boolean {
  line.truncated();
  return false;
}

/** The value of an option of so many units; false where it is not what its type says. */
function option(line: DumpLine, type: number, at: number, units: number, start: number): boolean {
  switch (type) {
    case 1:
    case 2:
      line.mac(line.bytes, at + 2, UNIT * units - 2);
      break;
    case 3:
      prefix(line, at, units);
      break;
    case 4:
      // tcpdump dumps from the first option on, whichever this one is.
      line.hexLines(start, UNIT * units, "\n\t    ");
      break;
    case 5:
      line.text(` ${line.u32(at + 4)}${units === 1 ? "" : "bad option length"}`);
      break;
    case 7:
      line.text(` ${line.u32(at + 4)}ms`);
      break;
    case 8:
      line.text(` preference ${line.u16(at + 4)}, lifetime ${line.u16(at + 6)}`);
      break;
    case 24:
      return route(line, at, units);
    case 25:
      line.text(` lifetime ${line.u32(at + 4)}s,`);
      for (let server = at + 8; server + 16 <= at + UNIT * units; server += 16) {
        line.text(" addr: ");
        line.host6(server);
      }
      break;
    case 31:
      return searchList(line, at, units, start);
    default:
  }
  return true;
}

function prefix(line: DumpLine, at: number, units: number): void {
  line.need(at + 16, 16);
  line.host6(at + 16);
  line.text(`/${line.u8(at + 2)}${units === 4 ? "" : "badlen"}, Flags [`);
  line.bitNames(prefixFlags, line.u8(at + 3), ", ", "none");
  line.text(`], valid time ${lifetime(line.u32(at + 4))}, pref. time ${lifetime(line.u32(at + 8))}`);
}

/** A route's prefix has 0, 8 or 16 octets in the option; the others are zeros. */
function route(line: DumpLine, at: number, units: number): boolean {
  if (units > 3) return false;
  const whole = new Uint8Array(16);
  whole.set(line.bytes.subarray(at + 8, at + UNIT * units));
  line.text(` ${line.names.ipv6(whole, 0) ?? formatIPv6(whole, 0)}/${line.u8(at + 2)}`);
  line.text(`, pref=${preferenceText(line.u8(at + 3))}, lifetime=${lifetime(line.u32(at + 4))}`);
  return true;
}

function searchList(line: DumpLine, at: number, units: number, start: number): boolean {
  line.text(` lifetime ${line.u32(at + 4)}s, domain(s):`);
  for (let name = at + 8; name < at + UNIT * units && line.u8(name) !== 0;) {
    line.text(" ");
    name = printName(line, name, start);
    if (name === CUT) return false;
  }
  return true;
}

function lifetime(seconds: number): string {
  return seconds === 0xffffffff ? "infinity" : `${seconds}s`;
}
