import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { opaque, Opaque } from "./ospf-opaque.dump.ts";

/** Octets of the header of a link state. */
const HEADER = 20;
const TRANSITIVE = 0x8000;
const scopes: { readonly [scope: number]: string } = {
  0x0000: "Link Local",
  0x2000: "Area Local",
  0x4000: "Domain Wide",
};
const names: { readonly [type: number]: string } = {
  1: "Router",
  2: "Network",
  3: "Inter-Area Prefix",
  4: "Inter-Area Router",
  5: "External",
  6: "Deprecated",
  7: "NSSA",
  8: "Link",
  9: "Intra-Area Prefix",
  10: "Intra-Area TE",
  11: "Grace",
  12: "Router Information",
  13: "Inter-AS-TE",
  14: "Layer 1 VPN",
};
/** Types together with their scopes. */
const Type = {
  router: 0x2001,
  network: 0x2002,
  areaPrefix: 0x2003,
  external: 0x4005,
  link: 0x0008,
  prefixes: 0x2009,
  traffic: 0x000a,
  grace: 0x000b,
} as const;
export const optionNames = [
  [0x001, "V6"],
  [0x002, "External"],
  [0x004, "Deprecated"],
  [0x008, "NSSA"],
  [0x010, "Router"],
  [0x020, "Demand Circuit"],
  [0x100, "AFs Support"],
  [0x200, "LLS"],
  [0x400, "Authentication Trailer"],
] as const;
const routerFlags = [
  [0x01, "ABR"],
  [0x02, "External"],
  [0x04, "Virtual-Link Endpoint"],
  [0x08, "Deprecated"],
  [0x10, "NSSA Translator"],
] as const;
const prefixOptions = [
  [0x01, "No Unicast"],
  [0x02, "Local address"],
  [0x04, "Deprecated"],
  [0x08, "Propagate"],
  [0x10, "Down"],
  [0x20, "N-bit"],
] as const;
const External = { tag: 1, forward: 2 } as const;
const externalFlags = [
  [0x80, "External Type 2"],
  [2, "Forwarding"],
  [1, "Tag"],
] as const;

/** The line of a link state's type, scope and identifier, which stands at `id`. */
export function linkStateName(line: DumpLine, type: number, id: number): void {
  line.text(`\n\t    ${names[type & 0x1fff] ?? "Unknown"} LSA (${type & 0x1fff})`);
  line.text(`, ${scopes[type & 0x6000] ?? "Unknown"} Scope${type & TRANSITIVE ? ", transitive" : ""}, LSA-ID `);
  line.host4(id);
}

/** Writes the header of a link state and returns the octets of the whole. */
export function linkStateHeader(line: DumpLine, at: number): number {
  line.need(at, HEADER);
  const length = line.u16(at + 18);
  line.text("\n\t  Advertising Router ");
  line.host4(at + 8);
  line.text(", seq 0x");
  line.hex(line.u32(at + 12), 8);
  line.text(`, age ${line.u16(at)}s, length ${BigInt.asUintN(64, BigInt(length - HEADER))}`);
  linkStateName(line, line.u16(at + 2), at + 4);
  return length;
}

/** Writes a whole link state of a message that ends at `end`, and returns where it ends itself. */
export function linkState(line: DumpLine, at: number, end: number): number {
  held(end - at, HEADER);
  const length = linkStateHeader(line, at);
  held(length, HEADER);
  held(end - at, length);
  const body = at + HEADER;
  const type = line.u16(at + 2);
  const left = length - HEADER;
  const known = printers[type];
  if (known) known(line, body, left);
  else if (type === Type.traffic || type === Type.grace) {
    if (!opaque(line, body, type === Type.traffic ? Opaque.traffic : Opaque.grace, left)) throw TRUNCATED;
  } else line.hexLines(body, left, "\n\t      ");
  return at + length;
}

function optionsText(line: DumpLine, at: number): void {
  const options = line.u32(at) & 0xffffff;
  line.text("\n\t      Options [");
  line.bitNames(optionNames, options, ", ", "none");
  line.text("]");
}

/** Ends the line unless as many octets are left of a link state. */
function held(left: number, count: number): void {
  if (left < count) throw TRUNCATED;
}

const links: { readonly [type: number]: string } = {
  1: "Neighbor Router-ID",
  2: "Neighbor Network-ID",
  4: "Virtual Link: Neighbor Router-ID",
};

function router(line: DumpLine, at: number, octets: number): void {
  held(octets, 4);
  const flags = line.u8(at);
  optionsText(line, at);
  line.text(", RLA-Flags [");
  line.bitNames(routerFlags, flags, ", ", "none");
  line.text("]");
  for (let next = at + 4, left = octets - 4; left !== 0; next += 16, left -= 16) {
    held(left, 16);
    line.need(next, 16);
    const type = line.u8(next);
    const name = links[type];
    if (name === undefined) {
      line.text("\n\t      Unknown Router Links Type 0x");
      line.hex(type, 2);
      return;
    }
    line.text(`\n\t      ${name} `);
    line.host4(next + 12);
    line.text("\n\t      Neighbor Interface-ID ");
    line.host4(next + 8);
    line.text(", Interface ");
    line.host4(next + 4);
    line.text(`, metric ${line.u16(next + 2)}`);
  }
}

function network(line: DumpLine, at: number, octets: number): void {
  held(octets, 4);
  optionsText(line, at);
  line.text("\n\t      Connected Routers:");
  for (let next = at + 4, left = octets - 4; left !== 0; next += 4, left -= 4) {
    held(left, 4);
    line.need(next, 4);
    line.text("\n\t\t");
    line.host4(next);
  }
}

/** Writes a prefix (RFC 5340 A.4.1) and returns its octets. */
function prefix(line: DumpLine, at: number, left: number): number {
  held(left, 4);
  line.need(at, 4);
  const bits = line.u8(at);
  if (bits > 128) {
    line.text(` bogus prefixlen /${bits}`);
    throw TRUNCATED;
  }
  const octets = 4 * Math.ceil(bits / 32);
  held(left, 4 + octets);
  line.need(at + 4, octets);
  const address = new Uint8Array(16);
  address.set(line.bytes.subarray(at + 4, at + 4 + octets));
  line.text("\n\t\t");
  const name = line.names.ipv6(address, 0);
  if (name === undefined) line.ipv6(address, 0);
  else line.text(name);
  line.text(`/${bits}`);
  const options = line.u8(at + 1);
  if (options !== 0) {
    line.text(", Options [");
    line.bitNames(prefixOptions, options, ", ", "none");
    line.text("]");
  }
  line.text(`, metric ${line.u16(at + 2)}`);
  return 4 + octets;
}

function areaPrefix(line: DumpLine, at: number, octets: number): void {
  held(octets, 4);
  line.text(`, metric ${line.u32(at) & 0xffffff}`);
  for (let next = at + 4, left = octets - 4; left !== 0;) {
    const size = prefix(line, next, left);
    next += size;
    left -= size;
  }
}

function external(line: DumpLine, at: number, octets: number): void {
  held(octets, 8);
  const word = line.u32(at);
  const flags = word >>> 24;
  line.text("\n\t     Flags [");
  line.bitNames(externalFlags, flags, ", ", "none");
  line.text(`] metric ${word & 0xffffff}`);
  const refers = line.u16(at + 6) !== 0;
  const size = prefix(line, at + 4, octets - 4);
  let next = at + 4 + size;
  let left = octets - 4 - size;
  if (flags & External.forward) {
    held(left, 16);
    line.need(next, 16);
    line.text(" forward ");
    line.host6(next);
    next += 16;
    left -= 16;
  }
  const words = [flags & External.tag ? " tag " : "", refers ? " RefLSID: " : ""].filter((text) => text !== "");
  for (const text of words) {
    held(left, 4);
    line.need(next, 4);
    line.text(text);
    line.host4(next);
    next += 4;
    left -= 4;
  }
}

function prefixes(line: DumpLine, start: number, octets: number, count: number): void {
  let at = start;
  let left = octets;
  for (let i = 0; i < count; i++) {
    const size = prefix(line, at, left);
    at += size;
    left -= size;
  }
}

function link(line: DumpLine, at: number, octets: number): void {
  held(octets, 24);
  optionsText(line, at);
  const count = line.u32(at + 20);
  line.text(`\n\t      Priority ${line.u8(at)}, Link-local address `);
  line.host6(at + 4);
  line.text(`, Prefixes ${count}:`);
  prefixes(line, at + 24, octets - 24, count);
}

function areaPrefixes(line: DumpLine, at: number, octets: number): void {
  held(octets, 12);
  line.need(at, 12);
  linkStateName(line, line.u16(at + 2), at + 4);
  const count = line.u16(at);
  line.text(`\n\t      Prefixes ${count}:`);
  prefixes(line, at + 12, octets - 12, count);
}

const printers: { readonly [type: number]: (line: DumpLine, at: number, octets: number) => void } = {
  [Type.router]: router,
  [Type.network]: network,
  [Type.areaPrefix]: areaPrefix,
  [Type.external]: external,
  [Type.link]: link,
  [Type.prefixes]: areaPrefixes,
};
