import type { DumpLine } from "../../definition/dump-line.ts";

const QUOTED = 8;
const IPV6_HEADER = 40;
const SOURCE = QUOTED + 8;
const DESTINATION = QUOTED + 24;
const TCP = 6;
const UDP = 17;
const NOTHING_FOUND = -1;

const codes: { readonly [code: number]: string } = {
  0: "unreachable route",
  1: " unreachable prohibited",
  2: "beyond scope",
  3: "unreachable address",
  4: "unreachable port",
};

/** Why a destination is unreachable; false where the length may not follow. */
export function unreachableText(line: DumpLine, at: number, code: number, length: number): boolean {
  line.text(", ");
  line.named(codes, code, "unknown unreach code (%)");
  switch (code) {
    case 0:
    case 1:
    case 3:
      line.need(at + DESTINATION, 16);
      line.text(" ");
      line.host6(at + DESTINATION);
      return true;
    case 2:
      line.need(at + DESTINATION, 16);
      line.text(" ");
      line.host6(at + DESTINATION);
      line.text(", source address ");
      line.host6(at + SOURCE);
      return true;
    case 4:
      return port(line, at);
    default:
      if (line.verbose > 1) return true;
      line.hexLines(at, length, "\n\t");
      return false;
  }
}

function port(line: DumpLine, at: number): boolean {
  const { start, kind } = transportOf(line, at + QUOTED);
  if (start === NOTHING_FOUND) {
    line.truncated();
    return false;
  }
  const number = line.u16(start + 2);
  line.text(", ");
  line.host6(at + DESTINATION);
  line.text(` ${kind} port `);
  line.port(kind, number);
  return true;
}

interface Transport {
  readonly start: number;
  readonly kind: "tcp" | "udp";
}

/** Where TCP or UDP starts behind the extension headers of a quoted datagram, if its ports were captured. */
function transportOf(line: DumpLine, at: number): Transport {
  const nothing: Transport = { start: NOTHING_FOUND, kind: "udp" };
  if (!line.has(at + 6, 1)) return nothing;
  let number = line.u8(at + 6);
  let next = at + IPV6_HEADER;
  // Every header has at least eight octets, so the packet's end bounds the walk.
  while (next < line.end) {
    switch (number) {
      case TCP:
      case UDP:
        return line.has(next + 2, 2) ? { start: next, kind: number === TCP ? "tcp" : "udp" } : nothing;
      case 0:
      case 43:
      case 60:
        if (!line.has(next, 2)) return nothing;
        number = line.u8(next);
        next += 8 * (line.u8(next + 1) + 1);
        break;
      case 44:
        if (!line.has(next, 4) || (line.u16(next + 2) & 0xfff8) !== 0) return nothing;
        number = line.u8(next);
        next += 8;
        break;
      case 51:
        if (!line.has(next, 2)) return nothing;
        number = line.u8(next);
        next += 4 * (line.u8(next + 1) + 2);
        break;
      default:
        return nothing;
    }
  }
  return nothing;
}
