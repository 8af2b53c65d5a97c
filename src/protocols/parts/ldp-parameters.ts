import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, ipv4, ipv6, mac, repeated, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { families } from "./bgp-names.ts";
import { bitView, SET } from "./bit-view.ts";
import { fec } from "./ldp-fec.ts";
import { interfaceParametersOf } from "./ldp-interface-parameters.ts";
import { messageTypes, tlvTypes } from "./ldp-names.ts";
import {
  atmSession,
  faultTolerance,
  frameRelaySession,
  helloParameters,
  labelBits,
  sessionParameters,
} from "./ldp-session.ts";
import { statuses } from "./ldp-statuses.ts";

const node = (label: string, line: string) => ({ filter: "", label, line });
const address = { filter: "msg.tlv.addrl.addr", label: "Address", type: "FT_STRING" } as const;

const addresses = struct(
  {
    family: u16({ filter: "msg.tlv.addrl.addr_family", label: "Address Family", strings: families, default: 1 }),
    list: choice(
      "family",
      {
        1: struct({ of: repeated(ipv4(address), { filter: "" }) }, node("Addresses", "ldp.addresses")),
        2: struct({ of: repeated(ipv6(address), { filter: "" }) }, node("Addresses", "ldp.addresses")),
      },
      { otherwise: bytes("rest", { filter: "" }) },
    ),
  },
  { filter: "" },
);

/** The label that routers write on packets, and those that ATM and Frame Relay have of their own (RFC 5036 3.4.2). */
const labels: { readonly [type: number]: AnyField } = {
  0x200: struct(
    {
      unused: bits(12, { filter: "" }),
      label: bits(20, {
        filter: "msg.tlv.generic.label",
        label: "Generic Label",
        type: "FT_UINT32",
        show: "dec-hex",
        word: 32,
      }),
    },
    { filter: "" },
  ),
  0x201: struct(
    {
      reserved: bits(2, { filter: "" }),
      valid: bits(2, {
        filter: "msg.tlv.atm.label.vbits",
        label: "V-bits",
        show: "hex",
        word: 8,
        strings: {
          0: "VPI & VCI Significant",
          1: "Only VPI Significant",
          2: "Only VCI Significant",
          3: "VPI & VCI not Significant, nonsense",
        },
      }),
      path: bits(12, { filter: "msg.tlv.atm.label.vpi", label: "VPI", type: "FT_UINT16" }),
      channel: u16({ filter: "msg.tlv.atm.label.vci", label: "VCI" }),
    },
    node("ATM Label", "ldp.atm_label"),
  ),
  0x202: struct(
    {
      reserved: bits(7, { filter: "" }),
      bits: bits(2, {
        filter: "msg.tlv.fr.label.len",
        label: "Number of DLCI bits",
        type: "FT_UINT16",
        strings: labelBits,
      }),
      label: bits(23, { filter: "msg.tlv.fr.label.dlci", label: "DLCI", type: "FT_UINT24" }),
    },
    node("Frame Relay Label", "ldp.fr_label"),
  ),
};

const status = struct(
  {
    fatal: bits(1, {
      filter: "msg.tlv.status.ebit",
      label: "E Bit",
      type: "FT_BOOLEAN",
      word: 8,
      truth: ["Fatal Error Notification", "Advisory Notification"],
    }),
    forward: bits(1, {
      filter: "msg.tlv.status.fbit",
      label: "F Bit",
      type: "FT_BOOLEAN",
      word: 8,
      truth: ["Notification should be Forwarded", "Notification should NOT be Forwarded"],
    }),
    data: bits(30, {
      filter: "msg.tlv.status.data",
      label: "Status Data",
      type: "FT_UINT32",
      show: "hex",
      strings: statuses,
    }),
    message: u32({ filter: "msg.tlv.status.msg.id", label: "Message ID", show: "hex" }),
    messageType: u16({
      filter: "msg.tlv.status.msg.type",
      label: "Message Type",
      show: "hex",
      strings: messageTypes,
    }),
  },
  node("Status", "ldp.status"),
);

const returnedPdu = struct(
  {
    version: u16({ filter: "msg.tlv.returned.version", label: "Returned PDU Version", default: 1 }),
    length: u16({ filter: "msg.tlv.returned.pdu_len", label: "Returned PDU Length" }),
    router: ipv4({ filter: "msg.tlv.returned.ldpid.lsr", label: "Returned PDU LSR ID" }),
    space: u16({ filter: "msg.tlv.returned.ldpid.lsid", label: "Returned PDU Label Space ID", show: "hex" }),
    data: when({ left: 1 }, bytes("rest", { filter: "returned_pdu_data", label: "Returned PDU Data" })),
  },
  node("Returned PDU", "ldp.returned_pdu"),
);

const returnedMessage = struct(
  {
    unknown: bits(1, {
      filter: "msg.tlv.returned.msg.ubit",
      label: "Returned Message Unknown bit",
      type: "FT_BOOLEAN",
      word: 8,
      truth: ["Unknown bit set", "Unknown bit not set"],
    }),
    type: bits(15, {
      filter: "msg.tlv.returned.msg.type",
      label: "Returned Message Type",
      type: "FT_UINT16",
      show: "hex",
      strings: messageTypes,
    }),
    length: u16({ filter: "msg.tlv.returned.msg.len", label: "Returned Message Length" }),
    id: u32({ filter: "msg.tlv.returned.msg.id", label: "Returned Message ID", show: "hex" }),
    parameters: when(
      { left: 1 },
      bytes("rest", { filter: "returned_message_parameters", label: "Returned Message Parameters" }),
    ),
  },
  node("Returned Message", "ldp.returned_message"),
);

/** Bits of a status of a pseudo wire, in Wireshark's order (RFC 4446 3.5). */
const wireStatus = u32({
  filter: "msg.tlv.pwstatus.code",
  label: "PW Status",
  show: "hex",
  views: (
    [
      ["pwnotforward", "Pseudowire Not Forwarding"],
      ["pwlacingressrecvfault", "Local Attachment Circuit (ingress) Receive Fault"],
      ["pwlacegresstransfault", "Local Attachment Circuit (egress) Transmit Fault"],
      ["pwpsnpwingressrecvfault", "Local PSN-facing PW (ingress) Receive Fault"],
      ["pwpsnpwegresstransfault", "Local PSN-facing PW (egress) Transmit Fault"],
    ] as const
  ).map(([name, label], at) => bitView(`msg.tlv.pwstatus.code.${name}`, label, 1 << at, SET)),
});

/** One parameter of a message (RFC 5036 3.3). */
const parameter = struct(
  {
    unknown: bits(2, {
      filter: "msg.tlv.unknown",
      label: "TLV Unknown bits",
      show: "hex",
      strings: {
        0: "Known TLV, do not Forward",
        1: "Known TLV, do Forward",
        2: "Unknown TLV, do not Forward",
        3: "Unknown TLV, do Forward",
      },
    }),
    type: bits(14, { filter: "msg.tlv.type", label: "TLV Type", type: "FT_UINT16", show: "hex", strings: tlvTypes }),
    length: u16({ filter: "msg.tlv.len", label: "TLV Length", auto: sizeOf("value") }),
    value: choice(
      "type",
      {
        ...labels,
        0x100: fec,
        0x101: addresses,
        0x103: u8({ filter: "msg.tlv.hc.value", label: "Hop Count Value" }),
        0x104: struct(
          { of: repeated(ipv4({ filter: "msg.tlv.pv.lsrid", label: "LSR Id" }), { filter: "" }) },
          node("LSR IDs", "ldp.routers"),
        ),
        0x203: u32({ filter: "msg.tlv.ft_protect.sequence_num", label: "FT Sequence Number", show: "hex" }),
        0x300: status,
        0x301: u32({ filter: "msg.tlv.extstatus.data", label: "Extended Status Data", show: "hex" }),
        0x302: returnedPdu,
        0x303: returnedMessage,
        0x400: helloParameters,
        0x401: ipv4({ filter: "msg.tlv.ipv4.taddr", label: "IPv4 Transport Address" }),
        0x402: u32({ filter: "msg.tlv.hello.cnf_seqno", label: "Configuration Sequence Number" }),
        0x403: ipv6({ filter: "msg.tlv.ipv6.taddr", label: "IPv6 Transport Address" }),
        0x404: struct(
          { of: repeated(mac({ filter: "msg.tlv.mac", label: "MAC address" }), { filter: "" }) },
          node("MAC addresses", "ldp.macs"),
        ),
        0x500: sessionParameters,
        0x501: atmSession,
        0x502: frameRelaySession,
        0x503: faultTolerance,
        0x504: u32({ filter: "msg.tlv.ft_ack.sequence_num", label: "FT ACK Sequence Number", show: "hex" }),
        0x600: u32({ filter: "msg.tlv.lbl_req_msg_id", label: "Label Request Message ID", show: "hex" }),
        0x96a: wireStatus,
        0x96b: interfaceParametersOf("msg.tlv.intparam", ["bfd", "BFD"]),
        0x96c: u32({ filter: "msg.tlv.pwgrouping.value", label: "Value" }),
      },
      {
        otherwise: bytes("rest", { filter: "msg.tlv.value", label: "TLV Value", evenEmpty: true }),
        size: { by: "length" },
      },
    ),
  },
  { filter: "", label: "TLV", line: "ldp.parameter" },
);

/** The parameters of a message, as many as its length has room for behind its number. */
export const parameters = repeated(parameter, { filter: "", size: { by: "length", minus: 4 } });
