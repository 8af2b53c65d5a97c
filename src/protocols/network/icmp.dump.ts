import { addWords, fold, inetChecksum } from "../../bytes/checksum.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { extensionText } from "./icmp-extension.dump.ts";
import { messageText } from "./icmp-messages.dump.ts";
import { ICMP } from "./icmp.ts";

const type = ICMP.slot("type");
const checksum = ICMP.slot("chksum");
/** Octets before a quoted datagram. */
const HEADER = 8;
/** Errors quote the datagram that they are about. */
const QUOTING: ReadonlySet<number> = new Set([3, 4, 5, 11, 12]);
/** Errors that may have extensions (RFC 4884). */
const EXTENSIBLE: ReadonlySet<number> = new Set([3, 11, 12]);

export const icmpText = dumpText(ICMP, (line, at, length) => {
  line.protocol = "icmp";
  const before = line.length;
  line.text("ICMP ");
  try {
    messageText(line, at);
  } catch (thrown) {
    // tcpdump puts a message together before it prints any of it.
    line.length = before;
    throw thrown;
  }
  line.text(", length ");
  line.decimal(length);
  if (line.verbose === 0) return;
  if (!line.network.fragmented && line.has(at, length)) wrongChecksum(line, at, length);
  const number = line.field(type, at);
  if (QUOTING.has(number)) {
    line.text("\n\t");
    line.next("ethertype", 0x0800, at + HEADER, line.u16(at + HEADER + 2));
    line.protocol = "icmp";
  }
  if (EXTENSIBLE.has(number)) extensionText(line, at, length);
});

function wrongChecksum(line: DumpLine, at: number, length: number): void {
  if (inetChecksum(line.bytes, at, at + length) === 0) return;
  const found = line.field(checksum, at);
  const right = ~fold(addWords(line.bytes, at, at + length, ~found & 0xffff)) & 0xffff;
  line.text(" (wrong icmp cksum ");
  line.hex(found);
  line.text(" (->");
  line.hex(right);
  line.text(")!)");
}
