import { dumpText } from "../../definition/dump-line.ts";
import { printTransport } from "../parts/transport-line.ts";
import { AH } from "./ah.ts";

const nextHeader = AH.slot("nh");
const words = AH.slot("payloadlen");
const reserved = AH.slot("reserved");
const index = AH.slot("spi");
const sequence = AH.slot("seq");
const HEADER = 12;

export const ahText = dumpText(AH, (line, at, length) => {
  line.protocol = "ah";
  if (!line.has(at, 1)) {
    line.truncated();
    return;
  }
  line.text("AH");
  const announced = line.field(words, at);
  const size = 4 * (announced + 2);
  line.text("(");
  if (line.verbose > 0) line.text(`length=${announced}(${size}-bytes),`);
  const zero = line.field(reserved, at);
  if (zero !== 0) line.text(`reserved=0x${zero.toString(16)}[MustBeZero],`);
  line.need(at, index.offset + index.size);
  line.text("spi=0x");
  line.hex(line.field(index, at), 8);
  line.text(",");
  line.need(at, HEADER);
  line.text("seq=0x");
  line.hex(line.field(sequence, at));
  line.text(",icv=0x");
  const end = Math.min(at + size, line.end);
  if (end > at + HEADER) line.hexOctets(line.bytes, at + HEADER, end);
  line.need(at, size);
  line.text("): ");
  printTransport(line, line.field(nextHeader, at), at + size, length - size);
});
