import { hexDump } from "../../bytes/hex-dump.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { hardwareName, isInternet, protocolAddress, protocolName, startOperation } from "../parts/arp-text.ts";
import { atmArp } from "./arp-atm.dump.ts";
import { ARP } from "./arp.ts";

const hardware = ARP.slot("hwtype");
const protocol = ARP.slot("ptype");
const hardwareLength = ARP.slot("hwlen");
const protocolLength = ARP.slot("plen");
const operation = ARP.slot("op");
const HEADER = 8;
const ATM = 19;
const FRAME_RELAY = 15;

export const arpText = dumpText(ARP, (line, at, length) => {
  line.protocol = "arp";
  line.need(at, HEADER);
  const hardwareType = line.field(hardware, at);
  const protocolType = line.field(protocol, at);
  if (hardwareType === ATM) return atmArp(line, at, length);
  const hardwareOctets = line.field(hardwareLength, at);
  const protocolOctets = line.field(protocolLength, at);
  const senderProtocol = at + HEADER + hardwareOctets;
  const target = senderProtocol + protocolOctets;
  const targetProtocol = target + hardwareOctets;
  line.need(targetProtocol, protocolOctets);
  const known = isInternet(protocolType) && protocolOctets === 4 && hardwareOctets > 0;
  if (!line.options.linkHeader) line.text("ARP, ");
  if (!known || line.verbose > 0) {
    line.text(
      `${hardwareName(hardwareType)} (len ${hardwareOctets}), ${protocolName(protocolType)} (len ${protocolOctets})`,
    );
    if (line.verbose === 0) return line.text(`, length ${length}`);
  }
  startOperation(line, line.field(operation, at));
  const address = (from: number): void =>
    hardwareType === FRAME_RELAY ? circuit(line, from, hardwareOctets) : linkAddress(line, from, hardwareOctets);
  const internet = (from: number): void => protocolAddress(line, from, protocolType, protocolOctets, "len");
  switch (line.field(operation, at)) {
    case 1:
      line.text("who-has ");
      internet(targetProtocol);
      if (anySet(line, target, hardwareOctets)) {
        line.text(" (");
        address(target);
        line.text(")");
      }
      line.text(" tell ");
      internet(senderProtocol);
      break;
    case 2:
      internet(senderProtocol);
      line.text(" is-at ");
      address(at + HEADER);
      break;
    case 3:
    case 8:
      line.text("who-is ");
      address(target);
      line.text(" tell ");
      address(at + HEADER);
      break;
    case 4:
      address(target);
      line.text(" at ");
      internet(targetProtocol);
      break;
    case 9:
      address(at + HEADER);
      line.text(" at ");
      internet(senderProtocol);
      break;
    default:
      return hexDump(line, line.bytes, at, line.end, "\n\t", true);
  }
  line.text(`, length ${length}`);
});

function linkAddress(line: DumpLine, at: number, octets: number): void {
  if (octets === 0) line.text("<empty>");
  else if (octets === 6) line.ether(at);
  else line.mac(line.bytes, at, octets);
}

function circuit(line: DumpLine, at: number, octets: number): void {
  if (octets === 0) return line.text("<empty>");
  const number = circuitNumber(line, at, octets);
  line.text(number === undefined ? "<Truncated>" : number < 0 ? "<Invalid DLCI>" : `DLCI ${number}`);
}

/** The number in a Q.922 address, whose octets but the last have the lowest bit clear; -1 where it is none, undefined where it is cut. */
function circuitNumber(line: DumpLine, at: number, octets: number): number | undefined {
  const octet = (i: number): number => (i < octets ? line.u8(at + i) : -1);
  if (octets < 2) return undefined;
  if (octet(0) & 1) return -1;
  let number = ((octet(0) & 0xfc) << 2) | (octet(1) >> 4);
  if (octet(1) & 1) return number;
  const long = octet(2) >= 0 && !(octet(2) & 1);
  if (long) number = (number << 7) | (octet(2) >> 1);
  const last = octet(long ? 3 : 2);
  if (last < 0) return undefined;
  return last & 1 ? (number << 6) | (last >> 2) : -1;
}

function anySet(line: DumpLine, at: number, octets: number): boolean {
  for (let i = 0; i < octets; i++) if (line.u8(at + i) !== 0) return true;
  return false;
}
