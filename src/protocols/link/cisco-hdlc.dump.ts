import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts } from "../parts/ethertype-texts.ts";
import { CHDLC, SLARP } from "./cisco-hdlc.ts";

const HEADER = 4;
const OSI = 0xfefe;
/** EtherTypes that are printed here. */
const known: ReadonlySet<number> = new Set([0x0800, 0x86dd, 0x8847, 0x8848]);
const casts: { readonly [address: number]: string } = { 0x0f: "unicast", 0x8f: "bcast" };

export const ciscoHdlcText = dumpText(
  CHDLC,
  (line, at, length) => {
    line.protocol = "chdlc";
    line.need(at, HEADER);
    if (length < HEADER) return line.truncated();
    if (at === line.packet) line.payload = at + HEADER;
    const number = line.field(CHDLC.slot("proto"), at);
    const address = line.field(CHDLC.slot("address"), at);
    if (line.options.linkHeader) {
      line.text(
        `${casts[address] ?? `0x${address.toString(16).padStart(2, "0")}`}, ethertype ${etherTypeTexts[number] ?? "Unknown"} (0x`,
      );
      line.hex(number, 4);
      line.text(`), length ${length}: `);
    }
    if (payload(line, number, at + HEADER, length - HEADER) || line.options.linkHeader) return;
    line.text("unknown CHDLC protocol (0x");
    line.hex(number, 4);
    line.text(")");
  },
  { carriedBy: { linktype: 104 } },
);

function payload(line: DumpLine, number: number, at: number, length: number): boolean {
  if (known.has(number)) return line.next("ethertype", number, at, length);
  if (number !== OSI) return line.next("chdlc.protocol", number, at, length);
  if (length < 2) {
    line.truncated();
    return true;
  }
  // Some put an octet in front of the network layer's identifier.
  const second = line.u8(at + 1);
  const fudge = second >= 0x81 && second <= 0x83 ? 1 : 0;
  return line.next("llc.dsap", 0xfe, at + fudge, length - fudge);
}

const SMALLEST = 14;
const WITH_UPTIME = 18;

export const slarpText = dumpText(SLARP, (line, at, length) => {
  line.protocol = "chdlc_slarp";
  line.text(`SLARP (length: ${length}), `);
  if (length < SMALLEST) return line.truncated();
  line.need(at, SMALLEST);
  const type = line.field(SLARP.slot("type"), at);
  if (type === 0) line.text("request");
  else if (type === 1) {
    line.text("reply ");
    line.host4(at + 4);
    line.text("/");
    line.host4(at + 8);
  } else if (type === 2) alive(line, at, length);
  else {
    line.text("0x");
    line.hex(type, 2);
    line.text(" unknown");
    if (line.verbose <= 1) line.hexLines(at + 4, length - 4, "\n\t");
  }
  if (length > WITH_UPTIME && line.verbose > 0) line.text(`, (trailing junk: ${length - WITH_UPTIME} bytes)`);
  // Behind the uptime of a keepalive, -vv shows only what follows it.
  const shown = type === 2 && length >= WITH_UPTIME ? at + WITH_UPTIME : at + 4;
  if (line.verbose > 1) line.hexLines(shown, length - 4, "\n\t");
});

function alive(line: DumpLine, at: number, length: number): void {
  line.text("keepalive: mineseen=0x");
  line.hex(line.u32(at + 4), 8);
  line.text(", yourseen=0x");
  line.hex(line.u32(at + 8), 8);
  line.text(", reliability=0x");
  line.hex(line.u16(at + 12), 4);
  if (length < WITH_UPTIME) return;
  const seconds = Math.floor(line.u32(at + SMALLEST) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  line.text(`, link uptime=${Math.floor(hours / 24)}d${hours % 24}h${minutes % 60}m${seconds % 60}s`);
}
