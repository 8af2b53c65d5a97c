import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts, LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { frameHeader, printTypedPayload } from "../parts/typed-payload.ts";
import { Ether } from "./ethernet.ts";

const TAG = 4;
const HEADER = 18;
const ADDRESSES = 12;
const INTO_SWITCH = 0x20;
const tagging = ["None", "Untag", "Header", "Reserved"];
const reasons: { readonly [reason: number]: string } = {
  1: "mirror",
  2: "MAC learning",
  4: "switching",
  8: "prot term",
  16: "prot snoop",
  32: "exception",
};

/** Ethernet with the tag of Broadcom's switches behind the addresses. */
export const broadcomTagText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "brcm-tag";
    if (length < line.left(at)) {
      line.text(`[length ${length} < caplen ${line.left(at)}]`);
      return line.invalid();
    }
    if (!line.has(at, HEADER) || length < HEADER) {
      line.payload = line.end;
      return line.truncated();
    }
    line.payload = at + HEADER;
    line.linkDestination = at;
    line.linkSource = at + 6;
    const { linkHeader } = line.options;
    if (linkHeader) {
      line.ether(line.linkSource);
      line.text(" > ");
      line.ether(line.linkDestination);
      line.text(", ");
    }
    tag(line, at + ADDRESSES);
    const type = line.u16(at + ADDRESSES + TAG);
    if (linkHeader) typeAndLength(line, type, length);
    if (printTypedPayload(line, type, at + HEADER, length - HEADER)) return;
    if (!linkHeader) frameHeader(line, type, type <= LARGEST_LENGTH ? Math.min(type, length - HEADER) : length);
    line.unknownPayload(at + HEADER, line.end);
  },
  { carriedBy: { linktype: 281 } },
);

/** The tag in front of the frame. */
export const broadcomPrependedTagText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "brcm-tag-prepend";
    if (!line.has(at, TAG) || length < TAG) {
      line.payload = line.end;
      return line.truncated();
    }
    if (line.options.linkHeader) tag(line, at);
    line.next("linktype", 1, at + TAG, length - TAG);
    if (line.payload <= at) line.payload = at + TAG;
  },
  { carriedBy: { linktype: 282 } },
);

function typeAndLength(line: DumpLine, type: number, length: number): void {
  if (type <= LARGEST_LENGTH) line.text(`802.3, length ${Math.min(type, length - HEADER)}: `);
  else {
    line.text(`ethertype ${etherTypeTexts[type] ?? "Unknown"} (0x`);
    line.hex(type, 4);
    line.text(`), length ${length}: `);
  }
}

function tag(line: DumpLine, at: number): void {
  const [first, second, third, last] = [0, 1, 2, 3].map((i) => line.u8(at + i)) as [number, number, number, number];
  line.text(`BRCM tag OP: ${first ? "IG" : "EG"}, `);
  if (first & INTO_SWITCH) {
    line.text(`TC: ${(second >> 2) & 7}, TE: ${tagging[second & 3]}, TS: ${second >> 7}, DST map: 0x`);
    line.hex(((third & 1) << 8) | last, 4);
    line.text(", ");
  } else {
    line.text(`CID: ${second}, RC: ${reasons[third] ?? "reserved"}, TC: ${(last >> 5) & 7}, port: ${last & 31}, `);
  }
}
