import { payloadLength } from "../../definition/auto.ts";
import { bytes, mac, mark, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { checksumStates } from "../../definition/value-strings.ts";
import { etherTypeWords } from "../parts/ethertype-words.ts";
import { etherTypes } from "../parts/ethertypes.ts";
import { remark } from "../parts/remark.ts";
import { stationViews } from "../parts/station-views.ts";

/** Ethernet II and IEEE 802.3: up to 1500 the type is a length, and LLC follows. */
export const Ether = protocol({
  name: "eth",
  layer: "Ether",
  title: "Ethernet",
  short: "Ethernet",
  uncut: true,
  spec: "IEEE 802.3",
  carriedBy: { linktype: 1, ethertype: 0x6558, "gre.proto": [0x6558, 0x6400], "ip.proto": 143, juniper: 1 },
  next: [
    { table: "ethertype", by: ["type"], named: true },
    { table: "novell", always: 1 },
  ],
  generated: {
    padding: bytes("rest", { label: "Padding", plain: true }),
    trailer: bytes("rest", { label: "Trailer", plain: true }),
    fcs: u32({ label: "Frame check sequence", show: "hex", plain: true }),
    unpadded: mark({
      filter: "padding_bad",
      label: "Padding identification may be inaccurate and impact trailer dissector",
      expert: {
        severity: "Note",
        group: "Protocol",
        summary: "Didn't find padding of zeros, and an undecoded trailer exists. There may be padding of non-zeros.",
      },
    }),
    "src>group": remark(
      "src_not_group",
      "Warn",
      "Protocol",
      "Source MAC must not be a group address: IEEE 802.3-2002, Section 3.2.3(b)",
    ),
    status: u8({ filter: "fcs.status", label: "FCS Status", show: "word", strings: checksumStates }),
  },
  summary: "Ether",
  fields: {
    dst: mac({ label: "Destination", default: "ff:ff:ff:ff:ff:ff", views: stationViews("dst", "Destination") }),
    src: mac({ label: "Source", default: "00:00:00:00:00:00", views: stationViews("src", "Source") }),
    type: u16({
      label: "Type",
      show: "hex",
      names: etherTypes,
      strings: etherTypeWords,
      auto: payloadLength({ atMost: 1500 }),
      short: { upTo: 1500, filter: "len", label: "Length" },
    }),
  },
});
