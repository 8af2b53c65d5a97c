import { crcCcitt } from "../../bytes/crc-ccitt.ts";
import { u16le } from "../../bytes/numbers.ts";
import type { FromHeader } from "../../definition/nesting.ts";
import { FrameType, micSize, readWpanFrame } from "../../definition/wpan-frame.ts";

/** What stands in the table of payloads. */
export const WpanPayload = { none: 0, network: 1, beacon: 2, greenPower: 3, lowpan: 4 } as const;

const SHORT = 2;
const FCS = 2;
const GREEN_POWER = 3;
const INTER_PAN = 3;
const PROTOCOL_ID = 0;

/** Octets behind what a frame carries: the check of what is encrypted, and the check sequence. */
export const wpanTrailer =
  (fcs: (told: number) => number): FromHeader =>
  (bytes, start, headerEnd, end, _captured, told) => {
    const frame = readWpanFrame(bytes, start, end);
    if (frame.refused) return end - headerEnd;
    return Math.min(end - headerEnd, fcs(told) + micSize(frame, bytes, start));
  };

/** By the beginning of what a frame carries what it is, which no number in the frame says. */
export const wpanCarries =
  (fcs: (told: number) => number): FromHeader =>
  (bytes, start, headerEnd, end, captured, told) => {
    const size = fcs(told);
    const frame = readWpanFrame(bytes, start, end);
    const isCut = captured < end;
    if (frame.isSecured || headerEnd >= captured || headerEnd >= end - size) return WpanPayload.none;
    if (size === FCS && !isCut && crcCcitt(bytes, start, end - FCS) !== u16le(bytes, end - FCS))
      return WpanPayload.none;
    if (frame.type === FrameType.command) return WpanPayload.none;
    const first = bytes[headerEnd];
    if (frame.type === FrameType.beacon) return first === PROTOCOL_ID ? WpanPayload.beacon : WpanPayload.none;
    const version = (first >> 2) & 0xf;
    const type = first & 3;
    const isShort = frame.sourceSize === SHORT && frame.destinationSize === SHORT;
    if (isShort && version > 0 && version < GREEN_POWER && type !== 2 && type !== INTER_PAN) return WpanPayload.network;
    if (version === GREEN_POWER && type < 2) return WpanPayload.greenPower;
    return isLowpan(first) ? WpanPayload.lowpan : WpanPayload.none;
  };

/** Whether an octet is one that 6LoWPAN begins with: compressed headers, fragments, addresses of a mesh (RFC 4944, 6282, 8931). */
function isLowpan(octet: number): boolean {
  const top = octet >> 5;
  return (octet >= 0x41 && octet <= 0x42) || octet === 0x50 || top === 3 || octet >> 6 === 2 || top === 6 || top === 7;
}
