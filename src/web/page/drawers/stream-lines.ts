import type { FollowedSegment } from "../../messages.ts";

export type StreamFormat = "text" | "hex";

/** A line of a stream: which side said it, in which packet, and where in what the side said. */
export interface StreamLine {
  readonly from: 0 | 1;
  readonly index: number;
  readonly text: string;
  readonly offset: number;
}

/** Characters after which a line goes on in the next. */
const WIDEST = 96;

/** Octets that a line in hexadecimal has. */
const OCTETS = 16;

/** A stream in lines, segment by segment; octets that are no text are dots. */
export function streamLines(segments: readonly FollowedSegment[], format: StreamFormat): StreamLine[] {
  const offsets = [0, 0];
  return segments.flatMap(({ from, index, bytes }) => {
    const start = offsets[from] ?? 0;
    offsets[from] = start + bytes.length;
    const pieces = format === "hex" ? hexPieces(bytes) : textPieces(bytes);
    return pieces.map(([at, text]) => ({ from, index, text, offset: start + at }));
  });
}

type Piece = readonly [at: number, text: string];

function textPieces(bytes: Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  let [text, start] = ["", 0];
  const end = (next: number) => {
    pieces.push([start, text]);
    [text, start] = ["", next];
  };
  for (const [at, octet] of bytes.entries()) {
    if (octet === 0x0a) end(at + 1);
    else if (octet !== 0x0d || bytes[at + 1] !== 0x0a) text += octet === 9 ? "    " : printable(octet);
    if (text.length >= WIDEST) end(at + 1);
  }
  if (text !== "") end(bytes.length);
  return pieces;
}

function hexPieces(bytes: Uint8Array): Piece[] {
  return Array.from({ length: Math.ceil(bytes.length / OCTETS) }, (_, line) => {
    const octets = [...bytes.subarray(line * OCTETS, (line + 1) * OCTETS)];
    const digits = octets.map((octet) => octet.toString(16).padStart(2, "0")).join(" ");
    return [line * OCTETS, `${digits.padEnd(OCTETS * 3)} ${octets.map(printable).join("")}`] as const;
  });
}

function printable(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : "·";
}
