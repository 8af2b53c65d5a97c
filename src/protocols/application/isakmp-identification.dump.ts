import type { DumpLine } from "../../definition/dump-line.ts";
import { cut, digits, listed, type PrintPayload } from "../parts/isakmp-line.ts";

const HEAD = 8;
const Type = { ipv4: 1, name: 2, user: 3, net4: 4, ipv6: 5, net6: 6, range4: 7, range6: 8 } as const;
const types = "|IPv4|FQDN|user FQDN|IPv4net|IPv6|IPv6net|IPv4range|IPv6range|ASN1 DN|ASN1 GN|keyid".split("|");
/** Octets of what is identified, at least. */
const least: { readonly [type: number]: number } = {
  [Type.ipv4]: 4,
  [Type.net4]: 8,
  [Type.ipv6]: 16,
  [Type.net6]: 32,
  [Type.range4]: 8,
  [Type.range6]: 32,
};

/** Who or what is meant (RFC 2407 4.6.2). */
export const identification: PrintPayload = (line, { type, at, length }) => {
  line.text("id:");
  if (!line.has(at, HEAD)) return cut(line, type);
  const kind = line.u8(at + 4);
  const number = line.u8(at + 5);
  const protocol = number === 0 ? undefined : line.names.protocol(number);
  line.text(` idtype=${listed(types, kind)} protoid=${protocol ?? number} port=${line.u16(at + 6)}`);
  const size = length - HEAD;
  if (size <= 0) return at + length;
  const data = at + HEAD;
  if (!line.has(data, size)) return cut(line, type);
  line.text(` len=${size}`);
  return value(line, kind, data, size) ? at + length : cut(line, type);
};

function value(line: DumpLine, kind: number, at: number, size: number): boolean {
  const wanted = least[kind];
  if (wanted !== undefined) {
    if (size < wanted) line.text(` [bad: < ${wanted}]`);
    else addresses(line, kind, at);
    return true;
  }
  if (kind === Type.name || kind === Type.user) {
    line.text(" ");
    line.visibleText(at, size);
    return true;
  }
  if (line.verbose <= 2) return true;
  line.text(" ");
  return digits(line, at, size);
}

function addresses(line: DumpLine, kind: number, at: number): void {
  const isWide = kind === Type.ipv6 || kind === Type.net6 || kind === Type.range6;
  const host = (from: number): void => (isWide ? line.host6(from) : line.host4(from));
  const size = isWide ? 16 : 4;
  line.text(" ");
  host(at);
  if (kind === Type.range4 || kind === Type.range6) {
    line.text("-");
    host(at + size);
  } else if (kind === Type.net4) {
    line.text("/");
    line.ipv4(line.bytes, at + size);
  } else if (kind === Type.net6) {
    line.text("/0x");
    line.hexOctets(line.bytes, at + size, at + 2 * size);
  }
}
