import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { dhcpOptionLines } from "./dhcp-options.dump.ts";
import { BOOTP } from "./dhcp.ts";

const hardwareType = BOOTP.slot("htype").offset;
const hardwareLength = BOOTP.slot("hlen").offset;
const hops = BOOTP.slot("hops").offset;
const transaction = BOOTP.slot("xid").offset;
const seconds = BOOTP.slot("secs").offset;
const flags = BOOTP.slot("flags").offset;
const addresses = [
  ["Client", BOOTP.slot("ciaddr").offset],
  ["Your", BOOTP.slot("yiaddr").offset],
  ["Server", BOOTP.slot("siaddr").offset],
  ["Gateway", BOOTP.slot("giaddr").offset],
] as const;
const hardwareAddress = BOOTP.slot("giaddr").offset + 4;
const serverName = hardwareAddress + 16;
const fileName = serverName + 64;
const vendor = fileName + 128;

const REQUEST = 1;
const REPLY = 2;
const ETHERNET = 1;
const BROADCAST = 0x8000;
/** The magic numbers of RFC 1048 and of Carnegie Mellon's format before it. */
const RFC1048 = 0x63825363;
const CMU = 0x434d5500;

export const bootpText = dumpText(BOOTP, (line, at, length) => {
  line.protocol = "bootp";
  const operation = line.u8(at);
  line.text("BOOTP/DHCP, ");
  if (operation === REQUEST) line.text("Request");
  else if (operation === REPLY) line.text("Reply");
  else line.text(`unknown (0x${operation.toString(16).padStart(2, "0")})`);
  const type = line.u8(at + hardwareType);
  const size = line.u8(at + hardwareLength);
  const ethernet = type === ETHERNET && size === 6;
  if (ethernet && operation === REQUEST) {
    line.need(at + hardwareAddress, 6);
    line.text(" from ");
    line.ether(at + hardwareAddress);
  }
  line.text(`, length ${length}`);
  if (line.verbose > 0) details(line, at, type, size);
});

function details(line: DumpLine, at: number, type: number, size: number): void {
  line.need(at + seconds, 2);
  if (type !== ETHERNET) line.text(`, htype ${type}`);
  if (type !== ETHERNET || size !== 6) line.text(`, hlen ${size}`);
  if (line.u8(at + hops)) line.text(`, hops ${line.u8(at + hops)}`);
  if (line.u32(at + transaction)) line.text(`, xid 0x${line.u32(at + transaction).toString(16)}`);
  if (line.u16(at + seconds)) line.text(`, secs ${line.u16(at + seconds)}`);
  const set = line.u16(at + flags);
  line.text(set & BROADCAST ? ", Flags [Broadcast]" : ", Flags [none]");
  if (line.verbose > 1) line.text(` (0x${set.toString(16).padStart(4, "0")})`);
  for (const [whose, offset] of addresses) {
    if (line.u32(at + offset) === 0) continue;
    line.text(`\n\t  ${whose}-IP `);
    line.host4(at + offset);
  }
  if (type === ETHERNET && size === 6) {
    line.need(at + hardwareAddress, 6);
    line.text("\n\t  Client-Ethernet-Address ");
    line.ether(at + hardwareAddress);
  }
  if (!fixedText(line, "sname", at + serverName, fileName - serverName)) return;
  if (!fixedText(line, "file", at + fileName, vendor - fileName)) return;
  const magic = line.u32(at + vendor);
  if (magic === RFC1048) dhcpOptionLines(line, at + vendor);
  else if (magic === CMU) carnegieMellon(line, at + vendor);
  else if (magic !== 0) line.text(`\n\t  Vendor-#0x${magic.toString(16)}`);
}

/** A text in a place of `size` octets, unless it is empty; false where it was cut. */
function fixedText(line: DumpLine, name: string, at: number, size: number): boolean {
  if (line.u8(at) === 0) return true;
  line.text(`\n\t  ${name} "`);
  let end = at;
  while (end < line.end && end < at + size && line.bytes[end] !== 0) end++;
  const whole = end < line.end || end === at + size;
  line.visible(at, end);
  line.text('"');
  if (!whole) line.truncated();
  return whole;
}

const cmuAddresses = [
  ["DG", 12],
  ["SM", 8],
  ["NS1", 16],
  ["NS2", 20],
  ["IEN1", 24],
  ["IEN2", 28],
  ["TS1", 32],
  ["TS2", 36],
] as const;
const CMU_FLAGS = 4;
const HAS_MASK = 1;

function carnegieMellon(line: DumpLine, at: number): void {
  line.text(" vend-cmu");
  const set = line.u8(at + CMU_FLAGS);
  if (set & ~HAS_MASK) line.text(` F:0x${set.toString(16)}`);
  for (const [name, offset] of cmuAddresses) {
    if (line.u32(at + offset) === 0) continue;
    line.text(` ${name}${name === "SM" && !(set & HAS_MASK) ? "*" : ""}:`);
    line.host4(at + offset);
  }
}
