import { listedCaptures, sampleCaptures, type CaptureFile } from "./captures.ts";
import { compareCapture, kindOf, type Mismatch } from "./compare-capture.ts";
import { shellWords } from "./shell-words.ts";

/** A kind of mismatch: how often, and where first. */
export interface Kind {
  count: number;
  readonly first: Mismatch;
}

/** How many captures' packets and lines print alike with one set of flags. */
export interface Total {
  readonly flags: string;
  packets: number;
  equalPackets: number;
  /** Packets of printers that this project was asked for. */
  asked: number;
  equalAsked: number;
  lines: number;
  equalLines: number;
  /** Captures that tcpdump cannot read. */
  refused: number;
  readonly printers: Map<string, { equal: number; packets: number; asked: boolean }>;
  readonly kinds: Map<string, Kind>;
  readonly endings: string[];
}

/** Compares captures (all there are, unless some are named) and adds the results up. */
export async function compareAll(
  flags: string,
  captures: readonly CaptureFile[] = [...sampleCaptures(), ...listedCaptures()],
): Promise<Total> {
  const counts = { packets: 0, equalPackets: 0, asked: 0, equalAsked: 0, lines: 0, equalLines: 0, refused: 0 };
  const total: Total = { flags, ...counts, printers: new Map(), kinds: new Map(), endings: [] };
  for (const capture of captures) {
    const result = await compareCapture(capture, shellWords(flags));
    if (result === undefined) {
      total.refused += 1;
      continue;
    }
    total.lines += result.lines;
    total.equalLines += result.equalLines;
    if (result.ending !== undefined) total.endings.push(`${capture.path}: ${result.ending}`);
    for (const [printer, { equal, packets, asked }] of result.printers) {
      const sum = total.printers.get(printer) ?? { equal: 0, packets: 0, asked };
      total.printers.set(printer, { equal: sum.equal + equal, packets: sum.packets + packets, asked });
      total.packets += packets;
      total.equalPackets += equal;
      if (asked) total.asked += packets;
      if (asked) total.equalAsked += equal;
    }
    for (const mismatch of result.mismatches) {
      const name = `${mismatch.printer} ${kindOf(mismatch)}`;
      const kind = total.kinds.get(name);
      if (kind === undefined) total.kinds.set(name, { count: 1, first: mismatch });
      else kind.count += 1;
    }
  }
  return total;
}
