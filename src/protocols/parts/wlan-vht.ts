import { bit, some } from "./element-views.ts";

/** Very high throughput (IEEE 802.11 9.4.2.157). */
export const vhtCapabilities = [
  some("vht.capabilities.maxmpdulength", "Maximum MPDU Length", 0x3, {
    type: "FT_UINT32",
    show: "hex",
    strings: { 0: "3 895", 1: "7 991", 2: "11 454", 3: "Reserved" },
  }),
  some("vht.capabilities.supportedchanwidthset", "Supported Channel Width Set", 0xc, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "Neither 160MHz nor 80+80 supported",
      1: "160MHz supported",
      2: "160MHz and 80+80 Supported",
      3: "Reserved",
    },
  }),
  bit("vht.capabilities.rxldpc", "Rx LDPC", 0x10, ["Supported", "Not supported"]),
  bit("vht.capabilities.short80", "Short GI for 80MHz/TVHT_MODE_4C", 0x20, ["Supported", "Not supported"]),
  bit("vht.capabilities.short160", "Short GI for 160MHz and 80+80MHz", 0x40, ["Supported", "Not supported"]),
  bit("vht.capabilities.txstbc", "Tx STBC", 0x80, ["Supported", "Not supported"]),
  some("vht.capabilities.rxstbc", "Rx STBC", 0x700, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "None",
      1: "1 Spatial Stream Supported",
      2: "1 to 2 Spatial Stream Supported",
      3: "1 to 3 Spatial Stream Supported",
      4: "1 to 4 Spatial Stream Supported",
      5: "Reserved",
      6: "Reserved",
      7: "Reserved",
    },
  }),
  bit("vht.capabilities.subeamformer", "SU Beamformer Capable", 0x800, ["Supported", "Not supported"]),
  bit("vht.capabilities.subeamformee", "SU Beamformee Capable", 0x1000, ["Supported", "Not supported"]),
  some("vht.capabilities.beamformee_sts_cap", "Beamformee STS Capability", 0xe000, {
    type: "FT_UINT32",
    show: "hex",
    strings: { 0: "1", 1: "2", 2: "3", 3: "4", 4: "5", 5: "6", 6: "7", 7: "8" },
  }),
  some("vht.capabilities.soundingdimensions", "Number of Sounding Dimensions", 0x70000, {
    type: "FT_UINT32",
    show: "hex",
    strings: { 0: "1", 1: "2", 2: "3", 3: "4", 4: "5", 5: "6", 6: "7", 7: "8" },
  }),
  bit("vht.capabilities.mubeamformer", "MU Beamformer Capable", 0x80000, ["Supported", "Not supported"]),
  bit("vht.capabilities.mubeamformee", "MU Beamformee Capable", 0x100000, ["Supported", "Not supported"]),
  bit("vht.capabilities.vhttxopps", "TXOP PS", 0x200000, ["Supported", "Not supported"]),
  bit("vht.capabilities.vhthtc", "+HTC-VHT Capable", 0x400000, ["Supported", "Not supported"]),
  some("vht.capabilities.maxampdu", "Max A-MPDU Length Exponent", 0x3800000, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "8 191",
      1: "16 383",
      2: "32 767",
      3: "65 535",
      4: "131 071",
      5: "262 143",
      6: "524 287",
      7: "1 048 575",
    },
  }),
  some("vht.capabilities.linkadapt", "VHT Link Adaptation", 0xc000000, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "No Feedback",
      1: "Reserved (logically only solicited feedback)",
      2: "Unsolicited feedback only",
      3: "Both (can provide unsolicited feedback and respond to VHT MRQ)",
    },
  }),
  bit("vht.capabilities.rxpatconsist", "Rx Antenna Pattern Consistency", 0x10000000, ["Supported", "Not supported"]),
  bit("vht.capabilities.txpatconsist", "Tx Antenna Pattern Consistency", 0x20000000, ["Supported", "Not supported"]),
  some("vht.capabilities.ext_nss_bw_support", "Extended NSS BW Support", 0xc0000000, {
    type: "FT_UINT32",
    show: "hex",
  }),
];
