import { bit, some } from "./element-views.ts";

/** High throughput (IEEE 802.11 9.4.2.55). */
export const htCapabilities = [
  bit("ht.capabilities.ldpccoding", "HT LDPC coding capability", 0x1, [
    "Transmitter supports receiving LDPC coded packets",
    "Transmitter does not support receiving LDPC coded packets",
  ]),
  bit("ht.capabilities.width", "HT Support channel width", 0x2, [
    "Transmitter supports 20MHz and 40MHz operation",
    "Transmitter only supports 20MHz operation",
  ]),
  some("ht.capabilities.sm", "HT SM Power Save", 0xc, {
    show: "hex",
    strings: {
      0: "Static SM Power Save mode",
      1: "Dynamic SM Power Save mode",
      2: "Reserved",
      3: "SM Power Save disabled",
    },
  }),
  bit("ht.capabilities.green", "HT Green Field", 0x10, [
    "Transmitter is able to receive PPDUs with Green Field (GF) preamble",
    "Transmitter is not able to receive PPDUs with Green Field (GF) preamble",
  ]),
  bit("ht.capabilities.short20", "HT Short GI for 20MHz", 0x20, ["Supported", "Not supported"]),
  bit("ht.capabilities.short40", "HT Short GI for 40MHz", 0x40, ["Supported", "Not supported"]),
  bit("ht.capabilities.txstbc", "HT Tx STBC", 0x80, ["Supported", "Not supported"]),
  some("ht.capabilities.rxstbc", "HT Rx STBC", 0x300, {
    show: "hex",
    strings: {
      0: "No Rx STBC support",
      1: "Rx support of one spatial stream",
      2: "Rx support of one and two spatial streams",
      3: "Rx support of one, two, and three spatial streams",
    },
  }),
  bit("ht.capabilities.delayedblockack", "HT Delayed Block ACK", 0x400, [
    "Transmitter supports HT-Delayed BlockAck",
    "Transmitter does not support HT-Delayed BlockAck",
  ]),
  bit("ht.capabilities.amsdu", "HT Max A-MSDU length", 0x800, ["7935 bytes", "3839 bytes"]),
  bit("ht.capabilities.dsscck", "HT DSSS/CCK mode in 40MHz", 0x1000, [
    "Will/Can use DSSS/CCK in 40 MHz",
    "Won't/Can't use of DSSS/CCK in 40 MHz",
  ]),
  bit("ht.capabilities.psmp", "HT PSMP Support", 0x2000, [
    "Will/Can support PSMP operation",
    "Won't/Can't support PSMP operation",
  ]),
  bit("ht.capabilities.40mhzintolerant", "HT Forty MHz Intolerant", 0x4000, [
    "Use of 40 MHz transmissions restricted/disallowed",
    "Use of 40 MHz transmissions unrestricted/allowed",
  ]),
  bit("ht.capabilities.lsig", "HT L-SIG TXOP Protection support", 0x8000, ["Supported", "Not supported"]),
];

export const htAggregates = [
  some("ht.ampduparam.maxlength", "Maximum Rx A-MPDU Length", 0x3, { type: "FT_UINT8", show: "hex" }),
  some("ht.ampduparam.mpdudensity", "MPDU Density", 0x1c, {
    type: "FT_UINT8",
    show: "hex",
    strings: {
      0: "no restriction",
      1: "1/4 [usec]",
      2: "1/2 [usec]",
      3: "1 [usec]",
      4: "2 [usec]",
      5: "4 [usec]",
      6: "8 [usec]",
      7: "16 [usec]",
    },
  }),
  some("ht.ampduparam.reserved", "Reserved", 0xe0, { type: "FT_UINT8", show: "hex" }),
];

export const htExtended = [
  bit("htex.capabilities.pco", "Transmitter supports PCO", 0x1, ["Supported", "Not supported"]),
  some("htex.capabilities.transtime", "Time needed to transition between 20MHz and 40MHz", 0x6, {
    show: "hex",
    strings: { 0: "No Transition", 1: "400 usec", 2: "1.5 msec", 3: "5 msec" },
  }),
  some("htex.capabilities.mcs", "MCS Feedback capability", 0x300, {
    show: "hex",
    strings: {
      0: "STA does not provide MCS feedback",
      1: "Reserved",
      2: "STA provides only unsolicited MCS feedback",
      3: "STA can provide MCS feedback in response to MRQ as well as unsolicited MCS feedback",
    },
  }),
  bit("htex.capabilities.htc", "High Throughput", 0x400, ["Supported", "Not supported"]),
  bit("htex.capabilities.rdresponder", "Reverse Direction Responder", 0x800, ["Supported", "Not supported"]),
];

export const htBeamforming = [
  bit("txbf.txbf", "Transmit Beamforming", 0x1, ["Supported", "Not supported"]),
  bit("txbf.rxss", "Receive Staggered Sounding", 0x2, ["Supported", "Not supported"]),
  bit("txbf.txss", "Transmit Staggered Sounding", 0x4, ["Supported", "Not supported"]),
  bit("txbf.rxndp", "Receive Null Data packet (NDP)", 0x8, ["Supported", "Not supported"]),
  bit("txbf.txndp", "Transmit Null Data packet (NDP)", 0x10, ["Supported", "Not supported"]),
  bit("txbf.impltxbf", "Implicit TxBF capable", 0x20, ["Supported", "Not supported"]),
  some("txbf.calibration", "Calibration", 0xc0, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "incapable",
      1: "Limited involvement, cannot initiate",
      2: "Limited involvement, can initiate",
      3: "Fully capable",
    },
  }),
  bit("txbf.csi", "STA can apply TxBF using CSI explicit feedback", 0x100, ["Supported", "Not supported"]),
  bit("txbf.fm.uncompressed.tbf", "STA can apply TxBF using uncompressed beamforming feedback matrix", 0x200, [
    "Supported",
    "Not supported",
  ]),
  bit("txbf.fm.compressed.tbf", "STA can apply TxBF using compressed beamforming feedback matrix", 0x400, [
    "Supported",
    "Not supported",
  ]),
  some("txbf.rcsi", "Receiver can return explicit CSI feedback", 0x1800, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "not supported",
      1: "delayed feedback capable",
      2: "immediate feedback capable",
      3: "delayed and immediate feedback capable",
    },
  }),
  some("txbf.fm.uncompressed.rbf", "Receiver can return explicit uncompressed Beamforming Feedback Matrix", 0x6000, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "not supported",
      1: "delayed feedback capable",
      2: "immediate feedback capable",
      3: "delayed and immediate feedback capable",
    },
  }),
  some("txbf.fm.compressed.bf", "STA can compress and use compressed Beamforming Feedback Matrix", 0x18000, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "not supported",
      1: "delayed feedback capable",
      2: "immediate feedback capable",
      3: "delayed and immediate feedback capable",
    },
  }),
  some("txbf.mingroup", "Minimal grouping used for explicit feedback reports", 0x60000, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "No grouping supported",
      1: "Groups of 1, 2 supported",
      2: "Groups of 1, 4 supported",
      3: "Groups of 1, 2, 4 supported",
    },
  }),
  some("txbf.csinumant", "Max antennae STA can support when CSI feedback required", 0x180000, {
    type: "FT_UINT32",
    show: "hex",
    strings: {
      0: "1 TX antenna sounding",
      1: "2 TX antenna sounding",
      2: "3 TX antenna sounding",
      3: "4 TX antenna sounding",
    },
  }),
  some(
    "txbf.fm.uncompressed.maxant",
    "Max antennae STA can support when uncompressed Beamforming feedback required",
    0x600000,
    {
      type: "FT_UINT32",
      show: "hex",
      strings: {
        0: "1 TX antenna sounding",
        1: "2 TX antenna sounding",
        2: "3 TX antenna sounding",
        3: "4 TX antenna sounding",
      },
    },
  ),
  some(
    "txbf.fm.compressed.maxant",
    "Max antennae STA can support when compressed Beamforming feedback required",
    0x1800000,
    {
      type: "FT_UINT32",
      show: "hex",
      strings: {
        0: "1 TX antenna sounding",
        1: "2 TX antenna sounding",
        2: "3 TX antenna sounding",
        3: "4 TX antenna sounding",
      },
    },
  ),
  some("txbf.csi.maxrows", "Maximum number of rows of CSI explicit feedback", 0x6000000, {
    type: "FT_UINT32",
    show: "hex",
    strings: { 0: "1 row of CSI", 1: "2 rows of CSI", 2: "3 rows of CSI", 3: "4 rows of CSI" },
  }),
  some(
    "txbf.channelest",
    "Maximum number of space time streams for which channel dimensions can be simultaneously estimated",
    0x18000000,
    {
      type: "FT_UINT32",
      show: "hex",
      strings: {
        0: "1 space time stream",
        1: "2 space time streams",
        2: "3 space time streams",
        3: "4 space time streams",
      },
    },
  ),
  some("txbf.reserved", "Reserved", 0xe0000000, { type: "FT_UINT32", show: "hex" }),
];

export const htAntennas = [
  bit("asel.capable", "Antenna Selection Capable", 0x1, ["Supported", "Not supported"]),
  bit("asel.txcsi", "Explicit CSI Feedback Based Tx ASEL", 0x2, ["Supported", "Not supported"]),
  bit("asel.txif", "Antenna Indices Feedback Based Tx ASEL", 0x4, ["Supported", "Not supported"]),
  bit("asel.csi", "Explicit CSI Feedback", 0x8, ["Supported", "Not supported"]),
  bit("asel.if", "Antenna Indices Feedback", 0x10, ["Supported", "Not supported"]),
  bit("asel.rx", "Rx ASEL", 0x20, ["Supported", "Not supported"]),
  bit("asel.sppdu", "Tx Sounding PPDUs", 0x40, ["Supported", "Not supported"]),
  some("asel.reserved", "Reserved", 0x80, { type: "FT_UINT8", show: "hex" }),
];
