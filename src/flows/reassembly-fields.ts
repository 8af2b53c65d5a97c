import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";
import type { Passage } from "./follower.ts";
import { CONFLICTS, OVERLAPS, SECOND_TAIL, TOO_LONG, type Pieces } from "./pieces.ts";

/** Generated fields that say of what a layer's source was put together, by the keys of `reassemblyFields` (definition/). */
export class ReassemblyFields {
  private readonly passage: Passage;
  private readonly dissector: Dissector;
  private readonly wholeIn: number;
  private readonly wholeInName: string;
  private readonly pieces: number;
  private readonly piece: number;
  private readonly start: number;
  private readonly pieceLength: number;
  private readonly count: number;
  private readonly length: number;
  private readonly data: number;
  private readonly remarks: readonly (readonly [flag: number, field: number])[];
  private readonly listed: boolean;

  constructor(passage: Passage, protocol: Protocol) {
    const { dissector, compiler } = passage;
    const id = (key: string) => compiler.generated(protocol, key);
    this.passage = passage;
    this.dissector = dissector;
    this.wholeIn = id("wholeIn");
    this.wholeInName = dissector.catalog.registry.get(this.wholeIn).name;
    this.pieces = id("pieces");
    this.piece = id("piece");
    this.start = id("pieceStart");
    this.pieceLength = id("pieceLength");
    this.count = id("pieceCount");
    this.length = id("wholeLength");
    this.data = id("wholeData");
    this.remarks = [
      [OVERLAPS, id("overlap")],
      [CONFLICTS, id("overlapConflict")],
      [SECOND_TAIL, id("multipleTails")],
      [TOO_LONG, id("tooLong")],
    ];
    this.listed = dissector.catalog.registry.get(this.pieces).field.kind === "bytes";
  }

  /** Notes that the packet at hand completed what is made of these pieces. */
  noteWhole({ frames }: Pieces): void {
    const { foresight, packet } = this.passage;
    if (!foresight) return;
    for (const frame of frames) if (frame !== packet.number) foresight.note(this.wholeInName, frame, 0, packet.number);
  }

  /** Adds which packet completes what the one at hand is a piece of, where that is known. */
  addWholeIn(): void {
    const { foresight, packet } = this.passage;
    const frame = foresight?.of(this.wholeInName, packet.number, 0);
    if (frame !== undefined) this.dissector.addNumber(this.wholeIn, frame);
  }

  add(pieces: Pieces, length: number): void {
    const { dissector, remarks } = this;
    const { tree } = dissector;
    const whole = pieces.bytes.subarray(0, length);
    const list = tree.count;
    if (this.listed) dissector.addObject(this.pieces, whole);
    else dissector.addMark(this.pieces);
    pieces.review();
    for (let i = 0; i < pieces.frames.length; i++) {
      const quad = tree.count;
      dissector.addNumber(this.piece, pieces.frames[i]);
      dissector.addNumber(this.start, pieces.offsets[i]);
      dissector.addNumber(this.pieceLength, pieces.lengths[i]);
      for (const [flag, field] of remarks) if (pieces.flags[i] & flag) dissector.addNumber(field, 1);
      tree.close(quad, tree.end(quad));
    }
    dissector.addNumber(this.count, pieces.frames.length);
    dissector.addNumber(this.length, length);
    dissector.addObject(this.data, whole);
    tree.close(list, tree.end(list));
  }
}

/** The same where no more is said than of which packets, for the layer that is being annotated. */
export function addPieces(dissector: Dissector, ids: { readonly [key: string]: number }, pieces: Pieces): void {
  const group = dissector.addMark(ids["pieces"]);
  for (const frame of pieces.frames) dissector.addNumber(ids["piece"], frame);
  dissector.addNumber(ids["pieceCount"], pieces.frames.length);
  dissector.addNumber(ids["wholeLength"], pieces.total);
  dissector.tree.close(group, 0);
}
