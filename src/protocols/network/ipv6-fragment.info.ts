import { infoText } from "../../definition/info-line.ts";
import { IPv6ExtHdrFragment } from "./ipv6-fragment.ts";

const offset = IPv6ExtHdrFragment.slot("offset");
const more = IPv6ExtHdrFragment.slot("m");
const identification = IPv6ExtHdrFragment.slot("id");
const OCTETS = 8;

export const fragment6Info = infoText(IPv6ExtHdrFragment, {
  column: "IPv6",
  endings: { "ipv6.fraghdr.offset": (line, quad) => line.text(` (${OCTETS * line.number(quad)} bytes)`) },
  info(line) {
    line.text(`IPv6 fragment (off=${OCTETS * line.slot(offset)} more=${line.slot(more) === 1 ? "y" : "n"} ident=0x`);
    line.hex(line.slot(identification), 8);
    line.text(" nxt=");
    line.decimal(line.value("ipv6.fraghdr.nxt"));
    line.text(")");
  },
});
