import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { FDDI } from "./fddi.ts";

const control = FDDI.slot("fc").offset;
const destination = control + 1;
const source = control + 7;
const HEADER = 13;
/** The class of a frame stands in the upper half of its control, what is left in the lower. */
const CLASS = 0xf0;
const STATION_MANAGEMENT = 0x40;

const frames: { readonly [control: number]: string } = {
  0x40: "void",
  0x41: "info",
  0x4f: "nsa",
  0x80: "nrt",
  0xc0: "rt",
  0xc2: "beacon",
  0xc3: "claim",
};
const classes: { readonly [frameClass: number]: string } = {
  0x40: "smt",
  0x50: "async",
  0x60: "imp_async",
  0xc0: "mac",
  0xd0: "sync",
  0xe0: "imp_sync",
};

export const fddiText = dumpText(FDDI, (line, at, length) => {
  line.protocol = "fddi";
  if (!line.has(at, HEADER)) {
    if (at === line.packet) line.payload = line.end;
    line.truncated();
    return;
  }
  if (at === line.packet) line.payload = at + HEADER;
  line.linkSource = at + source;
  line.linkDestination = at + destination;
  const { linkHeader } = line.options;
  if (linkHeader) header(line, at, length);
  const frame = line.u8(at + control);
  if (line.next("fddi.fc", frame, at + HEADER, length - HEADER)) return;
  if ((frame & CLASS) === STATION_MANAGEMENT) {
    line.text("<SMT printer not yet implemented>");
    return;
  }
  if (!linkHeader) header(line, at, length);
  line.unknownPayload(at + HEADER, line.end);
});

function header(line: DumpLine, at: number, length: number): void {
  const frame = line.u8(at + control);
  const name = frames[frame];
  const frameClass = classes[frame & CLASS];
  if (name !== undefined) line.text(name);
  else if (frameClass === undefined) line.hex(frame, 2);
  else line.text(`${frameClass}${(frame & 0xf).toString(16)}`);
  line.text(" ");
  line.ether(at + source);
  line.text(" > ");
  line.ether(at + destination);
  line.text(`, length ${length}: `);
}
