import { bits, choice, implied, ipv4, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { Expert } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";

function remark(filter: string, summary: string, severity: Expert["severity"]) {
  return implied({ filter, label: summary, type: "FT_NONE", expert: { severity, group: "Protocol", summary } });
}

/** What every hello says; whether it asks for the hop limit to be checked (RFC 6720) Wireshark remarks on. */
export const helloParameters = struct(
  {
    hold: u16({ filter: "msg.tlv.hello.hold", label: "Hold Time", default: 15 }),
    targeted: bits(1, {
      filter: "msg.tlv.hello.targeted",
      label: "Targeted Hello",
      type: "FT_BOOLEAN",
      word: 16,
      truth: ["Targeted Hello", "Link Hello"],
    }),
    requested: bits(1, {
      filter: "msg.tlv.hello.requested",
      label: "Hello Requested",
      type: "FT_BOOLEAN",
      word: 16,
      truth: ["Source requests periodic hellos", "Source does not request periodic hellos"],
    }),
    gtsm: bits(1, {
      filter: "msg.tlv.hello.gtsm",
      label: "GTSM Flag",
      type: "FT_BOOLEAN",
      word: 16,
      truth: ["Set", "Not set"],
    }),
    reserved: bits(13, { filter: "msg.tlv.hello.res", label: "Reserved", type: "FT_UINT16", show: "hex" }),
    remark: choice("targeted", {
      0: choice("gtsm", {
        0: remark("gtsm_not_supported", "GTSM is not supported by the source", "Chat"),
        1: remark("gtsm_supported", "GTSM is supported by the source", "Chat"),
      }),
      1: choice("gtsm", {
        0: remark(
          "gtsm_not_supported_basic_discovery",
          "GTSM is not supported by the source, since basic discovery is not enabled",
          "Warn",
        ),
        1: remark("dtsm_and_target", "ERROR - Both GTSM and Target Flag are enabled.", "Warn"),
      }),
    }),
  },
  { filter: "" },
);

/** What both ends of a session agree on (RFC 5036 3.5.3). */
export const sessionParameters = struct(
  {
    version: u16({ filter: "msg.tlv.sess.ver", label: "Session Protocol Version", default: 1 }),
    keepAlive: u16({ filter: "msg.tlv.sess.ka", label: "Session KeepAlive Time", default: 180 }),
    onDemand: bits(1, {
      filter: "msg.tlv.sess.advbit",
      label: "Session Label Advertisement Discipline",
      type: "FT_BOOLEAN",
      word: 8,
      truth: ["Downstream On Demand proposed", "Downstream Unsolicited proposed"],
    }),
    loopDetection: bits(1, {
      filter: "msg.tlv.sess.ldetbit",
      label: "Session Loop Detection",
      type: "FT_BOOLEAN",
      word: 8,
      truth: ["Loop Detection Enabled", "Loop Detection Disabled"],
    }),
    reserved: bits(6, { filter: "" }),
    pathVectorLimit: u8({ filter: "msg.tlv.sess.pvlim", label: "Session Path Vector Limit" }),
    longest: u16({ filter: "msg.tlv.sess.mxpdu", label: "Session Max PDU Length" }),
    receiver: ipv4({ filter: "msg.tlv.sess.rxlsr", label: "Session Receiver LSR Identifier" }),
    receiverSpace: u16({ filter: "msg.tlv.sess.rxls", label: "Session Receiver Label Space Identifier" }),
  },
  { filter: "", label: "Parameters", line: "ldp.session" },
);

/** What labels of links of two kinds are like: whether flows can be merged, how many ranges there are, in which directions. */
function linkSession(kind: "atm" | "fr", name: string, link: string, merges: { readonly [merge: number]: string }) {
  return {
    merge: bits(2, { filter: `msg.tlv.sess.${kind}.merge`, label: `Session ${link} Merge Parameter`, strings: merges }),
    ranges: bits(4, { filter: `msg.tlv.sess.${kind}.lr`, label: `Number of ${name} Label Ranges` }),
    directions: bits(1, {
      filter: `msg.tlv.sess.${kind}.dir`,
      label: "Directionality",
      type: "FT_BOOLEAN",
      word: 8,
      truth: ["Bidirectional capability", "Unidirectional capability"],
    }),
    reserved: bits(25, { filter: "" }),
  };
}

/** The numbers of bits of a label of Frame Relay (RFC 3034 5.1). */
export const labelBits = { 0: "10 bits", 1: "Reserved", 2: "23 bits", 3: "Reserved" };

const circuit = (name: string, label: string) =>
  bits(12, { filter: `msg.tlv.sess.atm.${name}`, label, type: "FT_UINT16" });

/** RFC 5036 3.5.3, the labels of an ATM link. */
export const atmSession = struct(
  {
    ...linkSession("atm", "ATM", "ATM", {
      0: "Merge not supported",
      1: "VP merge supported",
      2: "VC merge supported",
      3: "VP & VC merge supported",
    }),
    list: struct(
      {
        components: repeated(
          struct(
            {
              reserved: bits(4, { filter: "" }),
              firstPath: circuit("minvpi", "Minimum VPI"),
              firstChannel: u16({ filter: "msg.tlv.sess.atm.minvci", label: "Minimum VCI" }),
              reserved2: bits(4, { filter: "" }),
              lastPath: circuit("maxvpi", "Maximum VPI"),
              lastChannel: u16({ filter: "msg.tlv.sess.atm.maxvci", label: "Maximum VCI" }),
            },
            { filter: "", label: "ATM Label Range Component", line: "ldp.atm_range" },
          ),
          { filter: "" },
        ),
      },
      { filter: "", label: "ATM Label Range Components", line: "ldp.atm_ranges" },
    ),
  },
  { filter: "", label: "ATM Parameters", line: "ldp.atm_session" },
);

const link = (name: string, label: string) => bits(23, { filter: `msg.tlv.sess.fr.${name}`, label, type: "FT_UINT24" });

/** RFC 5036 3.5.3, the labels of a Frame Relay link. */
export const frameRelaySession = struct(
  {
    ...linkSession("fr", "Frame Relay", "Frame Relay", {
      0: "Merge not supported",
      1: "Merge supported",
      2: "Unspecified",
      3: "Unspecified",
    }),
    list: struct(
      {
        components: repeated(
          struct(
            {
              reserved: bits(7, { filter: "" }),
              bits: bits(2, {
                filter: "msg.tlv.sess.fr.len",
                label: "Number of DLCI bits",
                type: "FT_UINT16",
                strings: labelBits,
              }),
              first: link("mindlci", "Minimum DLCI"),
              reserved2: bits(9, { filter: "" }),
              last: link("maxdlci", "Maximum DLCI"),
            },
            { filter: "", label: "Frame Relay Label Range Component", line: "ldp.fr_range" },
          ),
          { filter: "" },
        ),
      },
      { filter: "", label: "Frame Relay Label Range Components", line: "ldp.fr_ranges" },
    ),
  },
  { filter: "", label: "Frame Relay Parameters", line: "ldp.fr_session" },
);

/** What is kept of a session that breaks (RFC 3479, RFC 3478). */
export const faultTolerance = struct(
  {
    flags: u16({
      filter: "msg.tlv.ft_sess.flags",
      label: "Flags",
      show: "hex",
      views: [
        bitView("msg.tlv.ft_sess.flag_r", "R bit", 0x8000, [
          "LSR has preserved state and resources for all FT-Labels",
          "LSR has not preserved state and resources for all FT-Labels",
        ]),
        { filter: "msg.tlv.ft_sess.flag_res", label: "Reserved", type: "FT_UINT16", mask: 0x7ff0, show: "hex" },
        bitView("msg.tlv.ft_sess.flag_s", "S bit", 0x0008, [
          "FT Protection TLV supported on other than KeepAlive",
          "FT Protection TLV not supported on other than KeepAlive",
        ]),
        bitView("msg.tlv.ft_sess.flag_a", "A bit", 0x0004, [
          "Treat all labels as Sequence Numbered FT Labels",
          "May treat some labels as FT and others as non-FT",
        ]),
        bitView("msg.tlv.ft_sess.flag_c", "C bit", 0x0002, [
          "Check-Pointing procedures in use",
          "Check-Pointing procedures not in use",
        ]),
        bitView("msg.tlv.ft_sess.flag_l", "L bit", 0x0001, [
          "Re-learn the state from the network",
          "Do not re-learn the state from the network",
        ]),
      ],
    }),
    reserved: u16({ filter: "msg.tlv.ft_sess.res", label: "Reserved", show: "hex" }),
    reconnect: u32({ filter: "msg.tlv.ft_sess.reconn_to", label: "Reconnect Timeout" }),
    recovery: u32({ filter: "msg.tlv.ft_sess.recovery_time", label: "Recovery Time" }),
  },
  { filter: "", label: "FT Session Parameters", line: "ldp.ft_session" },
);
