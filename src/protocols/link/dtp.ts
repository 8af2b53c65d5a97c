import { bits, mac, options, struct, text, u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const status = struct({
  operating: bits(1, {
    filter: "tos",
    label: "Trunk Operating Status",
    type: "FT_UINT8",
    show: "hex",
    names: { Access: 0, Trunk: 1 },
  }),
  reserved: bits(4, { filter: "" }),
  administrative: bits(3, {
    filter: "tas",
    label: "Trunk Administrative Status",
    show: "hex",
    names: { On: 1, Off: 2, Desirable: 3, Auto: 4 },
    default: 3,
  }),
});
const type = struct({
  operating: bits(3, {
    filter: "tot",
    label: "Trunk Operating Type",
    show: "hex",
    names: { Native: 1, ISL: 2, "802.1Q": 5 },
    default: 5,
  }),
  reserved: bits(2, { filter: "" }),
  administrative: bits(3, {
    filter: "tat",
    label: "Trunk Administrative Type",
    show: "hex",
    names: { Negotiated: 0, Native: 1, ISL: 2, "802.1Q": 5 },
    default: 5,
  }),
});

/** Cisco's Dynamic Trunk Protocol: whether a link between switches carries many VLANs, and how they are marked. */
export const DTP = protocol({
  name: "dtp",
  layer: "DTP",
  title: "Dynamic Trunk Protocol",
  spec: "Cisco",
  carriedBy: { "snap.cisco": 0x2004 },
  summary: "DTP",
  fields: {
    ver: u8({ filter: "version", label: "Version", default: 1 }),
    tlvlist: options(
      {
        code: u16({
          filter: "tlv_type",
          label: "Type",
          show: "hex",
          strings: { 1: "Domain", 2: "Trunk Status", 3: "Trunk Type", 4: "Sender ID" },
        }),
        length: u16({ filter: "tlv_len", label: "Length" }),
        counts: "whole",
      },
      {
        Domain: { code: 1, label: "Domain", value: text("rest", { filter: "domain", label: "Domain" }) },
        "Trunk Status": { code: 2, label: "Trunk Status", value: status },
        "Trunk Type": { code: 3, label: "Trunk Type", value: type },
        "Sender ID": { code: 4, label: "Sender ID", value: mac({ filter: "senderid", label: "Sender ID" }) },
      },
      { filter: "" },
    ),
  },
});
