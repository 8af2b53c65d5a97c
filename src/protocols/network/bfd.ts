import { wholeLength } from "../../definition/auto.ts";
import { bits, bytes, flags, options, struct, text, u32, u8, when } from "../../definition/fields.ts";
import type { Shown, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, SET } from "../parts/bit-view.ts";

const version0 = { version: [0] };
const version1 = { version: [1] };
const flag = (name: string, label: string, mask: number, shown: Shown): View => ({
  ...bitView(`flags.${name}`, label, mask, SET),
  size: 1,
  word: shown === version1 ? 6 : 8,
  shown,
});

const digest = struct({
  key: u8({ filter: "auth.key", label: "Authentication Key ID" }),
  reserved: u8({ filter: "" }),
  sequence: u32({ filter: "auth.seq_num", label: "Sequence Number", show: "hex" }),
  digest: bytes("rest", { filter: "checksum", label: "Checksum" }),
});
const password = struct({
  key: u8({ filter: "auth.key", label: "Authentication Key ID" }),
  password: text("rest", { filter: "auth.password", label: "Password" }),
});

/** Bidirectional Forwarding Detection: whether packets reach the neighbour, many times a second. */
export const BFD = protocol({
  name: "bfd",
  layer: "BFD",
  title: "Bidirectional Forwarding Detection Control Message",
  short: "BFD Control",
  spec: "RFC 5880",
  carriedBy: { "udp.port": [3784, 4784, 6784] },
  requires: { UDP: { sport: 3784, dport: 3784 } },
  summary: "BFD {my_discriminator} {your_discriminator}",
  fields: {
    version: bits(3, { label: "Protocol Version", default: 1 }),
    diag: bits(5, {
      label: "Diagnostic Code",
      show: "hex",
      names: {
        "No Diagnostic": 0,
        "Control Detection Time Expired": 1,
        "Echo Function Failed": 2,
        "Neighbor Signaled Session Down": 3,
        "Forwarding Plane Reset": 4,
        "Path Down": 5,
        "Concatenated Path Down": 6,
        "Administratively Down": 7,
        "Reverse Concatenated Path Down": 8,
        "Mis-Connectivity Defect": 9,
      },
    }),
    sta: bits(2, {
      label: "Session State",
      show: "hex",
      names: { AdminDown: 0, Down: 1, Init: 2, Up: 3 },
      default: 3,
      shown: version1,
    }),
    flags: flags(6, ["multipoint", "demand", "authentication", "control", "final", "poll"], {
      filter: "",
      letters: "MDACFP",
      views: [
        { filter: "flags", label: "Message Flags", type: "FT_UINT8", size: 1, show: "hex", holds: true },
        flag("h", "I hear you", 0x80, version0),
        flag("d", "Demand", 0x40, version0),
        flag("p", "Poll", 0x20, version0),
        flag("f", "Final", 0x10, version0),
        flag("p", "Poll", 0x20, version1),
        flag("f", "Final", 0x10, version1),
        flag("c", "Control Plane Independent", 0x08, version1),
        flag("a", "Authentication Present", 0x04, version1),
        flag("d", "Demand", 0x02, version1),
        flag("m", "Multipoint", 0x01, version1),
      ],
    }),
    detect_mult: u8({ filter: "detect_time_multiplier", label: "Detect Time Multiplier", default: 3 }),
    len: u8({ filter: "message_length", label: "Message Length", unit: " bytes", auto: wholeLength() }),
    my_discriminator: u32({ label: "My Discriminator", show: "hex", default: 0x11111111 }),
    your_discriminator: u32({ label: "Your Discriminator", show: "hex", default: 0x22222222 }),
    min_tx_interval: u32({
      filter: "desired_min_tx_interval",
      label: "Desired Min TX Interval",
      default: 1_000_000_000,
    }),
    min_rx_interval: u32({
      filter: "required_min_rx_interval",
      label: "Required Min RX Interval",
      default: 1_000_000_000,
    }),
    echo_rx_interval: u32({
      filter: "required_min_echo_interval",
      label: "Required Min Echo Interval",
      default: 1_000_000_000,
    }),
    authentication: when(
      { field: "flags", mask: 0x04 },
      options(
        {
          code: u8({
            filter: "auth.type",
            label: "Authentication Type",
            strings: {
              1: "Simple Password",
              2: "Keyed MD5",
              3: "Meticulous Keyed MD5",
              4: "Keyed SHA1",
              5: "Meticulous Keyed SHA1",
            },
          }),
          length: u8({ filter: "auth.len", label: "Authentication Length", unit: " bytes" }),
          counts: "whole",
        },
        {
          "Simple Password": { code: 1, value: password },
          "Keyed MD5": { code: 2, value: digest },
          "Meticulous Keyed MD5": { code: 3, value: digest },
          "Keyed SHA1": { code: 4, value: digest },
          "Meticulous Keyed SHA1": { code: 5, value: digest },
        },
        { filter: "" },
      ),
    ),
  },
});

/** Packets that a neighbour sends back as they are. */
export const BFDEcho = protocol({
  name: "bfd_echo",
  layer: "BFDEcho",
  title: "Bidirectional Forwarding Detection Echo Packet",
  short: "BFD Echo",
  spec: "RFC 5881",
  carriedBy: { "udp.port": 3785 },
  requires: { UDP: { dport: 3785 } },
  summary: "BFD echo",
  fields: { packet: bytes("rest", { label: "Echo" }) },
});
