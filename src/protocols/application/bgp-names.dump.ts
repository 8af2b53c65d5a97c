import type { DumpLine } from "../../definition/dump-line.ts";
import { addressFamilies } from "../parts/address-family-words.ts";

export const subsequentFamilies: { readonly [number: number]: string } = {
  1: "Unicast",
  2: "Multicast",
  3: "Unicast+Multicast",
  4: "labeled Unicast",
  5: "Multicast VPN",
  64: "Tunnel",
  65: "VPLS",
  66: "MDT",
  70: "EVPN",
  128: "labeled VPN Unicast",
  129: "labeled VPN Multicast",
  130: "labeled VPN Unicast+Multicast",
  132: "Route Target Routing Information",
};

/** `AFI IPv4 (1), SAFI Unicast (1)`: two octets, and one at `safi`. */
export function family(line: DumpLine, at: number, safi = at + 3): void {
  line.text("AFI ");
  line.named(addressFamilies, line.u16(at), "Unknown AFI");
  line.text(` (${line.u16(at)}), SAFI `);
  line.named(subsequentFamilies, line.u8(safi), "Unknown SAFI");
  line.text(` (${line.u8(safi)})`);
}

/** The number of an autonomous system, with a dot where -b asks for it. */
export function system(line: DumpLine, number: number): void {
  line.text(line.options.asDot && number > 0xffff ? `${number >>> 16}.${number & 0xffff}` : `${number}`);
}

/** A number of 32 bits as the address that it would be. */
export const dotted = (line: DumpLine, at: number): string =>
  `${line.u8(at)}.${line.u8(at + 1)}.${line.u8(at + 2)}.${line.u8(at + 3)}`;

/** A route distinguisher, or a route target, of this type (RFC 4364 4.2). */
export function distinguisher(line: DumpLine, type: number, at: number): void {
  if (type === 0) line.text(`${line.u16(at)}:${line.u32(at + 2)} (= ${dotted(line, at + 2)})`);
  else if (type === 1) line.text(`${dotted(line, at)}:${line.u16(at + 4)}`);
  else if (type === 2) {
    system(line, line.u32(at));
    line.text(`:${line.u16(at + 4)} (${dotted(line, at)}:${line.u16(at + 4)})`);
  } else line.text("unknown RD format");
}
