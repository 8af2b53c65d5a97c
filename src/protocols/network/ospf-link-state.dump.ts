import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { opaque } from "./ospf-opaque.dump.ts";

/** Octets of the header of a link state. */
export const HEADER = 20;
const Type = { router: 1, network: 2, summary: 3, asbr: 4, external: 5, group: 6, nssa: 7 } as const;
export const linkStates: { readonly [type: number]: string } = {
  1: "Router",
  2: "Network",
  3: "Summary",
  4: "ASBR Summary",
  5: "External",
  6: "Multicast Group",
  7: "NSSA",
  9: "Link Local Opaque",
  10: "Area Local Opaque",
  11: "Domain Wide Opaque",
};
export const opaqueTypes: { readonly [type: number]: string } = {
  1: "Traffic Engineering",
  3: "Graceful restart",
  4: "Router Information",
};
/** Whether the identifier of a link state is a type and a number (RFC 5250 3). */
export const isOpaque = (type: number): boolean => type >= 9 && type <= 11;

export const optionNames = [
  [0x01, "MultiTopology"],
  [0x02, "External"],
  [0x04, "Multicast"],
  [0x08, "NSSA"],
  [0x10, "LLS"],
  [0x20, "Demand Circuit"],
  [0x40, "Opaque"],
  [0x80, "Up/Down"],
] as const;
const routerFlags = [
  [0x01, "ABR"],
  [0x02, "ASBR"],
  [0x04, "Virtual"],
  [0x08, "Wildcard"],
  [0x10, "Nt"],
  [0x80, "Host"],
] as const;
const topologies: { readonly [number: number]: string } = { 0: "default", 1: "multicast", 2: "management" };
const INFINITE = 0xffffff;

/** Writes the header of a link state and returns the octets of the whole, 0 where it is too short to be one. */
export function linkStateHeader(line: DumpLine, at: number): number {
  line.need(at, HEADER);
  const length = line.u16(at + 18);
  if (length < HEADER) {
    line.text(`\n\t    Bogus length ${length} < header (${HEADER})`);
    return 0;
  }
  line.text("\n\t  Advertising Router ");
  line.host4(at + 8);
  line.text(", seq 0x");
  line.hex(line.u32(at + 12), 8);
  line.text(`, age ${line.u16(at)}s, length ${length - HEADER}`);
  const type = line.u8(at + 3);
  line.text("\n\t    ");
  line.named(linkStates, type, "unknown");
  line.text(` LSA (${type}), `);
  if (isOpaque(type)) {
    const kind = line.u8(at + 4);
    line.text("Opaque-Type ");
    line.named(opaqueTypes, kind, "unknown");
    line.text(` LSA (${kind}), Opaque-ID ${line.u24(at + 5)}`);
  } else {
    line.text("LSA-ID: ");
    line.host4(at + 4);
  }
  line.text("\n\t    Options: [");
  line.bitNames(optionNames, line.u8(at + 2), ", ", "none");
  line.text("]");
  return length;
}

/** Writes a whole link state and returns where it ends. */
export function linkState(line: DumpLine, at: number): number {
  const length = linkStateHeader(line, at);
  if (length === 0) throw TRUNCATED;
  const end = at + length;
  const body = at + HEADER;
  const type = line.u8(at + 3);
  if (print(line, body, end, type, at) && line.verbose > 1) line.hexLines(body, length - HEADER, "\n\t    ");
  return end;
}

/** Writes what stands behind the header; false where that is all that is written. */
function print(line: DumpLine, body: number, end: number, type: number, at: number): boolean {
  if (isOpaque(type)) return opaque(line, body, line.u8(at + 4), end - body);
  if (type === Type.router) return router(line, body);
  if (type === Type.network) network(line, body, end);
  else if (type === Type.summary || type === Type.asbr) summary(line, body, end, type === Type.summary);
  else if (type === Type.external || type === Type.nssa) external(line, body, end);
  else if (type === Type.group) group(line, body, end);
  return true;
}

const links: { readonly [type: number]: readonly [neighbour: string, data: string] } = {
  1: ["Neighbor Router-ID", "Interface Address"],
  2: ["Neighbor Network-ID", "Interface Address"],
  3: ["Stub Network", "Mask"],
  4: ["Virtual Link: Neighbor Router-ID", "Interface Address"],
};

function router(line: DumpLine, at: number): boolean {
  const flags = line.u8(at);
  line.text("\n\t    Router LSA Options: [");
  line.bitNames(routerFlags, flags, ", ", "none");
  line.text("]");
  let next = at + 4;
  for (let left = line.u16(at + 2); left > 0; left--) {
    line.need(next, 12);
    const type = line.u8(next + 8);
    const known = links[type];
    if (!known) {
      line.text(`\n\t      Unknown Router Link Type (${type})`);
      return false;
    }
    line.text(`\n\t      ${known[0]}: `);
    line.host4(next);
    line.text(`, ${known[1]}: `);
    line.host4(next + 4);
    const count = line.u8(next + 9);
    // The first metric stands where the others have their topology.
    for (let i = 0; i <= count; i++) {
      const metric = next + 8 + 4 * i;
      line.need(metric, 4);
      const topology = i === 0 ? 0 : line.u8(metric);
      line.text(`\n\t\ttopology ${topologies[topology] ?? "Unknown"} (${topology}), metric ${line.u16(metric + 2)}`);
    }
    next += 12 + 4 * count;
  }
  return true;
}

function network(line: DumpLine, at: number, end: number): void {
  line.need(at, 4);
  line.text("\n\t    Mask ");
  line.host4(at);
  line.text("\n\t    Connected Routers:");
  for (let next = at + 4; next < end; next += 4) {
    line.need(next, 4);
    line.text("\n\t      ");
    line.host4(next);
  }
}

function summary(line: DumpLine, at: number, end: number, masked: boolean): void {
  if (masked) mask(line, at);
  for (let next = at + 4; next < end; next += 4) {
    const word = line.u32(next);
    const topology = (word >>> 24) & 0x7f;
    line.text(`\n\t\ttopology ${topologies[topology] ?? "Unknown"} (${topology}) metric ${word & 0xffffff}`);
  }
}

function mask(line: DumpLine, at: number): void {
  line.need(at, 4);
  line.text("\n\t    Mask ");
  line.host4(at);
}

function external(line: DumpLine, at: number, end: number): void {
  mask(line, at);
  for (let next = at + 4; next < end; next += 12) {
    const word = line.u32(next);
    const topology = (word >>> 24) & 0x7f;
    line.text(`\n\t\ttopology ${topologies[topology] ?? "Unknown"} (${topology}), type ${word >>> 31 ? 2 : 1}, metric`);
    line.text((word & INFINITE) === INFINITE ? " infinite" : ` ${word & INFINITE}`);
    if (line.u32(next + 4) !== 0) {
      line.text(", forward ");
      line.host4(next + 4);
    }
    if (line.u32(next + 8) === 0) continue;
    line.text(", tag ");
    line.host4(next + 8);
  }
}

function group(line: DumpLine, at: number, end: number): void {
  for (let next = at; next < end; next += 8) {
    const type = line.u32(next);
    if (type === 1) line.text("\n\t    Router Router-ID ");
    else if (type === 2) line.text("\n\t    Network Designated Router ");
    else {
      line.text(`\n\t    unknown VertexType (${type})`);
      continue;
    }
    line.host4(next + 4);
  }
}
