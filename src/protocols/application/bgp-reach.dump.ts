import type { DumpLine } from "../../definition/dump-line.ts";
import { distinguisher, subsequentFamilies } from "./bgp-names.dump.ts";
import { addressFamilies } from "../parts/address-family-words.ts";
import { routes, type RouteKind } from "./bgp-routes.dump.ts";

const MULTICAST_VPN = 5;
/** Numbers above this are nobody's but a vendor's. */
const LARGEST_OWN = 128;
const ILLEGAL = "\n\t    (illegal prefix length)";
const INDENT = "\n\t      ";

const sizes: { readonly [family: number]: 32 | 128 } = { 1: 32, 2: 128 };
const kinds: { readonly [subsequent: number]: Omit<RouteKind, "bits"> } = {
  1: {},
  2: {},
  3: {},
  4: { labelled: true },
  128: { labelled: true, distinguished: true },
  129: { labelled: true, distinguished: true },
  130: { labelled: true, distinguished: true },
};

function kindOf(line: DumpLine, at: number): RouteKind | undefined {
  const bits = sizes[line.u16(at)];
  const kind = kinds[line.u8(at + 2)];
  return bits && kind && { bits, ...kind };
}

function heading(line: DumpLine, at: number): void {
  const [family, subsequent] = [line.u16(at), line.u8(at + 2)];
  line.text("\n\t    AFI: ");
  line.named(addressFamilies, family, "Unknown AFI");
  line.text(` (${family}), ${subsequent > LARGEST_OWN ? "vendor specific " : ""}SAFI: `);
  line.named(subsequentFamilies, subsequent, "Unknown SAFI");
  line.text(` (${subsequent})`);
}

const isMulticastVpn = (line: DumpLine, at: number): boolean => line.u16(at) === 1 && line.u8(at + 2) === MULTICAST_VPN;

function nobody(line: DumpLine, at: number, end: number, shown: number): void {
  line.text(`\n\t    no AFI ${line.u16(at)} / SAFI ${line.u8(at + 2)} decoder`);
  if (line.verbose <= 1) line.hexLines(shown, end - shown, "\n\t    ");
}

/** Routes that a network has now, and by which way (RFC 4760 3). */
export function reached(line: DumpLine, start: number, end: number): boolean {
  if (end - start < 3) return false;
  heading(line, start);
  const kind = kindOf(line, start);
  const multicast = isMulticastVpn(line, start);
  if (!kind && !multicast) {
    nobody(line, start, end, start);
    return true;
  }
  let at = start + 3;
  if (at >= end) return false;
  const length = line.u8(at++);
  if (at + length > end) return false;
  if (length > 0) line.text("\n\t    nexthop: ");
  nextHops(line, at, at + length, kind ?? { bits: 32 });
  line.text(`, nh-length: ${length}`);
  at += length;
  if (at >= end) return false;
  const points = line.u8(at++);
  if (points === 0) line.text(", no SNPA");
  else line.text(`\n\t    ${points} SNPA`);
  for (let i = 0; i < points && at < end; i++) {
    const octets = line.u8(at);
    line.text(`\n\t      ${octets} bytes`);
    at += octets + 1;
  }
  return kind ? routes(line, at, end, kind, INDENT, ILLEGAL) : multicastRoutes(line, at, end);
}

function nextHops(line: DumpLine, start: number, end: number, { bits, distinguished }: RouteKind): void {
  const octets = bits / 8;
  const whole = octets + (distinguished ? 8 : 0);
  for (let at = start; at + whole <= end; at += whole) {
    if (at > start) line.text(", ");
    let address = at;
    if (distinguished) {
      line.text("RD: ");
      distinguisher(line, line.u16(at), at + 2);
      line.text(", ");
      address += 8;
    }
    if (bits === 32) line.host4(address);
    else line.host6(address);
  }
}

/** Routes that a network no longer has (RFC 4760 4). */
export function unreached(line: DumpLine, start: number, end: number): boolean {
  if (end - start < 3) return false;
  heading(line, start);
  if (end - start === 3) line.text("\n\t      End-of-Rib Marker (empty NLRI)");
  const kind = kindOf(line, start);
  if (kind) return routes(line, start + 3, end, kind, INDENT, ILLEGAL);
  if (isMulticastVpn(line, start)) return multicastRoutes(line, start + 3, end);
  nobody(line, start, end, start + 3);
  return true;
}

const routeTypes: { readonly [type: number]: string } = {
  1: "Intra-AS I-PMSI",
  2: "Inter-AS I-PMSI",
  3: "S-PMSI",
  4: "Intra-AS Segment-Leaf",
  5: "Source-Active",
  6: "Shared Tree Join",
  7: "Source Tree Join",
};

/** Types and lengths of multicast routes (RFC 6514 4). */
function multicastRoutes(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    const [type, length] = [line.u8(at), line.u8(at + 1)];
    line.text(`${INDENT}Route-Type: `);
    line.named(routeTypes, type, "Unknown");
    line.text(` (${type}), length: ${length}`);
    at += 2;
    if (at + length > end) return true;
    if (type === 1 || type === 2) {
      line.text(", RD: ");
      distinguisher(line, line.u16(at), at + 2);
      line.text(type === 1 ? ", Originator " : `, Source-AS ${line.u32(at + 8)}`);
      if (type === 1) line.host4(at + 8);
    }
    at += length;
  }
  return true;
}
