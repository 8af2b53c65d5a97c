import { struct, u16, u32, u8 } from "../../definition/fields.ts";
import { bit, some } from "./element-views.ts";
import { vhtCapabilities } from "./wlan-vht.ts";

const spatialStreams = { 0: "MCS 0-7", 1: "MCS 0-8", 2: "MCS 0-9", 3: "Not Supported" };
const map = (filter: string, label: string, word: string) =>
  u16({
    filter,
    label: `${label} MCS Map`,
    show: "hex",
    little: true,
    views: [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      some(`${filter}.ss${n}`, `${word} ${n} SS`, 0x3 << (2 * n - 2), { show: "hex", strings: spatialStreams }),
    ),
  });

const codingSchemes = struct(
  {
    received: map("vht.mcsset.rxmcsmap", "Rx", "Rx"),
    receivedRate: u16({
      filter: "",
      little: true,
      views: [
        some(
          "vht.mcsset.rxhighestlonggirate",
          "Rx Highest Long GI Data Rate (in Mb/s, 0 = subfield not in use)",
          0x1fff,
          { show: "hex" },
        ),
        some("vht.mcsset.max_nsts_total", "MaX NSTS Total", 0xe000),
      ],
    }),
    sent: map("vht.mcsset.txmcsmap", "Tx", "Tx"),
    sentRate: u16({
      filter: "",
      little: true,
      views: [
        some(
          "vht.mcsset.txhighestlonggirate",
          "Tx Highest Long GI Data Rate  (in Mb/s, 0 = subfield not in use)",
          0x1fff,
          { show: "hex" },
        ),
        bit("vht.ncsset.ext_nss_bw_cap", "Extended NSS BW Capable", 0x2000, ["Capable", "Not capable"]),
        some("vht.ncsset.reserved", "Reserved", 0xc000, { show: "hex" }),
      ],
    }),
  },
  { filter: "vht.mcsset", label: "VHT Supported MCS Set", type: "FT_NONE" },
);

export const veryHighThroughputCapabilities = struct(
  {
    capabilities: u32({
      filter: "vht.capabilities",
      label: "VHT Capabilities Info",
      show: "hex",
      little: true,
      views: vhtCapabilities,
    }),
    schemes: codingSchemes,
  },
  { size: "rest" },
);

export const veryHighThroughputOperation = struct(
  {
    operation: struct(
      {
        width: u8({
          filter: "vht.op.channelwidth",
          label: "Channel Width",
          strings: {
            0: "20 MHz or 40 MHz BSS Bandwidth",
            1: "80 MHz, 160 MHz or 80+80 MHz BSS Bandwidth",
            2: "160 MHz BSS Bandwidth (deprecated)",
            3: "Non-contiguous 80+80 MHz BSS Bandwidth (deprecated)",
          },
        }),
        first: u8({ filter: "vht.op.channelcenter0", label: "Channel Center Segment 0" }),
        second: u8({ filter: "vht.op.channelcenter1", label: "Channel Center Segment 1" }),
      },
      { filter: "vht.op", label: "VHT Operation Info", type: "FT_NONE" },
    ),
    basic: map("vht.op.basicmcsmap", "Basic", "Basic"),
  },
  { size: "rest" },
);
