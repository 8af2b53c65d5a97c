import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts, LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { frameHeader, printTypedPayload } from "../parts/typed-payload.ts";
import { MACsec } from "./macsec.ts";

const TAG = 6;
const SCI = 8;
const ICV = 16;
const [VERSION, END_STATION, CHANNEL, BROADCAST, ENCRYPTED, CHANGED] = [0x80, 0x40, 0x20, 0x10, 0x08, 0x04] as const;
const flagLetters = [
  [ENCRYPTED, "E"],
  [CHANGED, "C"],
  [END_STATION, "S"],
  [BROADCAST, "B"],
  [CHANNEL, "I"],
] as const;
const SHORT_RESERVED = 0xc0;

export const macsecText = dumpText(MACsec, (line, at, length) => {
  line.protocol = "macsec";
  if (length < TAG || !line.has(at, TAG)) return line.truncated();
  const control = line.u8(at);
  const short = line.u8(at + 1);
  if (control & VERSION || short & SHORT_RESERVED) return line.invalid();
  const header = TAG + (control & CHANNEL ? SCI : 0);
  if (length < header || !line.has(at, header)) return line.truncated();
  const { linkHeader } = line.options;
  const secret = (control & (ENCRYPTED | CHANGED)) !== 0;
  if (linkHeader || secret) {
    if (!linkHeader) {
      line.ether(line.linkSource);
      line.text(" > ");
      line.ether(line.linkDestination);
      line.text(" 802.1AE MACsec, ");
    }
    said(line, at, control, short);
  }
  if (secret) {
    line.unknownPayload(at + header, line.end);
    return;
  }
  inner(line, at + header, length - header, short);
});

function said(line: DumpLine, at: number, control: number, short: number): void {
  line.text(`an ${control & 3}, pn ${line.u32(at + 2)}, flags `);
  line.bitNames(flagLetters, control, "", "none");
  if (short !== 0) line.text(`, sl ${short}`);
  if (control & CHANNEL) {
    line.text(", sci ");
    line.hex(line.u32(at + TAG), 8);
    line.hex(line.u32(at + TAG + 4), 8);
  }
  line.text(", ");
}

/** The frame that the tag protects, without its check value. */
function inner(line: DumpLine, at: number, announced: number, short: number): void {
  let length = announced - ICV;
  if (length < short || length < 0) return line.truncated();
  if (short !== 0) length = short;
  line.upTo(
    at + length,
    (within, start, octets) => {
      if (octets < 2) {
        within.protocol = "ether";
        within.truncated();
        return;
      }
      const type = within.u16(start);
      const { linkHeader } = within.options;
      if (linkHeader) typeText(within, type);
      if (printTypedPayload(within, type, start + 2, octets - 2)) return;
      if (!linkHeader) frameHeader(within, type, at + announced - within.linkDestination);
      within.unknownPayload(start + 2, within.end);
    },
    at,
    length,
  );
}

function typeText(line: DumpLine, type: number): void {
  if (type <= LARGEST_LENGTH) {
    line.text("802.3");
    return;
  }
  line.text(`ethertype ${etherTypeTexts[type] ?? "Unknown"} (0x`);
  line.hex(type, 4);
  line.text("), ");
}
