import { crcCcitt } from "../../bytes/crc-ccitt.ts";
import { u16le } from "../../bytes/numbers.ts";
import type { Field } from "../../definition/kinds.ts";
import { laidOut } from "./laid-out.ts";
import { layBeacon, layCommand } from "./wpan-bodies.ts";
import { layElements } from "./wpan-elements.ts";
import { wpanFields, wpanWorked } from "./wpan-fields.ts";
import { FrameType, micSize, readWpanFrame, wpanHeaderEnd, type WpanFrame } from "../../definition/wpan-frame.ts";
import type { WpanPage } from "./wpan-page.ts";

const LONG_CONTROL = 0x08;
const VERSION_2015 = 2;
const UNCOUNTED = 0x20;

/** Octets of a check sequence. */
export const FCS = 2;

function layAddress(page: WpanPage, at: number, size: number, side: "src" | "dst"): void {
  if (at < 0) return;
  const isShort = size === 2;
  page.take(`${side}${isShort ? 16 : 64}`, size);
  page.place(isShort ? "addr16" : "addr64", page.at - size, page.at);
}

function layHeader(page: WpanPage, frame: WpanFrame): void {
  const isMultipurpose = frame.type === FrameType.multipurpose;
  const isLong = (page.peek(1) & LONG_CONTROL) !== 0;
  page.take(!isMultipurpose ? "fcf" : isLong ? "longFcf" : "multipurposeFcf", frame.controlSize);
  if (frame.sequence >= 0) page.take("seqNo");
  else if (frame.version < VERSION_2015) page.mark("unnumbered");
  if (frame.refused) {
    page.mark(frame.refused);
    return;
  }
  if (frame.destinationNetwork >= 0) page.take("dstPan");
  layAddress(page, frame.destination, frame.destinationSize, "dst");
  if (frame.sourceNetwork >= 0) page.take("srcPan");
  layAddress(page, frame.source, frame.sourceSize, "src");
}

/** The header of security of 2006 and later (IEEE 802.15.4 9.4). */
function laySecurity(page: WpanPage, version: number): void {
  const control = page.peek(1);
  const mode = (control >> 3) & 3;
  const isCounted = version < VERSION_2015 || (control & UNCOUNTED) === 0;
  const keySize = [0, 1, 5, 9][mode];
  page.group("auxSecHdr", 1 + (isCounted ? 4 : 0) + keySize, () => {
    page.take("securityControl");
    if (isCounted) page.take("frameCounter");
    if (mode === 0) return;
    page.group("keyIdentifier", keySize, () => {
      if (mode === 2) page.take("keySource4");
      if (mode === 3) page.take("keySource");
      page.take("keyIndex");
    });
  });
}

/** What nobody can decrypt without a key, and the check behind it. */
function layEncrypted(page: WpanPage, frame: WpanFrame, end: number): void {
  if (frame.version === 0) {
    page.take("counter2003");
    page.take("keySequence2003");
  }
  const size = micSize(frame, page.bytes, page.start);
  if (page.lacks || end - size < page.at || end > page.limit) return page.fail();
  if (size > 0) page.place("mic", end - size, end);
  page.mark("notDecrypted");
}

function layCheckSequence(page: WpanPage, end: number, size: number): void {
  const { bytes, start } = page;
  // Of a check sequence that was not captured nobody knows anything.
  if (size === 0 || end + size > page.limit) {
    page.place("fcsOk", start, start, 1);
    return;
  }
  page.place(size === FCS ? "fcs" : "fcs32", end, end + size);
  const isRight = size !== FCS || crcCcitt(bytes, start, end) === u16le(bytes, end);
  if (!isRight) page.mark("fcsBad");
  page.place("fcsOk", end, end + size, isRight ? 1 : 0);
}

/** A frame but for what it carries; `fcs` says how many octets the check sequence has, by what is told. */
export function wpanMessage(fcs: (told: number) => number): Field<Uint8Array> {
  return laidOut<keyof typeof wpanFields, keyof typeof wpanWorked>(
    "frame of IEEE 802.15.4",
    wpanFields,
    (page) => {
      const { bytes, start } = page;
      const size = fcs(page.told);
      const end = Math.max(start, page.announced - size);
      page.end = Math.min(page.end, end, page.limit);
      const frame = readWpanFrame(bytes, start, end);
      page.place("frameLength", start, start, end - start);
      layHeader(page, frame);
      if (frame.refused || page.lacks) return;
      if (frame.isSecured && frame.version > 0) laySecurity(page, frame.version);
      if (frame.hasElements) layElements(page);
      if (frame.type === FrameType.beacon && frame.version < VERSION_2015) layBeacon(page);
      if (frame.type === FrameType.command && !frame.isSecured) layCommand(page);
      if (frame.type === FrameType.command && frame.isSecured && frame.version === 1) page.take("cmd");
      if (frame.isSecured) layEncrypted(page, frame, end);
      if (!page.lacks) layCheckSequence(page, end, size);
    },
    {
      worked: wpanWorked,
      skip: (bytes, at, end) => wpanHeaderEnd(readWpanFrame(bytes, at, end), bytes, at, end),
    },
  );
}
