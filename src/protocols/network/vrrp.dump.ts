import { inetChecksum } from "../../bytes/checksum.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { checksumResidue } from "../parts/pseudo-header.ts";
import { VRRP } from "./vrrp.ts";

const checksum = VRRP.slot("chksum");
const NUMBER = 112;
const HEADER = 8;
const ADVERTISEMENT = 1;
const SIMPLE = 1;
/** Routers do not forward these messages: whoever gets one sees the first hop limit. */
const UNFORWARDED = 255;
const authentications: { readonly [type: number]: string } = { 0: "none", 1: "simple", 2: "ah" };

export const vrrpText = dumpText(VRRP, (line, at, length) => {
  // The same number is CARP's, on the same multicast group.
  if (line.options.packetType === "carp" && line.next("-T carp", 0, at, length)) return;
  line.protocol = "vrrp";
  const version = line.u8(at) >> 4;
  const type = line.u8(at) & 15;
  line.text(`VRRPv${version}, ${type === ADVERTISEMENT ? "Advertisement" : `unknown type (${type})`}`);
  if (line.network.ttl !== UNFORWARDED) line.text(`, (ttl ${line.network.ttl})`);
  if (version < 2 || version > 3 || type !== ADVERTISEMENT) return;
  line.need(at + 2, 1);
  line.text(`, vrid ${line.u8(at + 1)}, prio ${line.u8(at + 2)}`);
  line.need(at + 5, 1);
  const authentication = line.u8(at + 4);
  if (version === 2) {
    line.text(", authtype ");
    line.named(authentications, authentication, "#%");
    line.text(`, intvl ${line.u8(at + 5)}s, length ${length}`);
  } else line.text(`, intvl ${line.u16(at + 4) & 0xfff}cs, length ${length}`);
  if (line.verbose > 0) details(line, at, length, version, version === 2 && authentication === SIMPLE);
});

function details(line: DumpLine, at: number, length: number, version: number, secret: boolean): void {
  if (line.has(at, length)) {
    const residue =
      version === 2 ? inetChecksum(line.bytes, at, at + length) : checksumResidue(line, at, length, NUMBER);
    if (residue !== 0) line.text(`, (bad vrrp cksum ${line.field(checksum, at).toString(16)})`);
  }
  const count = line.u8(at + 3);
  line.text(`, addrs${count > 1 ? `(${count})` : ""}:`);
  let next = at + HEADER;
  const { addressSize } = line.network;
  for (let i = 0; i < count; i++, next += addressSize) {
    line.need(next, addressSize);
    line.text(i === 0 ? " " : ",");
    if (addressSize === 4) line.host4(next);
    else line.host6(next);
  }
  if (!secret) return;
  line.text(' auth "');
  line.visibleText(next, 8, true);
  line.text('"');
}
