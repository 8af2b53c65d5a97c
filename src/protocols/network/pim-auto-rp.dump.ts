import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { relativeTime } from "../parts/relative-time-line.ts";
import { PIM } from "./pim.ts";

const HEADER = 8;
const ENTRY = 6;
const kinds: { readonly [type: number]: string } = { 0x11: "candidate-advert", 0x12: "mapping" };
const versions = ["PIMv?", "PIMv1", "PIMv2", "PIMv1+2"];

/** Cisco's way to tell routers where the rendezvous points of PIM are. */
export const autoRpText = dumpText(
  PIM,
  (line, at, length) => {
    line.protocol = "cisco_autorp";
    if (length < HEADER) return line.truncated();
    line.text(" auto-rp ");
    const type = line.u8(at);
    line.text(kinds[type] ?? `type-0x${type.toString(16).padStart(2, "0")}`);
    const count = line.u8(at + 1);
    line.text(" Hold ");
    const hold = line.u16(at + 2);
    if (hold === 0) line.text("FOREVER");
    else relativeTime(line, hold);
    let next = at + HEADER;
    for (let i = 0; i < count; i++) next = point(line, next);
  },
  { carriedBy: { "udp.port": 496 } },
);

function point(line: DumpLine, at: number): number {
  line.need(at, 4);
  line.text(" RP ");
  line.host4(at);
  const octet = line.u8(at + 4);
  line.text(` ${versions[octet & 3]}`);
  if (octet & 0xfc) reserved(line, " ", octet & 0xfc);
  const count = line.u8(at + 5);
  let next = at + ENTRY;
  for (let i = 0; i < count; i++, next += ENTRY) {
    line.need(next, ENTRY);
    line.text(i === 0 ? " " : ",");
    const flags = line.u8(next);
    if (flags & 1) line.text("!");
    line.host4(next + 2);
    line.text(`/${line.u8(next + 1)}`);
    if (flags & 2) line.text(" bidir");
    if (flags & 0xfc) reserved(line, "", flags & 0xfc);
  }
  return next;
}

function reserved(line: DumpLine, before: string, bits: number): void {
  line.text(`${before}[rsvd=0x`);
  line.hex(bits, 2);
  line.text("]");
}
