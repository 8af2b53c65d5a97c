import { bits, type Row } from "./openflow-rows.ts";

/** Rows that several structures of OpenFlow 1.3 have. */

export const flowFlags = (field: string): Row[3] =>
  bits(field, [
    ["send_flow_rem", "Send flow removed", 0x1],
    ["check_overlap", "Check overlap", 0x2],
    ["reset_counts", "Reset counts", 0x4],
    ["no_packet_counts", "Don't count packets", 0x8],
    ["no_byte_counts", "Don't count bytes", 0x10],
  ]);
export const meterFlags = (field: string): Row[3] =>
  bits(field, [
    ["kbps", "OFPMF_KBPS", 0x1],
    ["ptkps", "OFPMF_PKTPS", 0x2],
    ["burst", "OFPMF_BURST", 0x4],
    ["stats", "OFPMF_STATS", 0x8],
  ]);
export const typed = (types: Row[3]): readonly Row[] => [
  ["type", "Type", "d2", types],
  ["length", "Length", "d2"],
];
