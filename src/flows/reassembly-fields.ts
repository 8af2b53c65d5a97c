import type { Protocol } from "../definition/protocol.ts";
import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { CONFLICTS, OVERLAPS, SECOND_TAIL, TOO_LONG, type Pieces } from "./pieces.ts";

/** Generated fields that say of what a layer's source was put together, by the keys of `reassemblyFields` (definition/). */
export class ReassemblyFields {
  private readonly dissector: Dissector;
  private readonly pieces: number;
  private readonly piece: number;
  private readonly count: number;
  private readonly length: number;
  private readonly data: number;
  private readonly remarks: readonly (readonly [flag: number, field: number])[];
  private readonly listed: boolean;

  constructor(dissector: Dissector, compiler: Compiler, protocol: Protocol) {
    const id = (key: string) => compiler.generated(protocol, key);
    this.dissector = dissector;
    this.pieces = id("pieces");
    this.piece = id("piece");
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
      for (const [flag, field] of remarks) if (pieces.flags[i] & flag) dissector.addNumber(field, 1);
      tree.close(quad, tree.end(quad));
    }
    dissector.addNumber(this.count, pieces.frames.length);
    dissector.addNumber(this.length, length);
    dissector.addObject(this.data, whole);
    tree.close(list, tree.end(list));
  }
}
