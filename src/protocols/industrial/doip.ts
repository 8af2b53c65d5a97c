import { wholeLength } from "../../definition/auto.ts";
import { bytes, choice, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import {
  doipActivations,
  doipDiagnosticRefusals,
  doipFurtherActions,
  doipRefusals,
  doipSynchronization,
  doipTypes,
  doipVersions,
} from "../parts/doip-words.ts";

const PORT = 13400;
const HEADER = 8;
/** Octets of a vehicle's number, and of the number of an entity or a group. */
const VIN = 17;
const IDENTIFIER = 6;

const address = (filter: string, label: string) => u16({ filter, label, show: "hex" });
const source = address("source_address", "Source Address");
const target = address("target_address", "Target Address");
const vin = text(VIN, { filter: "vin", label: "VIN" });
const eid = bytes(IDENTIFIER, { filter: "eid", label: "EID" });
const reserved = u32({ filter: "reserved_iso", label: "Reserved by ISO", show: "hex" });
const oem = when({ left: 4 }, u32({ filter: "reserved_oem", label: "Reserved by OEM", show: "hex" }));
const previous = when({ left: 1 }, bytes("rest", { filter: "previous", label: "Previous message" }));
const nothing = struct({}, { filter: "" });

/** Versions with what stands behind them, which has all bits the other way round. */
const versions = [1, 2, 3, 4, 0xff].map((version) => [version, version ^ 0xff]);

/** Diagnostic communication with vehicles over IP. */
export const DoIP = protocol({
  name: "doip",
  layer: "DoIP",
  title: "DoIP (ISO13400) Protocol",
  short: "DoIP",
  spec: "ISO 13400-2",
  carriedBy: { "tcp.port": PORT, "udp.port": PORT },
  startsWith: versions,
  framing: { by: "length" },
  next: { table: "doip.payload", always: 1 },
  summary: "DoIP {payload_type}",
  fields: {
    protocol_version: u8({
      filter: "version",
      label: "Version",
      show: "hex",
      default: 2,
      strings: doipVersions,
    }),
    inverse_version: u8({ filter: "inverse", label: "Inverse version", show: "hex", default: 0xfd }),
    payload_type: u16({ filter: "type", label: "Type", show: "hex", strings: doipTypes }),
    payload_length: u32({ filter: "length", label: "Length", auto: wholeLength({ minus: HEADER }) }),
    body: choice(
      "payload_type",
      {
        0: struct(
          { nack: u8({ filter: "nack_code", label: "DoIP Header NACK code", show: "hex", strings: doipRefusals }) },
          { filter: "" },
        ),
        1: nothing,
        2: struct({ eid }, { filter: "" }),
        3: struct({ vin }, { filter: "" }),
        4: struct(
          {
            vin,
            logical_address: address("logical_address", "Logical Address"),
            eid,
            gid: bytes(IDENTIFIER, { filter: "gid", label: "GID" }),
            further_action: u8({
              filter: "futher_action",
              label: "Further action required",
              show: "hex",
              strings: doipFurtherActions,
            }),
            vin_gid_status: when(
              { left: 1 },
              u8({ filter: "sync_status", label: "VIN/GID sync. status", show: "hex", strings: doipSynchronization }),
            ),
          },
          { filter: "" },
        ),
        5: struct(
          {
            source_address: source,
            activation_type: u8({
              filter: "activation_type",
              label: "Activation type",
              show: "hex",
              strings: { 0: "Default", 1: "WWH-OBD", 0xe0: "Central security" },
            }),
            reserved_iso: reserved,
            reserved_oem: oem,
          },
          { filter: "" },
        ),
        6: struct(
          {
            logical_address_tester: address("tester_logical_address", "Logical address of external tester"),
            logical_address_doip_entity: source,
            routing_activation_response: u8({
              filter: "response_code",
              label: "Routing activation response code",
              show: "hex",
              strings: doipActivations,
            }),
            reserved_iso: reserved,
            reserved_oem: oem,
          },
          { filter: "" },
        ),
        7: nothing,
        8: struct({ source_address: source }, { filter: "" }),
        0x4001: nothing,
        0x4002: struct(
          {
            node_type: u8({
              filter: "node_type",
              label: "Node type",
              show: "hex",
              strings: { 0: "DoIP gateway", 1: "DoIp node" },
            }),
            max_open_sockets: u8({ filter: "max_sockets", label: "Max concurrent sockets" }),
            cur_open_sockets: u8({ filter: "sockets", label: "Currently open sockets" }),
            max_data_size: when({ left: 4 }, u32({ filter: "max_data_size", label: "Max data size" })),
          },
          { filter: "" },
        ),
        0x4003: nothing,
        0x4004: struct(
          {
            diagnostic_power_mode: u8({
              filter: "power_mode",
              label: "Diagnostic power mode",
              show: "hex",
              strings: { 0: "not ready", 1: "ready", 2: "not supported" },
            }),
          },
          { filter: "" },
        ),
        0x8001: struct({ source_address: source, target_address: target }, { filter: "" }),
        0x8002: struct(
          {
            source_address: source,
            target_address: target,
            ack_code: u8({ filter: "diag_ack_code", label: "ACK code", show: "hex", strings: { 0: "ACK" } }),
            previous_msg: previous,
          },
          { filter: "" },
        ),
        0x8003: struct(
          {
            source_address: source,
            target_address: target,
            nack_code: u8({
              filter: "diag_nack_code",
              label: "NACK code",
              show: "hex",
              strings: doipDiagnosticRefusals,
            }),
            previous_msg: previous,
          },
          { filter: "" },
        ),
      },
      { otherwise: struct({}, { filter: "" }) },
    ),
  },
});
