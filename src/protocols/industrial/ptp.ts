import { wholeLength } from "../../definition/auto.ts";
import { bits, bytes, choice, custom, int, u16, u32, u64, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { correction, ptpMessages } from "../parts/ptp-messages.ts";

/** The second octet of messages of version 2, whatever its revision. */
const versions = Array.from({ length: 16 }, (_, minor) => [[0, 255], (minor << 4) | 2] as const);

/** Precision Time Protocol, version 2. */
export const PTP = protocol({
  name: "ptp",
  prefix: "ptp.v2",
  layer: "PTP",
  title: "Precision Time Protocol (IEEE1588)",
  short: "PTPv2",
  spec: "IEEE 1588-2008",
  carriedBy: { ethertype: 0x88f7, "udp.port": [319, 320] },
  startsWith: versions,
  summary: "PTP {type}",
  fields: {
    major: bits(4, {
      filter: "majorsdoid",
      label: "majorSdoId",
      show: "hex",
      strings: { 1: "gPTP Domain", 2: "CMLDS" },
    }),
    type: bits(4, {
      filter: "messagetype",
      label: "messageType",
      show: "hex",
      strings: {
        0: "Sync Message",
        1: "Delay_Req Message",
        2: "Peer_Delay_Req Message",
        3: "Peer_Delay_Resp Message",
        8: "Follow_Up Message",
        9: "Delay_Resp Message",
        10: "Peer_Delay_Resp_Follow_Up Message",
        11: "Announce Message",
        12: "Signalling Message",
        13: "Management Message",
      },
    }),
    minor: bits(4, { filter: "minorversionptp", label: "minorVersionPTP" }),
    version: bits(4, { filter: "versionptp", label: "versionPTP", default: 2 }),
    length: u16({ filter: "messagelength", label: "messageLength", auto: wholeLength() }),
    domain: u8({ filter: "domainnumber", label: "domainNumber" }),
    minorSdo: u8({ filter: "minorsdoid", label: "minorSdoId" }),
    flags: u16({
      filter: "flags",
      label: "flags",
      show: "hex",
      views: [
        { filter: "flags.security", label: "PTP_SECURITY", type: "FT_BOOLEAN", size: 2, mask: 0x8000 },
        { filter: "flags.specific2", label: "PTP profile Specific 2", type: "FT_BOOLEAN", size: 2, mask: 0x4000 },
        { filter: "flags.specific1", label: "PTP profile Specific 1", type: "FT_BOOLEAN", size: 2, mask: 0x2000 },
        { filter: "flags.unicast", label: "PTP_UNICAST", type: "FT_BOOLEAN", size: 2, mask: 0x400 },
        { filter: "flags.twostep", label: "PTP_TWO_STEP", type: "FT_BOOLEAN", size: 2, mask: 0x200 },
        { filter: "flags.alternatemaster", label: "PTP_ALTERNATE_MASTER", type: "FT_BOOLEAN", size: 2, mask: 0x100 },
        {
          filter: "flags.synchronizationUncertain",
          label: "SYNCHRONIZATION_UNCERTAIN",
          type: "FT_BOOLEAN",
          size: 2,
          mask: 0x40,
        },
        { filter: "flags.frequencytraceable", label: "FREQUENCY_TRACEABLE", type: "FT_BOOLEAN", size: 2, mask: 0x20 },
        { filter: "flags.timetraceable", label: "TIME_TRACEABLE", type: "FT_BOOLEAN", size: 2, mask: 0x10 },
        { filter: "flags.timescale", label: "PTP_TIMESCALE", type: "FT_BOOLEAN", size: 2, mask: 0x8 },
        { filter: "flags.utcreasonable", label: "PTP_UTC_REASONABLE", type: "FT_BOOLEAN", size: 2, mask: 0x4 },
        { filter: "flags.li59", label: "PTP_LI_59", type: "FT_BOOLEAN", size: 2, mask: 0x2 },
        { filter: "flags.li61", label: "PTP_LI_61", type: "FT_BOOLEAN", size: 2, mask: 0x1 },
      ],
    }),
    correction: custom(correction, { filter: "", label: "correctionField", default: 0n }),
    specific: u32({ filter: "messagetypespecific", label: "messageTypeSpecific" }),
    clock: u64({ filter: "clockidentity", label: "ClockIdentity", show: "hex" }),
    port: u16({ filter: "sourceportid", label: "SourcePortID" }),
    sequence: u16({ filter: "sequenceid", label: "sequenceId" }),
    control: u8({
      filter: "controlfield",
      label: "controlField",
      strings: {
        0: "Sync Message",
        1: "Delay_Req Message",
        2: "Follow_Up Message",
        3: "Delay_Resp Message",
        4: "Management Message",
        5: "Other Message",
      },
    }),
    period: int(1, { filter: "logmessageperiod", label: "logMessagePeriod" }),
    body: choice("type", ptpMessages, { otherwise: bytes("rest", { filter: "" }) }),
  },
});
