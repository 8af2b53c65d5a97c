import { u16le } from "../../bytes/numbers.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { EthernetLoopback } from "./ethernet-loopback.ts";

const REPLY = 1;
const FORWARD = 2;

export const ethernetLoopbackText = dumpText(EthernetLoopback, (line, at, length) => {
  line.protocol = "loopback";
  line.text("Loopback");
  if (length < 2) return line.invalid();
  line.need(at, 2);
  const skip = u16le(line.bytes, at);
  line.text(`, skipCount ${skip}${skip % 8 ? " (bogus)" : ""}`);
  if (skip > length - 2) {
    line.invalid();
    line.need(at + 2, length - 2);
    return;
  }
  line.need(at + 2, skip);
  message(line, at + 2 + skip, length - 2 - skip);
});

function message(line: DumpLine, at: number, length: number): void {
  if (length < 2) return bad(line, at, length);
  line.need(at, 2);
  const number = u16le(line.bytes, at);
  line.text(number === REPLY ? ", Reply" : number === FORWARD ? ", Forward Data" : `,  invalid (${number})`);
  const fixed = number === REPLY ? 2 : number === FORWARD ? 6 : 0;
  if (length - 2 < fixed) return bad(line, at + 2, length - 2);
  line.need(at + 2, fixed);
  if (number === REPLY) line.text(`, receipt number ${u16le(line.bytes, at + 2)}`);
  if (number === FORWARD) {
    line.text(", forwarding address ");
    line.ether(at + 2);
  }
  if (fixed > 0) line.text(`, data (${length - 2 - fixed} octets)`);
  line.need(at + 2, length - 2);
}

function bad(line: DumpLine, at: number, length: number): void {
  line.invalid();
  line.need(at, length);
}
