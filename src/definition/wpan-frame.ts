import { u16le } from "../bytes/numbers.ts";

export const FrameType = { beacon: 0, data: 1, acknowledgement: 2, command: 3, multipurpose: 5 } as const;
const SHORT = 2;
const LONG = 3;
const RESERVED_MODE = 1;
const VERSION_2015 = 2;
const LONG_CONTROL = 0x08;
/** Octets of a frame counter, and of the check that suites of 2003 put behind what they encrypt. */
const COUNTER = 4;
const MIC_2003 = 8;
const MIC_SIZES = [0, 4, 8, 16];
const KEY_SIZES = [0, 1, 5, 9];
const TERMINATION_1 = 0x7e;
const TERMINATION_2 = 0x7f;
const PAYLOAD_TERMINATION = 0xf;
/** Octets of commands behind their identifiers. */
const COMMAND_SIZES: { readonly [identifier: number]: number } = { 1: 1, 2: 3, 3: 1, 8: 7, 9: 1 };
export const REALIGNMENT = 8;

/** What keeps a frame from being read on in, by the name of Wireshark's remark. */
export type Refusal = "versionUnknown" | "dstInvalid" | "srcInvalid" | "compressionInvalid";

/** Where the parts of a frame are, from the start of its layer; -1 where one is not there (IEEE 802.15.4 7.2). */
export interface WpanFrame {
  readonly type: number;
  readonly version: number;
  readonly controlSize: number;
  readonly sequence: number;
  readonly destinationNetwork: number;
  readonly destination: number;
  readonly destinationSize: number;
  readonly sourceNetwork: number;
  readonly source: number;
  readonly sourceSize: number;
  readonly isSecured: boolean;
  readonly hasElements: boolean;
  readonly refused: Refusal | undefined;
  /** Where the addresses end. */
  readonly end: number;
}

interface Control {
  readonly type: number;
  readonly size: number;
  readonly version: number;
  readonly to: number;
  readonly from: number;
  readonly isSecured: boolean;
  readonly isCompressed: boolean;
  readonly isUnnumbered: boolean;
  readonly hasElements: boolean;
}

function controlOf(bytes: Uint8Array, start: number, end: number): Control {
  const first = start < end ? bytes[start] : 0;
  const word = start + 1 < end ? u16le(bytes, start) : first;
  const type = first & 7;
  if (type !== FrameType.multipurpose) {
    const version = (word >> 12) & 3;
    return {
      type,
      size: 2,
      version,
      to: (word >> 10) & 3,
      from: word >> 14,
      isSecured: (word & 0x08) !== 0,
      isCompressed: (word & 0x40) !== 0,
      isUnnumbered: (word & 0x100) !== 0,
      hasElements: version === VERSION_2015 && (word & 0x200) !== 0,
    };
  }
  const isLong = (first & LONG_CONTROL) !== 0;
  const flags = isLong ? word : first;
  return {
    type,
    size: isLong ? 2 : 1,
    version: isLong ? (word >> 12) & 3 : 0,
    to: (first >> 4) & 3,
    from: first >> 6,
    isSecured: (flags & 0x200) !== 0,
    isCompressed: (flags & 0x100) === 0,
    isUnnumbered: (flags & 0x400) !== 0,
    hasElements: (flags & 0x8000) !== 0,
  };
}

/** Whether networks are named: where the frame goes, and where it comes from; undefined where what is said cannot be. */
function networks({ type, version, to, from, isCompressed }: Control): readonly [boolean, boolean] | undefined {
  if (type === FrameType.multipurpose) return [!isCompressed, false];
  if (version < VERSION_2015) {
    if (to !== 0 && from !== 0) return [true, !isCompressed];
    return isCompressed ? undefined : [to !== 0, from !== 0];
  }
  if (to === 0 && from === 0) return [isCompressed, false];
  if (to === 0 || from === 0) return [to !== 0 && !isCompressed, from !== 0 && !isCompressed];
  return to === LONG && from === LONG ? [!isCompressed, false] : [true, !isCompressed];
}

const sizeOf = (mode: number): number => (mode === SHORT ? 2 : mode === LONG ? 8 : 0);

/** Reads where the parts of the frame are whose layer is bytes[start..end). */
export function readWpanFrame(bytes: Uint8Array, start: number, end: number): WpanFrame {
  const control = controlOf(bytes, start, end);
  const { type, version } = control;
  let at: number = control.size;
  const part = (size: number): number => {
    if (size === 0) return -1;
    at += size;
    return at - size;
  };
  const isMultipurpose = type === FrameType.multipurpose;
  // Only frames of 2015 go without numbers, and those of 2003 and 2006 that say so all the same.
  const sequence = part(control.isUnnumbered ? 0 : 1);
  const named = networks(control);
  const refused =
    version === 3 || (isMultipurpose && version !== 0)
      ? "versionUnknown"
      : control.to === RESERVED_MODE
        ? "dstInvalid"
        : control.from === RESERVED_MODE
          ? "srcInvalid"
          : named
            ? undefined
            : "compressionInvalid";
  const [toNetwork, fromNetwork] = refused || !named ? [false, false] : named;
  const destinationSize = refused ? 0 : sizeOf(control.to);
  const sourceSize = refused ? 0 : sizeOf(control.from);
  return {
    type,
    version: isMultipurpose ? VERSION_2015 : version,
    controlSize: control.size,
    sequence,
    destinationNetwork: part(toNetwork ? 2 : 0),
    destination: part(destinationSize),
    destinationSize,
    sourceNetwork: part(fromNetwork ? 2 : 0),
    source: part(sourceSize),
    sourceSize,
    isSecured: control.isSecured,
    hasElements: control.hasElements,
    refused,
    end: at,
  };
}

/** Octets of the check behind an encrypted payload; 0 where nothing is encrypted. */
export function micSize(frame: WpanFrame, bytes: Uint8Array, start: number): number {
  if (!frame.isSecured) return 0;
  return frame.version === 0 ? MIC_2003 : MIC_SIZES[bytes[start + frame.end] & 3];
}

/** Octets of the header of security behind addresses. */
function securitySize(frame: WpanFrame, bytes: Uint8Array, start: number, end: number): number {
  if (!frame.isSecured || frame.version === 0 || start + frame.end >= end) return 0;
  const control = bytes[start + frame.end];
  const isUncounted = frame.version === VERSION_2015 && (control & 0x20) !== 0;
  return 1 + (isUncounted ? 0 : COUNTER) + KEY_SIZES[(control >> 3) & 3];
}

/** Where the elements end that stand at `at`. */
function elementsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  let inPayload = false;
  while (at + 2 <= end) {
    const word = u16le(bytes, at);
    at += 2 + (inPayload ? word & 0x7ff : word & 0x7f);
    if (inPayload && ((word >> 11) & 0xf) === PAYLOAD_TERMINATION) break;
    const identifier = (word >> 7) & 0xff;
    if (!inPayload && identifier === TERMINATION_2) break;
    if (!inPayload && identifier === TERMINATION_1) inPayload = true;
  }
  return at;
}

function beaconSize(bytes: Uint8Array, at: number, end: number): number {
  const descriptors = at + 2 < end ? bytes[at + 2] & 7 : 0;
  const pending = at + 3 + (descriptors === 0 ? 0 : 1 + 3 * descriptors);
  const addresses = pending < end ? bytes[pending] : 0;
  return pending + 1 - at + 2 * (addresses & 7) + 8 * ((addresses >> 4) & 7);
}

function commandSize(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return 1;
  const page = bytes[at] === REALIGNMENT && end - at > 8 ? 1 : 0;
  return 1 + (COMMAND_SIZES[bytes[at]] ?? 0) + page;
}

/** Where the frame's own octets end and what it carries begins; `end` is where its octets end, without a check sequence. */
export function wpanHeaderEnd(frame: WpanFrame, bytes: Uint8Array, start: number, end: number): number {
  const { type, version, isSecured, refused } = frame;
  if (refused) return Math.min(end, start + (frame.sequence < 0 ? frame.controlSize : frame.sequence + 1));
  let at = start + frame.end + securitySize(frame, bytes, start, end);
  if (frame.hasElements) at = elementsEnd(bytes, at, end);
  if (type === FrameType.beacon && version < VERSION_2015) at += beaconSize(bytes, at, end);
  if (isSecured && version === 0) return Math.min(end, at + COUNTER + 1);
  if (type === FrameType.command) {
    if (!isSecured) at += commandSize(bytes, at, end);
    else if (version < VERSION_2015) at++;
  }
  return Math.min(end, at);
}
