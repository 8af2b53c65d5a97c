import { bytes, frameNumber, mark, u32, u8 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";

/** Wireshark's names for what was put together of pieces. */
interface ReassemblyNames {
  /** Filter name of one piece, and of the whole without `.length` and `.data`. */
  readonly piece: string;
  readonly whole: string;
  readonly wholeIn: string;
  readonly label: string;
  readonly pieceLabel: string;
  /** The list of pieces has the octets of the whole as its value. */
  readonly listed: boolean;
}

/** Generated fields of a protocol whose packets are put together of several (flows/reassembly-fields.ts). */
export function reassemblyFields({ piece, whole, wholeIn, label, pieceLabel, listed }: ReassemblyNames): Fields {
  const yes = (filter: string, text: string) => u8({ filter: `${piece}.${filter}`, label: text, type: "FT_BOOLEAN" });
  const about = { filter: `${piece}s`, label: `${label} ${pieceLabel}s` };
  const kind = pieceLabel.toLowerCase();
  return {
    pieces: listed ? bytes("rest", about) : mark(about),
    piece: frameNumber({ filter: piece, label: `${label} ${pieceLabel}` }),
    pieceStart: u32({ filter: "", line: "reassembly.start" }),
    pieceLength: u32({ filter: "", line: "reassembly.length" }),
    pieceCount: u32({ filter: `${piece}.count`, label: `${pieceLabel} count` }),
    overlap: yes("overlap", `${pieceLabel} overlap`),
    overlapConflict: yes("overlap.conflict", `Conflicting data in ${kind} overlap`),
    multipleTails: yes("multipletails", `Multiple tail ${kind}s found`),
    tooLong: yes("toolong" + kind, `${pieceLabel} too long`),
    wholeIn: frameNumber({ filter: wholeIn, label: `Reassembled ${label} in frame` }),
    wholeLength: u32({ filter: `${whole}.length`, label: `Reassembled ${label} length` }),
    wholeData: bytes("rest", { filter: `${whole}.data`, label: `Reassembled ${label} data` }),
  };
}
