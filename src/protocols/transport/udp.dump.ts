import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { checksumResidue, checksumShouldBe } from "../parts/pseudo-header.ts";
import { sockets } from "../parts/sockets-line.ts";
import { payloadText } from "./udp-payload.dump.ts";
import { UDP } from "./udp.ts";

const sourcePort = UDP.slot("sport").offset;
const destinationPort = UDP.slot("dport").offset;
const lengthField = UDP.slot("len").offset;
const checksum = UDP.slot("chksum").offset;
const HEADER = 8;
const NUMBER = 17;
/** A longer datagram is a jumbogram, whose length field is 0 (RFC 2675). */
const LARGEST = 65535;

export const udpText = dumpText(UDP, (line, at, wire) => {
  line.protocol = "udp";
  if (!line.has(at, destinationPort + 2)) {
    sockets(line, "udp", NUMBER, -1, -1);
    line.truncated();
    return;
  }
  const source = line.u16(at + sourcePort);
  const destination = line.u16(at + destinationPort);
  const { packetType } = line.options;
  const announced = announcedLength(line, at, wire);
  if (packetType === undefined || announced < HEADER || line.knows(`-T ${packetType}`, 0))
    sockets(line, "udp", NUMBER, source, destination);
  if (wire < HEADER) {
    line.text(`truncated-udp ${wire}`);
    return;
  }
  if (announced >= 0 && announced < HEADER) {
    line.text(`truncated-udplength ${announced}`);
    return;
  }
  const payload = at + HEADER;
  if (announced < 0 || payload > line.end) {
    line.truncated();
    return;
  }
  const length = Math.min(announced, wire) - HEADER;
  if (packetType !== undefined) {
    line.next(`-T ${packetType}`, 0, payload, length);
    return;
  }
  if (line.verbose > 0 && line.options.checksums && !line.network.fragmented) verdict(line, at, length);
  if (line.options.quiet === 0 && payloadText(line, payload, length, source, destination)) return;
  if (announced - HEADER > length && !line.network.fragmented)
    line.text(`UDP, bad length ${announced - HEADER} > ${length}`);
  else {
    line.text("UDP, length ");
    line.decimal(announced - HEADER);
  }
});

/** Octets of header and payload by the header's own length; -1 where it was not captured. */
function announcedLength(line: DumpLine, at: number, wire: number): number {
  if (!line.has(at, lengthField + 2)) return -1;
  const length = line.u16(at + lengthField);
  return length === 0 && wire > LARGEST ? wire : length;
}

/** The checksum may be left out over IPv4, where one -v does not ask for it. */
function verdict(line: DumpLine, at: number, length: number): void {
  const found = line.u16(at + checksum);
  if (line.network.version === 4) {
    if (line.verbose < 2) return;
    if (found === 0) {
      line.text("[no cksum] ");
      return;
    }
  }
  if (!line.has(at + HEADER, length)) return;
  const residue = checksumResidue(line, at, HEADER + length, NUMBER);
  if (residue === 0) line.text("[udp sum ok] ");
  else {
    line.wrongChecksums++;
    line.text("[bad udp cksum 0x");
    line.hex(found, 4);
    line.text(" -> 0x");
    line.hex(checksumShouldBe(found, residue), 4);
    line.text("!] ");
  }
}
