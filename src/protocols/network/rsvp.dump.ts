import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { objects } from "./rsvp-objects.dump.ts";
import { RSVP } from "./rsvp.ts";

const VERSION = 1;
const HEADER = 8;
const BUNDLE = 12;
const names: { readonly [type: number]: string } = {
  1: "Path",
  2: "Resv",
  3: "PathErr",
  4: "ResvErr",
  5: "PathTear",
  6: "ResvTear",
  7: "ResvConf",
  [BUNDLE]: "Bundle",
  13: "Acknowledgement",
  14: "Hello (Old)",
  15: "Refresh",
  20: "Hello",
};

export const rsvpText = dumpText(RSVP, (line, at, length) => {
  line.protocol = "rsvp";
  line.need(at, HEADER);
  const version = line.u8(at) >> 4;
  if (version !== VERSION) return line.text(`ERROR: RSVP version ${version} packet not supported`);
  const type = line.u8(at + 1);
  if (line.verbose === 0) {
    line.text(`RSVPv${version} `);
    line.named(names, type, "unknown (%)");
    return line.text(` Message, length: ${length}`);
  }
  const size = head(line, at, "\n\t");
  if (size < HEADER) return line.text(`ERROR: common header too short ${size} < ${HEADER}`);
  if (type === BUNDLE) bundle(line, at + HEADER, size - HEADER);
  else if (type in names) objects(line, at + HEADER, size - HEADER, "\n\t  ");
  else line.hexLines(at + HEADER, size - HEADER, "\n\t    ");
});

/** Writes the header of a message and returns the octets that it says the message has. */
function head(line: DumpLine, at: number, start: string): number {
  const type = line.u8(at + 1);
  line.text(`${start}RSVPv${line.u8(at) >> 4} `);
  line.named(names, type, "unknown, type: %");
  line.text(` Message (${type}), Flags: [${line.u8(at) & 1 ? "Refresh reduction capable" : "none"}]`);
  const size = line.u16(at + 6);
  line.text(`, length: ${size}, ttl: ${line.u8(at + 4)}, checksum: 0x`);
  line.hex(line.u16(at + 2), 4);
  return size;
}

/** Messages in a message (RFC 2961 3). */
function bundle(line: DumpLine, start: number, octets: number): void {
  let at = start;
  for (let left = octets; left > 0;) {
    line.need(at, HEADER);
    const version = line.u8(at) >> 4;
    if (version !== VERSION) return line.text(`ERROR: RSVP version ${version} packet not supported`);
    const size = head(line, at, "\n\t  ");
    if (size < HEADER) return line.text(`ERROR: common header too short ${size} < ${HEADER}`);
    if (left < size) return line.text(`ERROR: common header too large ${size} > ${left}`);
    if (!objects(line, at + HEADER, size - HEADER, "\n\t    ")) return;
    at += size;
    left -= size;
  }
}
