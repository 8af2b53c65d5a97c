import { hexDump } from "../../bytes/hex-dump.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { hardwareName, isInternet, protocolAddress, protocolName, startOperation } from "../parts/arp-text.ts";

const HEADER = 12;
/** The length octets of ATM numbers hold their kind as well. */
const LENGTH = 0x3f;

/** ARP over ATM, which gives each address an ATM number and a subaddress (RFC 2225). */
export function atmArp(line: DumpLine, at: number, length: number): void {
  line.need(at, HEADER);
  const type = line.u16(at + 2);
  const octets = [
    line.u8(at + 4) & LENGTH,
    line.u8(at + 5) & LENGTH,
    line.u8(at + 8),
    line.u8(at + 9) & LENGTH,
    line.u8(at + 10) & LENGTH,
    line.u8(at + 11),
  ];
  const [number, subaddress, sender, targetNumber, targetSubaddress, target] = octets;
  const starts = [at + HEADER];
  for (const size of octets) starts.push(starts[starts.length - 1] + size);
  line.need(starts[5], target);
  if (!line.options.linkHeader) line.text("ARP, ");
  if (!isInternet(type) || sender !== 4 || target !== 4 || line.verbose > 0) {
    line.text(`${hardwareName(line.u16(at))}, ${protocolName(type)} (len ${sender}/${target})`);
    if (line.verbose === 0) return line.text(`, length ${length}`);
  }
  const operation = line.u16(at + 6);
  startOperation(line, operation);
  const senderAtm = (): void => atmAddress(line, starts[0], number, starts[1], subaddress);
  const targetAtm = (): void => atmAddress(line, starts[3], targetNumber, starts[4], targetSubaddress);
  const senderInternet = (): void => protocolAddress(line, starts[2], type, sender, "splen");
  switch (operation) {
    case 1:
      line.text("who-has ");
      protocolAddress(line, starts[5], type, target, "tplen");
      if (targetNumber > 0) {
        line.text(" (");
        targetAtm();
        line.text(")");
      }
      line.text(" tell ");
      senderInternet();
      break;
    case 2:
      senderInternet();
      line.text(" is-at ");
      senderAtm();
      break;
    case 8:
      line.text("who-is ");
      targetAtm();
      line.text(" tell ");
      senderAtm();
      break;
    case 9:
      senderAtm();
      line.text("at ");
      senderInternet();
      break;
    case 10:
      line.text("for ");
      senderInternet();
      break;
    default:
      return hexDump(line, line.bytes, at, line.end, "\n\t", true);
  }
  line.text(`, length ${length}`);
}

function atmAddress(line: DumpLine, at: number, octets: number, subaddress: number, subaddressOctets: number): void {
  if (octets === 0) return line.text("<No address>");
  line.mac(line.bytes, at, octets);
  if (subaddressOctets === 0) return;
  line.text(",");
  line.mac(line.bytes, subaddress, subaddressOctets);
}
