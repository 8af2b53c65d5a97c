import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { UDP } from "./udp.ts";

const SHIM = 4;
const Payload = { undecided: 4, ipv4: 5, ipv6: 6, ethernet: 7 } as const;
const directions: { readonly [direction: number]: string } = { 1: "unused", 2: "egress", 3: "ingress" };
const types: { readonly [type: number]: string } = { 4: "undecided", 5: "ipv4", 6: "ipv6", 7: "ethernet" };
const tags: { readonly [subtype: number]: string } = { 1: "single VLAN tag", 2: "double VLAN tag", 3: "untagged" };
const ETHERNET = 0x6558;

/** Broadcom's copies for lawful interception, which tcpdump sees in whatever comes from their port. */
export const broadcomText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "bcm_li";
    if (length < SHIM) {
      line.text(` (length ${length} < ${SHIM})`);
      return line.invalid();
    }
    const shim = line.u32(at);
    const type = (shim >>> 25) & 15;
    const gap = line.verbose > 0 ? "\n    " : "";
    line.text(`${gap}BCM-LI-SHIM: direction ${directions[shim >>> 29] ?? "unknown"}`);
    line.text(`, pkt-type ${types[type] ?? "unknown"}, pkt-subtype ${tags[(shim >>> 22) & 7] ?? "unknown"}`);
    line.text(`, li-id ${shim & 0x3fffff}${gap}`);
    if (line.verbose === 0) line.need(at, length);
    else payload(line, type, at + SHIM, length - SHIM);
  },
  { carriedBy: { "udp.port": 49152 } },
);

function payload(line: DumpLine, type: number, at: number, length: number): void {
  if (type === Payload.ethernet) line.next("ethertype", ETHERNET, at, length);
  else if (type === Payload.ipv4) line.next("ethertype", 0x0800, at, length);
  else if (type === Payload.ipv6) line.next("ethertype", 0x86dd, at, length);
  else if (type !== Payload.undecided) line.invalid();
  else if (!line.next("raw.version", line.u8(at) >> 4, at, length)) line.text("unknown payload");
}
