import { bit, some } from "./element-views.ts";

/** What a station is and can do (IEEE 802.11 9.4.1.4). */
export const capabilities = [
  bit("fixed.capabilities.ess", "ESS capabilities", 0x1, ["Transmitter is an AP", "Transmitter is a STA"]),
  bit("fixed.capabilities.ibss", "IBSS status", 0x2, [
    "Transmitter belongs to an IBSS",
    "Transmitter belongs to a BSS",
  ]),
  some("fixed.capabilities.reserved1", "Reserved", 0x4),
  some("fixed.capabilities.reserved2", "Reserved", 0x8),
  bit("fixed.capabilities.privacy", "Privacy", 0x10, [
    "Data confidentiality required",
    "Data confidentiality not required",
  ]),
  bit("fixed.capabilities.short_preamble", "Short Preamble", 0x20, ["Allowed", "Not Allowed"]),
  some("fixed.capabilities.reserved3", "Reserved", 0x40),
  some("fixed.capabilities.reserved4", "Reserved", 0x80),
  bit("fixed.capabilities.spec_man", "Spectrum Management", 0x100, ["Implemented", "Not Implemented"]),
  bit("fixed.capabilities.qos", "QoS", 0x200, ["Implemented", "Not Implemented"]),
  bit("fixed.capabilities.short_slot_time", "Short Slot Time", 0x400, ["In use", "Not in use"]),
  bit("fixed.capabilities.apsd", "Automatic Power Save Delivery", 0x800, ["Implemented", "Not Implemented"]),
  bit("fixed.capabilities.radio_measurement", "Radio Measurement", 0x1000, ["Implemented", "Not Implemented"]),
  bit("fixed.capabilities.epd", "EPD", 0x2000, ["Implemented", "Not Implemented"]),
  some("fixed.capabilities.reserved5", "Reserved", 0x4000),
  some("fixed.capabilities.reserved6", "Reserved", 0x8000),
];

export const rsnCapabilities = [
  bit("rsn.capabilities.preauth", "RSN Pre-Auth capabilities", 0x1, [
    "Transmitter supports pre-authentication",
    "Transmitter does not support pre-authentication",
  ]),
  bit("rsn.capabilities.no_pairwise", "RSN No Pairwise capabilities", 0x2, [
    "Transmitter cannot support WEP default key 0 simultaneously with Pairwise key",
    "Transmitter can support WEP default key 0 simultaneously with Pairwise key",
  ]),
  some("rsn.capabilities.ptksa_replay_counter", "RSN PTKSA Replay Counter capabilities", 0xc, {
    show: "hex",
    strings: {
      0: "1 replay counter per PTKSA/GTKSA/STAKeySA",
      1: "2 replay counters per PTKSA/GTKSA/STAKeySA",
      2: "4 replay counters per PTKSA/GTKSA/STAKeySA",
      3: "16 replay counters per PTKSA/GTKSA/STAKeySA",
    },
  }),
  some("rsn.capabilities.gtksa_replay_counter", "RSN GTKSA Replay Counter capabilities", 0x30, {
    show: "hex",
    strings: {
      0: "1 replay counter per PTKSA/GTKSA/STAKeySA",
      1: "2 replay counters per PTKSA/GTKSA/STAKeySA",
      2: "4 replay counters per PTKSA/GTKSA/STAKeySA",
      3: "16 replay counters per PTKSA/GTKSA/STAKeySA",
    },
  }),
  bit("rsn.capabilities.mfpr", "Management Frame Protection Required", 0x40),
  bit("rsn.capabilities.mfpc", "Management Frame Protection Capable", 0x80),
  bit("rsn.capabilities.jmr", "Joint Multi-band RSNA", 0x100),
  bit("rsn.capabilities.peerkey", "PeerKey Enabled", 0x200),
  bit("rsn.capabilities.extended_key_id_iaf", "Extended Key ID for Individually Addressed Frames", 0x2000, [
    "Supported",
    "Not supported",
  ]),
];

export const erp = [
  bit("erp_info.erp_present", "Non ERP Present", 0x1, ["Set", "Not set"]),
  bit("erp_info.use_protection", "Use Protection", 0x2, ["Set", "Not set"]),
  bit("erp_info.barker_preamble_mode", "Barker Preamble Mode", 0x4, ["Set", "Not set"]),
  some("erp_info.reserved", "Reserved", 0xf8, { type: "FT_UINT8", show: "hex" }),
];

export const blockAckParameters = [
  bit("fixed.baparams.amsdu", "A-MSDUs", 0x1, ["Permitted in QoS Data MPDUs", "Not Permitted"]),
  bit("fixed.baparams.policy", "Block Ack Policy", 0x2, ["Immediate Block Ack", "Delayed Block Ack"]),
  some("fixed.baparams.tid", "Traffic Identifier", 0x3c, { show: "hex" }),
  some("fixed.baparams.buffersize", "Number of Buffers (1 Buffer = 2304 Bytes)", 0xffc0),
];

export const blockAckEnd = [
  some("fixed.delba.param.reserved", "Reserved", 0x7ff, { show: "hex" }),
  bit("fixed.delba.param.initiator", "Initiator", 0x800),
  some("fixed.delba.param.tid", "TID", 0xf000, { show: "hex" }),
];

export const measurement1 = [
  bit("rmcap.b0", "Link Measurement", 0x1, ["Enabled", "Disabled"]),
  bit("rmcap.b1", "Neighbor Report", 0x2, ["Enabled", "Disabled"]),
  bit("rmcap.b2", "Parallel Measurements", 0x4, ["Enabled", "Disabled"]),
  bit("rmcap.b3", "Repeated Measurements", 0x8, ["Enabled", "Disabled"]),
  bit("rmcap.b4", "Beacon Passive Measurement", 0x10, ["Enabled", "Disabled"]),
  bit("rmcap.b5", "Beacon Active Measurement", 0x20, ["Enabled", "Disabled"]),
  bit("rmcap.b6", "Beacon Table Measurement", 0x40, ["Supported", "Not supported"]),
  bit("rmcap.b7", "Beacon Measurement Reporting Conditions", 0x80, ["Enabled", "Disabled"]),
];

export const measurement2 = [
  bit("rmcap.b8", "Frame Measurement", 0x1, ["Enabled", "Disabled"]),
  bit("rmcap.b9", "Channel Load Measurement", 0x2, ["Enabled", "Disabled"]),
  bit("rmcap.b10", "Noise Histogram Measurement", 0x4, ["Enabled", "Disabled"]),
  bit("rmcap.b11", "Statistics Measurement", 0x8, ["Enabled", "Disabled"]),
  bit("rmcap.b12", "LCI Measurement", 0x10, ["Enabled", "Disabled"]),
  bit("rmcap.b13", "LCI Azimuth capability", 0x20, ["Enabled", "Disabled"]),
  bit("rmcap.b14", "Transmit Stream/Category Measurement", 0x40, ["Supported", "Not supported"]),
  bit("rmcap.b15", "Triggered Transmit Stream/Category Measurement", 0x80, ["Enabled", "Disabled"]),
];

export const measurement3 = [
  bit("rmcap.b16", "AP Channel Report capability", 0x1, ["Enabled", "Disabled"]),
  bit("rmcap.b17", "RM MIB capability", 0x2, ["Enabled", "Disabled"]),
  some("rmcap.b18to20", "Operating Channel Max Measurement Duration", 0x1c, { type: "FT_UINT8" }),
  some("rmcap.b21to23", "Nonoperating Channel Max Measurement Duration", 0xe0, { type: "FT_UINT8" }),
];

export const measurement4 = [
  some("rmcap.b24to26", "Measurement Pilotcapability", 0x7, { type: "FT_UINT8" }),
  bit("rmcap.b27", "Measurement Pilot Transmission Information", 0x8, ["Enabled", "Disabled"]),
  bit("rmcap.b28", "Neighbor Report TSF Offset", 0x10, ["Enabled", "Disabled"]),
  bit("rmcap.b29", "RCPI Measurement capability", 0x20, ["Enabled", "Disabled"]),
  bit("rmcap.b30", "RSNI Measurement capability", 0x40, ["Supported", "Not supported"]),
  bit("rmcap.b31", "BSS Average Access Delay capability", 0x80, ["Enabled", "Disabled"]),
];

export const measurement5 = [
  bit("rmcap.b32", "BSS Available Admission Capacity capability", 0x1, ["Enabled", "Disabled"]),
  bit("rmcap.b33", "Antenna capability", 0x2, ["Enabled", "Disabled"]),
  bit("rmcap.b34", "FTM Range Report Capability", 0x4, ["Enabled", "Disabled"]),
  bit("rmcap.b35", "Civic Location Measurement Capability", 0x8, ["Enabled", "Disabled"]),
  some("rmcap.o5", "Reserved", 0xf0, { type: "FT_UINT8", show: "hex" }),
];
