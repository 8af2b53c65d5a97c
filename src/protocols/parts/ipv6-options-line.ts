import type { DumpLine } from "../../definition/dump-line.ts";

const PAD1 = 0x00;
const PADN = 0x01;
const ROUTER_ALERT = 0x05;
const JUMBO = 0xc2;
const HOME_ADDRESS = 0xc9;
/** A jumbo payload is longer than what the header's own length can say (RFC 2675). */
const SMALLEST_JUMBO = 65536;

/** Options of fixed size: their names and the octets of their values. */
const sized: { readonly [type: number]: readonly [name: string, size: number] } = {
  [ROUTER_ALERT]: ["rtalert", 2],
  [JUMBO]: ["jumbo", 4],
  [HOME_ADDRESS]: ["homeaddr", 16],
};

/**
 * Prints a header of hop-by-hop or destination options; false where it is cut or an option does not fit. Those of
 * `hopByHop` are looked at even where nothing is printed of them, since one may hold the payload's length.
 */
export function optionsHeader(line: DumpLine, at: number, name: string, hopByHop: boolean): boolean {
  const size = 8 * (line.u8(at + 1) + 1);
  if (!line.has(at, size)) {
    line.truncated();
    return false;
  }
  line.text(name);
  line.text(" ");
  if (!hopByHop && line.verbose === 0) return true;
  if (list(line, at + 2, at + size, hopByHop)) return true;
  line.truncated();
  return false;
}

function list(line: DumpLine, start: number, end: number, hopByHop: boolean): boolean {
  const verbose = line.verbose > 0;
  let jumboSeen = false;
  for (let at = start; at < end; at += optionSize(line, at)) {
    if (!fits(line, at, end)) return false;
    const type = line.u8(at);
    if (!sizeIsRight(line, type, at, end)) return false;
    if (type === JUMBO) {
      jumbo(line, at, hopByHop, jumboSeen);
      jumboSeen = true;
    } else if (verbose && !option(line, type, at)) return false;
  }
  if (verbose) line.text(" ");
  return true;
}

function optionSize(line: DumpLine, at: number): number {
  return line.u8(at) === PAD1 ? 1 : line.u8(at + 1) + 2;
}

function fits(line: DumpLine, at: number, end: number): boolean {
  return (line.u8(at) === PAD1 || at + 2 <= end) && at + optionSize(line, at) <= end;
}

function sizeIsRight(line: DumpLine, type: number, at: number, end: number): boolean {
  const known = sized[type];
  if (!known) return true;
  const [name, size] = known;
  const found = line.u8(at + 1);
  if (end - at < size + 2) line.text(`(${name}: trunc)`);
  else if (type === HOME_ADDRESS ? found < size : found !== size) line.text(`(${name}: invalid len ${found})`);
  else return true;
  return false;
}

function option(line: DumpLine, type: number, at: number): boolean {
  switch (type) {
    case PAD1:
      line.text("(pad1)");
      return true;
    case PADN:
      line.text("(padn)");
      return true;
    case ROUTER_ALERT:
      line.text("(rtalert: 0x");
      line.hex(line.u16(at + 2), 4);
      line.text(") ");
      return true;
    case HOME_ADDRESS:
      line.text("(homeaddr: ");
      line.host6(at + 2);
      if (!subOptions(line, at + 18, at + optionSize(line, at))) return false;
      line.text(")");
      return true;
    default:
      line.text("(opt_type 0x");
      line.hex(type, 2);
      line.text(`: len=${line.u8(at + 1)})`);
      return true;
  }
}

function subOptions(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end; at += optionSize(line, at)) {
    if (!fits(line, at, end)) return false;
    const type = line.u8(at);
    if (type === PAD1) line.text(", pad1");
    else if (type === PADN) line.text(", padn");
    else {
      line.text(", sopt_type 0x");
      line.hex(type, 2);
      line.text(`: len=${line.u8(at + 1)}`);
    }
  }
  return true;
}

/** A jumbo payload's length counts once, among hop-by-hop options, where the header announces none. */
function jumbo(line: DumpLine, at: number, hopByHop: boolean, seen: boolean): void {
  const payload = line.u32(at + 2);
  const fault = seen
    ? "already seen"
    : !hopByHop
      ? "not a hop-by-hop option"
      : line.network.payload !== 0
        ? "payload len != 0"
        : payload < SMALLEST_JUMBO
          ? `< ${SMALLEST_JUMBO}`
          : "";
  if (fault === "") line.network = { ...line.network, payload };
  if (line.verbose > 0) line.text(fault === "" ? `(jumbo: ${payload}) ` : `(jumbo: ${payload} - ${fault}) `);
}
