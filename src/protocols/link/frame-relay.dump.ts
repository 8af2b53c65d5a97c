import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { FrameRelay } from "./frame-relay.ts";

const UNNUMBERED = 0x03;
/** Octets of an address: at least, and at most. */
const [SHORTEST, LONGEST] = [2, 4] as const;
const [SNAP, CLNP, ESIS, ISIS, IPV6, FRAGMENT, IPV4, PPP, SIGNALS] = [
  0x80, 0x81, 0x82, 0x83, 0x8e, 0xb1, 0xcc, 0xcf, 0x08,
] as const;
const names: { readonly [nlpid: number]: string } = {
  0x00: "NULL",
  [SIGNALS]: "Q.933",
  [SNAP]: "SNAP",
  [CLNP]: "CLNP",
  [ESIS]: "ES-IS",
  [ISIS]: "IS-IS",
  0x84: "CONS",
  [IPV6]: "IPv6",
  [FRAGMENT]: "FRF.15",
  [IPV4]: "IPv4",
  [PPP]: "PPP",
};
/** What Cisco's routers put in place of an identifier. */
const types: { readonly [type: number]: string } = { 0x0800: "IPv4", 0x86dd: "IPv6", 0x0806: "ARP", 0x8847: "MPLS" };
const flagNames = [
  [0x0200, "C!"],
  [0x02, "DE"],
  [0x04, "BECN"],
  [0x08, "FECN"],
] as const;

export const frameRelayText = dumpText(FrameRelay, (line, at, length) => {
  line.protocol = "fr";
  line.need(at, LONGEST);
  const octets = addressOctets(line, at, length);
  if (octets < SHORTEST || octets > LONGEST) {
    line.text("Q.922, invalid address");
    return;
  }
  line.need(at, octets + 2);
  if (length < octets + 2) return line.truncated();
  const control = line.u8(at + octets);
  if (control !== UNNUMBERED && circuit(line, at, octets) !== 0) {
    const type = line.u16(at + octets);
    if (line.options.linkHeader)
      header(line, at, octets, length, `cisco-ethertype ${types[type] ?? "unknown"}`, type, 4);
    if (at === line.packet) line.payload = at + octets + 2;
    if (line.next("ethertype", type, at + octets + 2, length - octets - 2)) return;
    line.text(`UI ${control.toString(16).padStart(2, "0")}! `);
  }
  let next = at + octets + 1;
  if (line.u8(next) === 0) {
    if (octets !== 3) line.text("Pad! ");
    next++;
  } else if (octets === 3) line.text("No pad! ");
  carried(line, at, octets, next, length);
});

/** How many octets the address has, 0 where it does not end in time. */
function addressOctets(line: DumpLine, at: number, length: number): number {
  for (let i = 0; i < Math.min(LONGEST, length); i++) if (line.u8(at + i) & 1) return i + 1;
  return 0;
}

function circuit(line: DumpLine, at: number, octets: number): number {
  const number = ((line.u8(at) & 0xfc) << 2) | (line.u8(at + 1) >> 4);
  if (octets === 2) return number;
  if (octets === 3) return (number << 6) | (line.u8(at + 2) >> 2);
  return (((number << 7) | (line.u8(at + 2) >> 1)) << 6) | (line.u8(at + 3) >> 2);
}

function header(
  line: DumpLine,
  at: number,
  octets: number,
  length: number,
  name: string,
  number: number,
  digits: number,
): void {
  line.text(`Q.922, hdr-len ${octets}, DLCI ${circuit(line, at, octets)}, Flags [`);
  line.bitNames(flagNames, line.u16(at), ", ", "none");
  line.text(`], ${name} (0x`);
  line.hex(number, digits);
  line.text(`), length ${length}: `);
}

function carried(line: DumpLine, at: number, octets: number, place: number, length: number): void {
  const identifier = line.u8(place);
  const payload = place + 1;
  const left = length - (payload - at);
  const name = `NLPID ${names[identifier] ?? "unknown"}`;
  if (at === line.packet) line.payload = payload;
  if (line.options.linkHeader) header(line, at, octets, length, name, identifier, 2);
  switch (identifier) {
    case IPV4:
      line.next("raw.version", 4, payload, left);
      return;
    case IPV6:
      line.next("raw.version", 6, payload, left);
      return;
    case CLNP:
    case ESIS:
    case ISIS:
      line.next("llc.dsap", 0xfe, place, left + 1);
      return;
    case SNAP:
      if (!line.next("llc.dsap", 0xaa, payload, left)) break;
      return;
    case PPP:
      if (line.next("linktype", 9, payload, left)) return;
      break;
    default:
  }
  if (!line.options.linkHeader) header(line, at, octets, length, name, identifier, 2);
  line.unknownPayload(payload, line.end);
  line.need(payload, left);
}
