import { bits, bytes, ipv6, options, repeated, struct, u16, u24, u32, u8 } from "../../definition/fields.ts";
import { YES } from "./bit-view.ts";

/** What a node does with a packet that has an option it does not know (RFC 8200 4.2). */
const actionTexts = {
  0: "Skip and continue",
  1: "Discard",
  2: "Discard and send ICMP Parameter Problem",
  3: "Discard and send ICMP if not multicast",
};
const optionTexts = {
  0x00: "Pad1",
  0x01: "PadN",
  0x04: "Tunnel Encapsulation Limit",
  0x05: "Router Alert",
  0x07: "CALIPSO",
  0x08: "SMF_DPD",
  0x0f: "Performance and Diagnostic Metrics",
  0x1e: "Experimental (0x1E)",
  0x26: "Quick-Start",
  0x30: "Path MTU Option",
  0x31: "IOAM Option",
  0x3e: "Experimental (0x3E)",
  0x41: "Tunnel Payload Forwarding (TPF) Information",
  0x5e: "Experimental (0x5E)",
  0x63: "RPL Option",
  0x6d: "MPL Option",
  0x7e: "Experimental (0x7E)",
  0x8a: "Endpoint Identification",
  0x8b: "ILNP Nonce",
  0x8c: "Line-Identification Option",
  0x9e: "Experimental (0x9E)",
  0xbe: "Experimental (0xBE)",
  0xc2: "Jumbo Payload",
  0xc9: "Home Address",
  0xde: "Experimental (0xDE)",
  0xee: "IP_DFF",
  0xfe: "Experimental (0xFE)",
};

/** Options of the hop-by-hop and destination options headers (IANA Destination Options and Hop-by-Hop Options). */
export const ipv6Options = options(
  {
    code: u8({
      filter: "=ipv6.opt.type",
      label: "Type",
      show: "hex",
      strings: optionTexts,
      parts: {
        action: bits(2, { filter: "=ipv6.opt.type.action", label: "Action", strings: actionTexts }),
        change: bits(1, { filter: "=ipv6.opt.type.change", label: "May Change", truth: YES }),
        rest: bits(5, { filter: "=ipv6.opt.type.rest", label: "Low-Order Bits", show: "hex" }),
      },
    }),
    length: u8({ filter: "=ipv6.opt.length", label: "Length" }),
    single: [0],
    pad: 8,
    each: "=ipv6.opt",
    unknown: { data: "=ipv6.opt.unknown", dataLabel: "Unknown Option Payload" },
    padBy: 1,
  },
  {
    Pad1: {
      code: 0x00,
      label: "Pad1",
      codeField: { views: [{ filter: "=ipv6.opt.pad1", label: "Pad1", type: "FT_NONE" }], parts: {} },
    },
    PadN: {
      code: 0x01,
      label: "PadN",
      value: bytes("rest", { filter: "=ipv6.opt.padn", label: "PadN", evenEmpty: true }),
    },
    TunnelEncapsulationLimit: {
      code: 0x04,
      value: u8({ filter: "=ipv6.opt.tel", label: "Tunnel Encapsulation Limit" }),
    },
    RouterAlert: {
      code: 0x05,
      value: u16({
        filter: "=ipv6.opt.router_alert",
        label: "Router Alert",
        names: { MLD: 0, RSVP: 1, "Active Networks": 2 },
      }),
    },
    CALIPSO: {
      code: 0x07,
      value: struct({
        doi: u32({ filter: "=ipv6.opt.calipso.doi", label: "CALIPSO Domain of Interpretation" }),
        cmptlen: u8({ filter: "=ipv6.opt.calipso.cmpt.length", label: "Compartment Length" }),
        level: u8({ filter: "=ipv6.opt.calipso.sens_level", label: "Sensitivity Level" }),
        chksum: u16({ filter: "=ipv6.opt.calipso.checksum", label: "Checksum", show: "hex" }),
        bitmap: bytes(
          { by: "cmptlen", unit: 4 },
          { filter: "=ipv6.opt.calipso.cmpt_bitmap", label: "Compartment Bitmap" },
        ),
      }),
    },
    SMFDPD: { code: 0x08, value: bytes("rest", { filter: "=ipv6.opt.smf_dpd.ident", label: "Identifier" }) },
    PDM: {
      code: 0x0f,
      value: struct({
        scaledtlr: u8({ filter: "=ipv6.opt.pdm.scale_dtlr", label: "Scale DTLR" }),
        scaledtls: u8({ filter: "=ipv6.opt.pdm.scale_dtls", label: "Scale DTLS" }),
        psnthis: u16({ filter: "=ipv6.opt.pdm.psn_this_pkt", label: "PSN This Packet" }),
        psnlast: u16({ filter: "=ipv6.opt.pdm.psn_last_recv", label: "PSN Last Received" }),
        deltalastrecv: u16({ filter: "=ipv6.opt.pdm.delta_last_recv", label: "Delta Time Last Received" }),
        deltalastsent: u16({ filter: "=ipv6.opt.pdm.delta_last_sent", label: "Delta Time Last Sent" }),
      }),
    },
    RPL: {
      code: 0x23,
      value: struct({
        flags: u8({
          filter: "=ipv6.opt.rpl.flag",
          label: "Flag",
          show: "hex",
          parts: {
            O: bits(1, { filter: "=ipv6.opt.rpl.flag.o", label: "Down" }),
            R: bits(1, { filter: "=ipv6.opt.rpl.flag.r", label: "Rank Error" }),
            F: bits(1, { filter: "=ipv6.opt.rpl.flag.f", label: "Forwarding Error" }),
            rsv: bits(5, { filter: "=ipv6.opt.rpl.flag.rsv", label: "Reserved", show: "hex" }),
          },
        }),
        instance: u8({ filter: "=ipv6.opt.rpl.instance_id", label: "RPLInstanceID", show: "hex" }),
        rank: u16({ filter: "=ipv6.opt.rpl.sender_rank", label: "Sender Rank", show: "hex" }),
        rest: bytes("rest", { filter: "" }),
      }),
    },
    QuickStart: {
      code: 0x26,
      value: struct({
        func: bits(4, { filter: "=ipv6.opt.qs_func", label: "Function" }),
        rate: bits(4, { filter: "=ipv6.opt.qs_rate", label: "Rate" }),
        ttl: u8({ filter: "=ipv6.opt.qs_ttl", label: "QS TTL" }),
        nonce: bits(30, { filter: "=ipv6.opt.qs_nonce", label: "QS Nonce", show: "hex" }),
        reserved: bits(2, { filter: "=ipv6.opt.qs_reserved", label: "Reserved", show: "hex", type: "FT_UINT32" }),
      }),
    },
    PMTU: {
      code: 0x30,
      value: struct({
        minimum: u16({ filter: "=ipv6.opt.pmtu.min", label: "Minimum Reported PMTU" }),
        returned: bits(15, { filter: "=ipv6.opt.pmtu.rtn", label: "Return Minimum PMTU" }),
        R: bits(1, { filter: "=ipv6.opt.pmtu.r_flag", label: "Return Flag" }),
      }),
    },
    IOAM: {
      code: 0x31,
      value: struct({
        reserved: u8({ filter: "=ipv6.opt.ioam.rsv", label: "Reserved" }),
        type: u8({ filter: "=ipv6.opt.ioam.opt_type", label: "Option-Type" }),
        namespace: u16({ filter: "=ipv6.opt.ioam.trace.ns", label: "Namespace ID" }),
        nodelen: bits(5, { filter: "=ipv6.opt.ioam.trace.nodelen", label: "Node Length" }),
        flags: bits(4, { filter: "=ipv6.opt.ioam.trace.flags", label: "Flags", type: "FT_UINT16", show: "hex" }),
        remlen: bits(7, { filter: "=ipv6.opt.ioam.trace.remlen", label: "Remaining Length" }),
        tracetype: u24({ filter: "=ipv6.opt.ioam.trace.type", label: "Trace Type", show: "hex" }),
        tracereserved: u8({ filter: "=ipv6.opt.ioam.trace.rsv", label: "Reserved" }),
        nodes: repeated(u32({ filter: "" })),
      }),
    },
    RPLOld: {
      code: 0x63,
      value: struct({
        flags: u8({ filter: "=ipv6.opt.rpl.flag", label: "Flag", show: "hex" }),
        instance: u8({ filter: "=ipv6.opt.rpl.instance_id", label: "RPLInstanceID", show: "hex" }),
        rank: u16({ filter: "=ipv6.opt.rpl.sender_rank", label: "Sender Rank", show: "hex" }),
        rest: bytes("rest", { filter: "" }),
      }),
    },
    MPL: {
      code: 0x6d,
      value: struct({
        flags: u8({ filter: "=ipv6.opt.mpl.flag", label: "Flag", show: "hex" }),
        sequence: u8({ filter: "=ipv6.opt.mpl.sequence", label: "Sequence", show: "hex" }),
        seed: bytes("rest", { filter: "=ipv6.opt.mpl.seed_id", label: "Seed ID" }),
      }),
    },
    ILNPNonce: { code: 0x8b, value: bytes("rest", { filter: "=ipv6.opt.ilnp_nonce", label: "ILNP Nonce" }) },
    LineIdentification: {
      code: 0x8c,
      value: struct({
        length: u8({ filter: "=ipv6.opt.lio.length", label: "LineIDLen" }),
        id: bytes("rest", { filter: "=ipv6.opt.lio.line_id", label: "Line ID", type: "FT_STRING" }),
      }),
    },
    Jumbo: { code: 0xc2, value: u32({ filter: "=ipv6.opt.jumbo", label: "Payload Length" }) },
    HomeAddress: {
      code: 0xc9,
      value: struct({
        address: ipv6({ filter: "=ipv6.opt.mipv6.home_address", label: "MIPv6 Home Address" }),
        rest: bytes("rest", { filter: "" }),
      }),
    },
  },
);
