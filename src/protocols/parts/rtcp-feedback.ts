import { sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  repeated,
  struct,
  text,
  u16,
  u24,
  u32,
  u64,
  u8,
  variant,
} from "../../definition/fields.ts";

/** Feedback control information and extended reports of RTCP. */

const bitrate = repeated(
  struct({
    ssrc: u32({ filter: "rtpfb.tmmbr.fci.ssrc", label: "SSRC", show: "hex-dec" }),
    exp: bits(6, { filter: "rtpfb.tmmbr.fci.exp", label: "MxTBR Exp" }),
    mantissa: bits(17, { filter: "rtpfb.tmmbr.fci.mantissa", label: "MxTBR Mantissa" }),
    overhead: bits(9, { filter: "rtpfb.tmmbr.fci.measuredoverhead", label: "Measured Overhead" }),
  }),
);

/** By the feedback message type of transport layer feedback (RFC 4585, RFC 5104, draft-holmer-rmcat-transport-wide-cc). */
export const transportFeedback = {
  1: repeated(
    struct({
      pid: u16({ filter: "rtpfb.nack_pid", label: "RTCP Transport Feedback NACK PID" }),
      blp: u16({ filter: "rtpfb.nack_blp", label: "RTCP Transport Feedback NACK BLP", show: "hex" }),
    }),
  ),
  3: bitrate,
  4: bitrate,
  15: struct({
    base: u16({ filter: "rtpfb.transportcc.baseseq", label: "Base Sequence Number", show: "dec-hex" }),
    count: u16({ filter: "rtpfb.transportcc.statuscount", label: "Packet Status Count", show: "dec-hex" }),
    time: u24({ filter: "rtpfb.transportcc.reftime", label: "Reference Time" }),
    packets: u8({ filter: "rtpfb.transportcc.pktcount", label: "Feedback Packets Count", show: "dec-hex" }),
    chunks: bytes("rest", { filter: "rtpfb.transportcc.pktchunk", label: "Packet Chunk" }),
  }),
};

const temporalSpatial = repeated(
  struct({
    ssrc: u32({ filter: "psfb.fir.fci.ssrc", label: "SSRC", show: "hex-dec" }),
    seq: u8({ filter: "psfb.fir.fci.csn", label: "Command Sequence Number" }),
    reserved: bits(19),
    index: bits(5),
  }),
);

/** By the type of payload-specific feedback (RFC 4585, RFC 5104, draft-alvestrand-rmcat-remb). */
export const payloadFeedback = {
  1: struct({}),
  2: repeated(
    struct({
      first: bits(13, { filter: "psfb.fir.sli.first", label: "First MB" }),
      number: bits(13, { filter: "psfb.fir.sli.number", label: "Number of MBs" }),
      picture: bits(6, { filter: "psfb.fir.sli.picture_id", label: "Picture ID" }),
    }),
  ),
  4: repeated(
    struct({
      ssrc: u32({ filter: "psfb.fir.fci.ssrc", label: "SSRC", show: "hex-dec" }),
      seq: u8({ filter: "psfb.fir.fci.csn", label: "Command Sequence Number" }),
      reserved: u24({ filter: "psfb.fir.fci.reserved", label: "Reserved" }),
    }),
  ),
  5: temporalSpatial,
  6: temporalSpatial,
  15: variant(
    [
      {
        starts: ["REMB"],
        of: struct({
          identifier: text(4, { filter: "psfb.remb.identifier", label: "Unique Identifier", default: "REMB" }),
          number: u8({ filter: "psfb.remb.fci.number_ssrcs", label: "Number of Ssrcs" }),
          exp: bits(6, { filter: "psfb.remb.fci.br_exp", label: "BR Exp" }),
          mantissa: bits(18, { filter: "psfb.remb.fci.br_mantissa", label: "Br Mantissa" }),
          ssrcs: repeated(u32({ filter: "psfb.remb.fci.ssrc", label: "SSRC", show: "hex-dec" }), { count: "number" }),
        }),
      },
    ],
    { otherwise: struct({ data: bytes("rest", { filter: "fci", label: "Feedback Control Information (FCI)" }) }) },
  ),
};

const sequences = {
  ssrc: u32({ filter: "ssrc.identifier", label: "Identifier", show: "hex-dec" }),
  begin: u16({ filter: "xr.beginseq", label: "Begin Sequence Number" }),
  end: u16({ filter: "xr.endseq", label: "End Sequence Number" }),
};
const runLengths = struct({
  ...sequences,
  chunks: repeated(u16({ filter: "xr.chunk.bit_vector", label: "Bit Vector", show: "hex" })),
});

/** A block of an extended report (RFC 3611). */
export const reportBlock = struct({
  type: u8({
    filter: "xr.bt",
    strings: {
      1: "Loss Run Length Encoding Report Block",
      2: "Duplicate Run Length Encoding Report Block",
      3: "Packet Receipt Times Report Block",
      4: "Receiver Reference Time Report Block",
      5: "DLRR Report Block",
      6: "Statistics Summary Report Block",
      7: "VoIP Metrics Report Block",
      8: "BT XNQ RTCP XR (RFC5093) Report Block",
      9: "Texas Instruments Extended VoIP Quality Block",
      10: "Post-repair Loss RLE Report Block",
      11: "Multicast Acquisition Report Block",
      12: "Inter-destination Media Synchronization Block",
    },
    label: "Type",
    names: {
      "Loss RLE": 1,
      "Duplicate RLE": 2,
      "Packet Receipt Times": 3,
      "Receiver Reference Time": 4,
      DLRR: 5,
      "Statistics Summary": 6,
      "VoIP Metrics": 7,
    },
  }),
  specific: u8({ filter: "xr.bs", label: "Type Specific" }),
  length: u16({ filter: "xr.bl", label: "Length", auto: sizeOf("content", { unit: 4 }) }),
  content: choice(
    "type",
    {
      "Loss RLE": runLengths,
      "Duplicate RLE": runLengths,
      "Packet Receipt Times": struct({
        ...sequences,
        times: repeated(u32({ filter: "xr.receipt_time_seq", label: "Receipt Time" })),
      }),
      "Receiver Reference Time": struct({ ntp: u64({ filter: "xr.timestamp", label: "Timestamp", show: "ntp" }) }),
      DLRR: repeated(
        struct({
          ssrc: sequences.ssrc,
          lrr: u32({ filter: "xr.lrr", label: "Last RR timestamp" }),
          dlrr: u32({ filter: "xr.dlrr", label: "Delay since last RR timestamp" }),
        }),
      ),
      "Statistics Summary": struct({
        ...sequences,
        lost: u32({ filter: "xr.stats.lost", label: "Lost Packets" }),
        duplicates: u32({ filter: "xr.stats.dups", label: "Duplicate Packets" }),
        minJitter: u32({ filter: "xr.stats.minjitter", label: "Minimum Jitter" }),
        maxJitter: u32({ filter: "xr.stats.maxjitter", label: "Maximum Jitter" }),
        meanJitter: u32({ filter: "xr.stats.meanjitter", label: "Mean Jitter" }),
        devJitter: u32({ filter: "xr.stats.devjitter", label: "Standard Deviation of Jitter" }),
        minTtl: u8({ filter: "xr.stats.minttl", label: "Minimum TTL or Hop Limit" }),
        maxTtl: u8({ filter: "xr.stats.maxttl", label: "Maximum TTL or Hop Limit" }),
        meanTtl: u8({ filter: "xr.stats.meanttl", label: "Mean TTL or Hop Limit" }),
        devTtl: u8({ filter: "xr.stats.devttl", label: "Standard Deviation of TTL" }),
      }),
      "VoIP Metrics": struct({
        ssrc: sequences.ssrc,
        fractionLost: u8({ filter: "ssrc.fraction", label: "Fraction lost" }),
        fractionDiscarded: u8({ filter: "ssrc.discarded", label: "Fraction discarded" }),
        burstDensity: u8({ filter: "xr.voipmetrics.burstdensity", label: "Burst Density" }),
        gapDensity: u8({ filter: "xr.voipmetrics.gapdensity", label: "Gap Density" }),
        burstDuration: u16({ filter: "xr.voipmetrics.burstduration", label: "Burst Duration(ms)" }),
        gapDuration: u16({ filter: "xr.voipmetrics.gapduration", label: "Gap Duration(ms)" }),
        roundTrip: u16({ filter: "xr.voipmetrics.rtdelay", label: "Round Trip Delay(ms)" }),
        endSystem: u16({ filter: "xr.voipmetrics.esdelay", label: "End System Delay(ms)" }),
        signal: u8({ filter: "xr.voipmetrics.signallevel", label: "Signal Level" }),
        noise: u8({ filter: "xr.voipmetrics.noiselevel", label: "Noise Level" }),
        rerl: u8({ filter: "xr.voipmetrics.rerl", label: "Residual Echo Return Loss" }),
        gmin: u8({ filter: "xr.voipmetrics.gmin", label: "Gmin" }),
        rfactor: u8({ filter: "xr.voipmetrics.rfactor", label: "R Factor" }),
        externalR: u8({ filter: "xr.voipmetrics.extrfactor", label: "External R Factor" }),
        mosListening: u8({ filter: "xr.voipmetrics.moslq", label: "MOS - Listening Quality" }),
        mosConversational: u8({ filter: "xr.voipmetrics.moscq", label: "MOS - Conversational Quality" }),
        receiver: u8({
          filter: "xr.voipmetrics.plc",
          strings: { 0: "Unspecified", 1: "Disabled", 2: "Enhanced", 3: "Standard" },
          label: "Packet Loss Concealment Algorithm",
          show: "hex",
        }),
        reserved: u8(),
        jitterNominal: u16({ filter: "xr.voipmetrics.jbnominal", label: "Nominal Jitter Buffer Size" }),
        jitterMaximum: u16({ filter: "xr.voipmetrics.jbmax", label: "Maximum Jitter Buffer Size" }),
        jitterAbsolute: u16({ filter: "xr.voipmetrics.jbabsmax", label: "Absolute Maximum Jitter Buffer Size" }),
      }),
    },
    { size: { by: "length", unit: 4 } },
  ),
});
