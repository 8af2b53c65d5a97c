import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { systemAddress } from "./osi-line.ts";
import { maskBits } from "./prefix-line.ts";
import { SYSTEM } from "./system-id.ts";

const [IPV4_WIDE, IPV4_MULTI, IPV6_MULTI] = [135, 235, 237] as const;

/** The metric of a route, and those of three other kinds that are supported, below it. */
function metrics(line: DumpLine, at: number, indent: string): void {
  for (const [i, name] of ["Delay", "Expense", "Error"].entries()) {
    const octet = line.u8(at + 1 + i);
    if (octet & 0x80) continue;
    line.text(`\n\t${indent}${name} Metric: ${octet & 0x3f}, ${octet & 0x40 ? "External" : "Internal"}`);
  }
}

export function classicNeighbours(line: DumpLine, at: number, length: number): void {
  const virtual = line.u8(at);
  line.text("\n\t      ");
  if (virtual > 1) {
    line.text("bogus virtual flag 0x");
    line.hex(virtual, 2);
  } else line.text(virtual === 1 ? "IsVirtual" : "IsNotVirtual");
  for (let next = at + 1; next + 11 <= at + length; next += 11) neighbour(line, next, "IS Neighbor", SYSTEM + 1);
}

export function endStations(line: DumpLine, at: number, length: number): void {
  for (let next = at; next + 10 <= at + length; next += 10) neighbour(line, next, "ES Neighbor", SYSTEM);
}

function neighbour(line: DumpLine, at: number, label: string, size: number): void {
  line.need(at, 4 + size);
  line.text(`\n\t      ${label}: `);
  systemAddress(line, at + 4, size);
  metric(line, ", Default Metric: ", line.u8(at));
  metrics(line, at, "\t  ");
}

function metric(line: DumpLine, label: string, octet: number): void {
  line.text(`${label}${octet & 0x3f}, ${octet & 0x40 ? "External" : "Internal"}`);
}

export function classicAddresses(line: DumpLine, at: number, length: number): void {
  for (let left = length, next = at; left > 0; left -= 12, next += 12) {
    if (left < 12) {
      line.text(` [remaining tlv length ${left} < 12]`);
      return line.invalid();
    }
    line.need(next, 12);
    const bits = maskBits(line.u32(next + 8));
    line.text("\n\t      IPv4 prefix: ");
    if (bits < 0) {
      line.ipv4(line.bytes, next + 4);
      line.text(" mask ");
      line.ipv4(line.bytes, next + 8);
    } else line.text(`${dotted(line, next + 4).padStart(15)}/${bits}`);
    const octet = line.u8(next);
    line.text(`, Distribution: ${octet & 0x80 ? "down" : "up"}`);
    metric(line, ", Metric: ", octet);
    metrics(line, next, "        ");
  }
}

function dotted(line: DumpLine, at: number): string {
  return [0, 1, 2, 3].map((i) => line.u8(at + i)).join(".");
}

/** Prefixes of IPv4 or IPv6 with metrics of 32 bits (RFC 5305 4, RFC 5308 2). */
export function widePrefixes(line: DumpLine, at: number, length: number, _packet: unknown, code: number): void {
  const ipv4 = code === IPV4_WIDE || code === IPV4_MULTI;
  let next = at;
  let left = length;
  if (code === IPV4_MULTI || code === IPV6_MULTI) {
    if (left < 2) return;
    topology(line, next);
    next += 2;
    left -= 2;
  }
  while (left > 0) {
    const octets = ipv4 ? prefix4(line, next) : prefix6(line, next);
    if (octets === 0) return;
    const whole = subElements(line, next, ipv4, octets);
    if (left < whole) {
      line.text(` [remaining tlv length ${left} < ${whole}]`);
      return line.invalid();
    }
    next += whole;
    left -= whole;
  }
}

function topology(line: DumpLine, at: number): void {
  const id = line.u16(at) & 0xfff;
  line.text(`\n\t      MT-ID: 0x`);
  line.hex(id, 3);
}

function prefix4(line: DumpLine, at: number): number {
  const flags = line.u8(at + 4);
  const bits = flags & 0x3f;
  if (bits > 32) {
    line.text(`\n\t      IPv4 prefix: bad bit length ${bits}`);
    return 0;
  }
  const octets = Math.ceil(bits / 8);
  line.need(at + 5, octets);
  const address = [0, 1, 2, 3].map((i) => (i < octets ? line.u8(at + 5 + i) : 0)).join(".");
  line.text(`\n\t      IPv4 prefix: ${address.padStart(15)}/${bits}, Distribution: ${flags & 0x80 ? "down" : "up"}`);
  line.text(`, Metric: ${line.u32(at)}`);
  return 5 + octets;
}

function prefix6(line: DumpLine, at: number): number {
  const flags = line.u8(at + 4);
  const bits = line.u8(at + 5);
  if (bits > 128) {
    line.text(`\n\t      IPv6 prefix: bad bit length ${bits}`);
    return 0;
  }
  const octets = Math.ceil(bits / 8);
  line.need(at + 6, octets);
  const address = new Uint8Array(16);
  address.set(line.bytes.subarray(at + 6, at + 6 + octets));
  line.text("\n\t      IPv6 prefix: ");
  line.ipv6(address, 0);
  line.text(`/${bits}, Distribution: ${flags & 0x80 ? "down" : "up"}, Metric: ${line.u32(at)}`);
  line.text(flags & 0x40 ? ", External" : ", Internal");
  return 6 + octets;
}

const sidFlags = [
  [0x80, "Readvertisement"],
  [0x40, "Node"],
  [0x20, "No-PHP"],
  [0x10, "Explicit NULL"],
  [0x08, "Value"],
  [0x04, "Local"],
] as const;
const subNames: { readonly [code: number]: string } = {
  1: "32-Bit Administrative tag",
  2: "64-Bit Administrative tag",
  3: "Prefix SID",
  117: "Management Prefix Color",
  200: "BIER Info",
};
const algorithms: { readonly [algorithm: number]: string } = { 0: "SPF", 1: "strict-SPF" };

/** Elements behind a prefix, where it says that there are some; returns the octets of both. */
function subElements(line: DumpLine, at: number, ipv4: boolean, octets: number): number {
  const flags = line.u8(at + 4);
  if ((flags & (ipv4 ? 0x40 : 0x20)) === 0) return octets;
  const size = line.u8(at + octets);
  line.text(`, sub-TLVs present (${size})`);
  for (let next = at + octets + 1, rest = size; rest > 0;) {
    const length = line.u8(next + 1);
    element(line, line.u8(next), next + 2, length);
    next += 2 + length;
    rest -= 2 + length;
  }
  return octets + 1 + size;
}

function element(line: DumpLine, code: number, at: number, length: number): void {
  line.text(`\n\t        ${subNames[code] ?? "unknown"} subTLV #${code}, length: ${length}`);
  line.need(at, length);
  if (code === 1 && length >= 4) {
    line.text(`, 0x`);
    line.hex(line.u32(at), 8);
    line.text(` (=${line.u32(at)})`);
  } else if (code === 2 && length >= 8) {
    line.text(", 0x");
    line.hex(line.u32(at), 8);
    line.hex(line.u32(at + 4), 8);
  } else if (code === 3) {
    if (length < 5) throw TRUNCATED;
    const flags = line.u8(at);
    const algorithm = line.u8(at + 1);
    line.text(", Flags [");
    line.bitNames(sidFlags, flags, ", ", "None");
    line.text(`], Algo ${algorithms[algorithm] ?? "Unknown"} (${algorithm}), `);
    line.text(flags & 0x08 ? `label ${line.u24(at + 2)}` : `index ${line.u32(at + 2)}`);
  } else if (subNames[code] === undefined) line.hexLines(at, length, "\n\t\t    ");
}
