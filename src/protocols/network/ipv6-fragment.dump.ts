import { dumpText } from "../../definition/dump-line.ts";
import { IPv6ExtHdrFragment } from "./ipv6-fragment.ts";

const offset = IPv6ExtHdrFragment.slot("offset");
const identification = IPv6ExtHdrFragment.slot("id");
const IPV6_HEADER = 40;
const HEADER = 8;

export const fragment6Text = dumpText(
  IPv6ExtHdrFragment,
  (line, at) => {
    line.protocol = "frag6";
    const { start } = line.network;
    const place = 8 * line.field(offset, at);
    const id = line.verbose > 0 ? line.field(identification, at) : 0;
    const size = IPV6_HEADER + line.u16(start + 4) - (at - start) - HEADER;
    line.text("frag (");
    if (line.verbose > 0) {
      line.text("0x");
      line.hex(id, 8);
      line.text(":");
    }
    // A size below zero is printed as the machine word that it makes.
    line.text(`${place}|${BigInt.asUintN(64, BigInt(size))})`);
    if (place !== 0) return false;
    line.text(" ");
    line.network = { ...line.network, fragmented: true };
    return at + HEADER < line.end;
  },
  { carriedBy: { "ipv6.extension": 44 } },
);
