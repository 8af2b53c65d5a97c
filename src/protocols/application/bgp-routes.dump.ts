import type { DumpLine } from "../../definition/dump-line.ts";
import { distinguisher } from "./bgp-names.dump.ts";

/** In front of an address: a label of 24 bits, a distinguisher of 64. */
export interface RouteKind {
  readonly bits: 32 | 128;
  readonly labelled?: boolean;
  readonly distinguished?: boolean;
}

/** What came of a route: octets, that it has too many bits, or that it goes on behind the end. */
type Outcome = number | "illegal" | "cut";

const PATH = 4;
const LABEL = 24;
const DISTINGUISHER = 64;
const BOTTOM = 1;

/** Routes of IPv4 in an update itself. */
export function plainRoutes(line: DumpLine, at: number, end: number): boolean {
  return routes(line, at, end, { bits: 32 }, "\n\t    ", "\n\t    (illegal prefix length)");
}

/** A list of routes, each behind `indent`; false where the list ends in the middle of one. */
export function routes(
  line: DumpLine,
  start: number,
  end: number,
  kind: RouteKind,
  indent: string,
  illegal: string,
): boolean {
  const withPaths = !kind.distinguished && !kind.labelled && hasPaths(line, start, end, kind.bits);
  for (let at = start; at < end;) {
    let path = 0;
    if (withPaths) {
      if (end - at < PATH) return true;
      path = line.u32(at);
      at += PATH;
    }
    const before = line.length;
    line.text(indent);
    const octets = route(line, at, end, kind);
    if (typeof octets !== "number") {
      line.length = before;
      if (octets === "cut") return false;
      line.text(illegal);
      return true;
    }
    if (withPaths) line.text(`   Path Id: ${path}`);
    at += octets;
  }
  return true;
}

function route(line: DumpLine, at: number, end: number, { bits, labelled, distinguished }: RouteKind): Outcome {
  const ahead = (labelled ? LABEL : 0) + (distinguished ? DISTINGUISHER : 0);
  const length = line.u8(at) - ahead;
  if (length < 0 || length > bits) return "illegal";
  const address = at + 1 + ahead / 8;
  const octets = Math.ceil(length / 8);
  if (address + octets > end) return "cut";
  const prefix = new Uint8Array(bits / 8);
  for (let i = 0; i < octets; i++) prefix[i] = line.u8(address + i);
  if (length % 8 !== 0) prefix[octets - 1] &= 0xff00 >> (length % 8);
  if (distinguished) {
    line.text("RD: ");
    distinguisher(line, line.u16(at + 4), at + 6);
    line.text(", ");
  }
  if (bits === 32) line.ipv4(prefix, 0);
  else line.ipv6(prefix, 0);
  line.text(`/${length}`);
  if (labelled) {
    const label = line.u24(at + 1);
    line.text(`, label:${label >>> 4} ${label & BOTTOM ? "(bottom)" : "(BOGUS: Bottom of Stack NOT set!)"}`);
  }
  return address + octets - at;
}

/** Whether numbers of paths stand in front of prefixes: where those without them would make no sense (RFC 7911). */
function hasPaths(line: DumpLine, start: number, end: number, bits: number): boolean {
  if (end - start <= PATH) return false;
  return fits(line, start, end, bits, PATH, 0) && !fits(line, start, end, bits, 0, 1);
}

function fits(line: DumpLine, start: number, end: number, bits: number, ahead: number, least: number): boolean {
  let at = start;
  while (at < end) {
    at += ahead;
    if (!line.has(at, 1)) return false;
    const length = line.u8(at);
    if (length < least || length > bits) return false;
    at += 1 + Math.ceil(length / 8);
  }
  return at === end;
}
