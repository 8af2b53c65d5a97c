import { dumpText, TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { checksumResidue, checksumShouldBe } from "../parts/pseudo-header.ts";
import { address, sockets } from "../parts/sockets-line.ts";
import { optionsText } from "./tcp-options.dump.ts";
import { payloadText } from "./tcp-payload.dump.ts";
import { TCP } from "./tcp.ts";

const sourcePort = TCP.slot("sport").offset;
const destinationPort = TCP.slot("dport").offset;
const sequence = TCP.slot("seq").offset;
const acknowledgment = TCP.slot("ack").offset;
const headerWords = TCP.slot("dataofs").offset;
const flagBits = TCP.slot("flags").offset + 1;
const window = TCP.slot("window").offset;
const checksum = TCP.slot("chksum").offset;
const urgent = TCP.slot("urgptr").offset;

/** Octets of a header without options. */
const HEADER = 20;
const NUMBER = 6;
const FIN = 0x01;
const SYN = 0x02;
const RST = 0x04;
const ACK = 0x10;
const URG = 0x20;

/** `Flags [S.]` for each of the 256 values of the flags. */
const flagTexts: readonly string[] = Array.from({ length: 256 }, (_, value) => {
  const set = Array.from("FSRP.UEW").filter((_letter, bit) => (value >> bit) & 1);
  return `Flags [${set.join("") || "none"}]`;
});

export const tcpText = dumpText(TCP, (line, at, wire) => {
  line.protocol = "tcp";
  if (!line.has(at, destinationPort + 2)) {
    address(line, line.network.source);
    line.text(" > ");
    address(line, line.network.destination);
    line.text(":");
    line.truncated();
    return;
  }
  const source = line.u16(at + sourcePort);
  const destination = line.u16(at + destinationPort);
  sockets(line, "tcp", NUMBER, source, destination);
  if (!line.has(at, HEADER)) {
    line.truncated();
    return;
  }
  const header = 4 * (line.u8(at + headerWords) >> 4);
  if (header < HEADER) {
    line.text(` tcp ${(wire - header) >>> 0} [bad hdr length ${header} - too short, < ${HEADER}]`);
    return;
  }
  if (line.options.quiet > 0) {
    line.text("tcp ");
    line.decimal((wire - header) >>> 0);
    if (header > wire) tooLong(line, header, wire);
    return;
  }
  segment(line, at, wire, header, source, destination);
});

function segment(line: DumpLine, at: number, wire: number, header: number, source: number, destination: number): void {
  const { options, numbers } = line;
  const flags = line.u8(at + flagBits);
  line.text(flagTexts[flags]);
  let seq = line.u32(at + sequence);
  let ack = line.u32(at + acknowledgment);
  let sackBase = 0;
  if ((flags & ACK) !== 0 && !options.absoluteSequence) {
    numbers.relate(line, at, seq, ack, flags);
    ({ seq, ack, sackBase } = numbers);
  }
  if (header > wire) {
    tooLong(line, header, wire);
    return;
  }
  if (options.verbose > 0 && options.checksums && !line.network.fragmented && line.has(at, wire))
    verdict(line, at, wire);
  const length = wire - header;
  if (length > 0 || options.verbose > 1 || (flags & (SYN | FIN | RST)) !== 0) {
    line.text(", seq ");
    line.decimal(seq);
    if (length > 0) {
      line.text(":");
      line.decimal((seq + length) >>> 0);
    }
  }
  if ((flags & ACK) !== 0) {
    line.text(", ack ");
    line.decimal(ack);
  }
  line.text(", win ");
  line.decimal(line.u16(at + window));
  if ((flags & URG) !== 0) {
    line.text(", urg ");
    line.decimal(line.u16(at + urgent));
  }
  if (
    header > HEADER &&
    !optionsText(line, { start: at + HEADER, end: at + header, payloadEnd: at + wire, flags, sackBase })
  )
    return;
  line.text(", length ");
  line.decimal(length);
  if (length === 0) return;
  if (!line.has(at, header)) {
    line.text(` [remaining caplen(${line.left(at)}) < header length(${header})]`);
    throw TRUNCATED;
  }
  if ((flags & RST) !== 0 && options.verbose > 0) resetText(line, at + header, length);
  else payloadText(line, at + header, length, source, destination);
}

function tooLong(line: DumpLine, header: number, wire: number): void {
  line.text(` [bad hdr length ${header} - too long, > ${wire}]`);
}

function verdict(line: DumpLine, at: number, wire: number): void {
  const found = line.u16(at + checksum);
  const residue = checksumResidue(line, at, wire, NUMBER);
  line.text(", cksum 0x");
  line.hex(found, 4);
  if (residue === 0) line.text(" (correct)");
  else {
    line.wrongChecksums++;
    line.text(" (incorrect -> 0x");
    line.hex(checksumShouldBe(found, residue), 4);
    line.text(")");
  }
}

/** Octets shown of what a reset carries: text that explains it, since RFC 1122. */
const RESET_TEXT_LIMIT = 30;

function resetText(line: DumpLine, at: number, length: number): void {
  line.text(line.has(at, length) ? " [RST" : " [!RST");
  line.text(length > RESET_TEXT_LIMIT ? "+ " : " ");
  line.visible(at, at + Math.min(length, RESET_TEXT_LIMIT));
  line.text("]");
}
