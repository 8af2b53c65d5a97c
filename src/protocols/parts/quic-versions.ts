import type { ValueStrings } from "../../definition/kinds.ts";

const DRAFTS = 0xff000000;

/** Versions of QUIC by Wireshark's words: those of standards, of their drafts, and of programs that have their own. */
export const quicVersions: ValueStrings = [
  [0, 0, "Version Negotiation"],
  [1, 1, "1"],
  [0x45474700, 0x454747ff, "Quant"],
  [0x50435130, 0x50435131, "Picoquic internal"],
  [0x50524f58, 0x50524f58, "Proxied QUIC (PROX)"],
  [0x51303433, 0x51303433, "Google Q043"],
  [0x51303434, 0x51303434, "Google Q044"],
  [0x51303436, 0x51303436, "Google Q046"],
  [0x51303530, 0x51303530, "Google Q050"],
  [0x51474f00, 0x51474fff, "QGO (QUIC GO)"],
  [0x54303530, 0x54303530, "Google T050"],
  [0x54303531, 0x54303531, "Google T051"],
  [0x91c17000, 0x91c170ff, "Quicly"],
  [0xabcd0000, 0xabcd000f, "MsQuic"],
  [0xf0f0f0f0, 0xf0f0f0ff, "ETH Zürich (Measurability experiments)"],
  [0xf0f0f1f0, 0xf0f0f1ff, "Telecom Italia (Measurability experiments)"],
  [0xf123f0c0, 0xf123f0cf, "MozQuic"],
  [0xfaceb001, 0xfaceb001, "Facebook mvfst (draft-22)"],
  [0xfaceb002, 0xfaceb002, "Facebook mvfst (draft-27)"],
  [0xfaceb00e, 0xfaceb00e, "Facebook mvfst (Experimental)"],
  [0xfaceb003, 0xfaceb00f, "Facebook mvfst"],
  ...Array.from({ length: 31 }, (_, i): readonly [number, number, string] => {
    const draft = i + 4;
    return [DRAFTS + draft, DRAFTS + draft, `draft-${String(draft).padStart(2, "0")}`];
  }),
  [0xff020000, 0xff020000, "v2-draft-00"],
  [0x709a50c4, 0x709a50c4, "v2-draft-01"],
  [0x6b3343cf, 0x6b3343cf, "2"],
];
