import { bits, mac, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { etherTypes } from "../parts/ethertypes.ts";

const word = { type: "FT_UINT32", word: 32 } as const;

/** A customer's frame inside a provider's: which service it is of, and the addresses that it had. */
export const Dot1AH = protocol({
  name: "ieee8021ah",
  layer: "Dot1AH",
  title: "IEEE 802.1ah",
  short: "IEEE 802.1AH",
  uncut: true,
  spec: "IEEE 802.1ah",
  carriedBy: { ethertype: 0x88e7 },
  next: { table: "ethertype", by: ["type"], named: true },
  summary: "802.1ah {isid}",
  fields: {
    prio: bits(3, { filter: "priority", label: "Priority", ...word }),
    dei: bits(1, { filter: "drop", label: "DROP", ...word }),
    nca: bits(1, { label: "NCA", ...word }),
    res1: bits(1, { label: "RES1", ...word }),
    res2: bits(2, { label: "RES2", ...word }),
    isid: bits(24, { label: "I-SID", ...word }),
    dst: mac({ filter: "cdst", label: "C-Destination", default: "ff:ff:ff:ff:ff:ff" }),
    src: mac({ filter: "csrc", label: "C-Source", default: "00:00:00:00:00:00" }),
    type: u16({ filter: "etype", label: "Type", show: "hex", names: etherTypes }),
  },
});
