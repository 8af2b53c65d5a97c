import { payloadLength } from "../../definition/auto.ts";
import { bits, bytes, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { etherTypeWords } from "../parts/ethertype-words.ts";
import { etherTypes } from "../parts/ethertypes.ts";

/** What a priority is for (IEEE 802.1Q-2005). */
const priorities = {
  0: "Best Effort (default)",
  1: "Background",
  2: "Excellent Effort",
  3: "Critical Applications",
  4: "Video, < 100ms latency and jitter",
  5: "Voice, < 10ms latency and jitter",
  6: "Internetwork Control",
  7: "Network Control",
};

const tag = {
  prio: bits(3, { filter: "priority", label: "Priority", type: "FT_UINT16", word: 16, strings: priorities }),
  dei: bits(1, { label: "DEI", word: 16, truth: ["Eligible", "Ineligible"] }),
  vlan: bits(12, { filter: "id", label: "ID", default: 1 }),
  type: u16({
    filter: "etype",
    label: "Type",
    show: "hex",
    names: etherTypes,
    strings: etherTypeWords,
    auto: payloadLength({ atMost: 1500 }),
    short: { upTo: 1500, filter: "len", label: "Length" },
  }),
};

/** An IEEE 802.1Q tag. */
export const Dot1Q = protocol({
  name: "vlan",
  layer: "Dot1Q",
  title: "802.1Q Virtual LAN",
  spec: "IEEE 802.1Q",
  carriedBy: { ethertype: [0x8100, 0x9100, 0x9200] },
  next: { table: "ethertype", by: ["type"], named: true },
  generated: { trailer: bytes("rest", { label: "Trailer", plain: true }) },
  summary: "802.1Q {vlan}",
  fields: tag,
});

/** A service tag of a provider bridge (QinQ). */
export const Dot1AD = protocol({
  name: "ieee8021ad",
  layer: "Dot1AD",
  title: "IEEE 802.1ad",
  short: "IEEE 802.1AD",
  spec: "IEEE 802.1ad",
  carriedBy: { ethertype: 0x88a8 },
  next: { table: "ethertype", by: ["type"], named: true },
  summary: "802.1ad {vlan}",
  fields: {
    ...tag,
    prio: bits(3, { filter: "priority", label: "Priority", type: "FT_UINT16", word: 16 }),
    dei: bits(1, { label: "DEI", type: "FT_UINT16", word: 16 }),
    type: u16({ filter: "", names: etherTypes, auto: payloadLength({ atMost: 1500 }) }),
  },
});
