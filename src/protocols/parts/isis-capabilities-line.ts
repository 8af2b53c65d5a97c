import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";

const SEGMENTS = 2;
const routerFlags = [
  [0x01, "S bit"],
  [0x02, "D bit"],
] as const;
const segmentFlags = [
  [0x80, "ipv4"],
  [0x40, "ipv6"],
] as const;
const portNames: { readonly [code: number]: string } = { 4: "SPB MCID", 5: "SPB Digest", 6: "SPB BVID" };
const topologyNames: { readonly [code: number]: string } = {
  1: "SPB Instance",
  3: "SPBM Service Identifier and Unicast Address",
};

/** What a router is able to (RFC 7981). */
export function capabilities(line: DumpLine, at: number, length: number): void {
  if (length < 5) {
    line.text(` [object length ${length} < 5]`);
    return line.invalid();
  }
  line.need(at, length);
  line.text("\n\t      Router-ID ");
  line.ipv4(line.bytes, at);
  line.text(", Flags [");
  line.bitNames(routerFlags, line.u8(at + 4), ", ", "none");
  line.text("]");
  for (let next = at + 5; next < at + length;) {
    const code = line.u8(next);
    const octets = line.u8(next + 1);
    line.text(`\n\t\t${code === SEGMENTS ? "SR-Capabilities" : "unknown"} subTLV #${code}, length: ${octets}`);
    if (next + 2 + octets > at + length) throw TRUNCATED;
    if (code === SEGMENTS) segments(line, next + 2, octets);
    else line.hexLines(next + 2, octets, "\n\t\t");
    next += 2 + octets;
  }
}

function segments(line: DumpLine, at: number, length: number): void {
  if (length < 9) throw TRUNCATED;
  line.text(", Flags [");
  line.bitNames(segmentFlags, line.u8(at), ", ", "None");
  line.text(`], Range ${line.u24(at + 1)}`);
  const octets = line.u8(at + 5);
  if (octets === 3) line.text(`, SID value ${line.u24(at + 6)}`);
  else if (octets === 4) line.text(`, SID value ${line.u32(at + 6)}`);
}

/** What a port is able to, in bridged networks (RFC 6329). */
export function portCapabilities(line: DumpLine, at: number, length: number): void {
  if (length < 2) return;
  const value = line.u16(at);
  line.text(`\n\t       RES: ${value >> 12}, MTID(s): ${value & 0xfff}`);
  list(line, at + 2, length - 2, portNames, "       ", portElement);
}

export function topologyCapabilities(line: DumpLine, at: number, length: number): void {
  if (length < 2) return;
  const value = line.u16(at);
  line.text(`\n\t      O: ${value >> 15}, RES: ${(value >> 12) & 7}, MTID(s): ${value & 0xfff}`);
  list(line, at + 2, length - 2, topologyNames, "      ", topologyElement);
}

function list(
  line: DumpLine,
  start: number,
  length: number,
  names: { readonly [code: number]: string },
  indent: string,
  print: (line: DumpLine, code: number, at: number, length: number) => void,
): void {
  for (let next = start, left = length; left > 2;) {
    const code = line.u8(next);
    const octets = line.u8(next + 1);
    line.text(`\n\t${indent}${names[code] ?? "unknown"} subTLV #${code}, length: ${octets}`);
    if (octets > left - 2) {
      line.text(" (> containing TLV length)");
      return;
    }
    line.need(next + 2, octets);
    print(line, code, next + 2, octets);
    next += 2 + octets;
    left -= 2 + octets;
  }
}

const CONFIGURATION = 51;

function portElement(line: DumpLine, code: number, at: number, length: number): void {
  if (code === 4) {
    if (length >= CONFIGURATION) configuration(line, at, "  MCID: ");
    if (length >= 2 * CONFIGURATION) configuration(line, at + CONFIGURATION, "  AUX-MCID: ");
  } else if (code === 5 && length >= 33) {
    const flags = line.u8(at);
    line.text(`\n\t        RES: ${flags >> 5} V: ${(flags >> 4) & 1} A: ${(flags >> 2) & 3} D: ${flags & 3}`);
    line.text("\n\t         Digest: ");
    for (let i = 1; i < 33; i += 4) {
      line.hex(line.u32(at + i), 8);
      line.text(" ");
    }
  } else if (code === 6) {
    for (let i = 0; i < length; i += 6) {
      line.text("\n\t           ECT: ");
      line.hex(line.u32(at + i), 8);
      if (length - i < 6) {
        line.text(" (too short)");
        return;
      }
      const value = line.u16(at + i + 4);
      line.text(` BVID: ${value >> 4}, U:${(value >> 3) & 1} M:${(value >> 2) & 1} `);
    }
  }
}

/** Which configuration of spanning trees a bridge has: format, name, revision, digest. */
function configuration(line: DumpLine, at: number, label: string): void {
  line.text(`\n\t       ${label}ID: ${line.u8(at)}, Name: `);
  line.visibleText(at + 1, 32, true);
  line.text(`\n\t              Lvl: ${line.u16(at + 33)}, Digest: `);
  for (let i = 0; i < 16; i++) {
    line.hex(line.u8(at + 35 + i), 2);
    line.text(" ");
  }
}

function topologyElement(line: DumpLine, code: number, at: number, length: number): void {
  if (code === 3 && length >= 8) {
    const value = line.u16(at + 6);
    line.text("\n\t        BMAC: ");
    line.hex(line.u32(at), 8);
    line.hex(line.u16(at + 4), 4);
    line.text(`, RES: ${value >> 12}, VID: ${value & 0xfff}`);
    for (let i = 8; i + 4 <= length; i += 4) {
      const service = line.u32(at + i);
      line.text(`\n\t        T: ${service >>> 31}, R: ${(service >>> 30) & 1}, RES: ${(service >>> 24) & 0x3f}`);
      line.text(`, ISID: ${service & 0xffffff}`);
    }
  }
}
