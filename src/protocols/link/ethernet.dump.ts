import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { frameHeader, JUMBO, printTypedPayload, tagIsCut } from "../parts/typed-payload.ts";
import { Ether } from "./ethernet.ts";

const destination = Ether.slot("dst").offset;
const source = Ether.slot("src").offset;
const type = Ether.slot("type");
const HEADER = 14;

export const etherText = dumpText(Ether, (line, at, length) => {
  line.protocol = "ether";
  if (length < line.left(at)) {
    line.text(`[length ${length} < caplen ${line.left(at)}]`);
    line.invalid();
    return;
  }
  if (!line.has(at, HEADER) || length < HEADER) {
    if (at === line.packet) line.payload = line.end;
    line.truncated();
    return;
  }
  if (at === line.packet) line.payload = at + HEADER;
  const { linkHeader } = line.options;
  line.linkSource = at + source;
  line.linkDestination = at + destination;
  const number = line.field(type, at);
  if (linkHeader) header(line, at, number, length);
  if (printTypedPayload(line, number, at + HEADER, length - HEADER)) return;
  if (!linkHeader) header(line, at, number, length);
  line.unknownPayload(at + HEADER, line.end);
});

function header(line: DumpLine, at: number, number: number, length: number): void {
  if (number === JUMBO || tagIsCut(line, number, at + HEADER, length - HEADER)) {
    line.ether(at + source);
    line.text(" > ");
    line.ether(at + destination);
    line.text(", ");
  } else frameHeader(line, number, number <= LARGEST_LENGTH ? Math.min(number, length - HEADER) : length);
}
