import { choice, ipv4, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const results = {
  Success: 0,
  "Unsupported Version": 1,
  "Not Authorized/Refused": 2,
  "Network Failure": 3,
  "Out of resources": 4,
  "Unsupported opcode": 5,
};
const answer: Fields = {
  result: u16({ filter: "result_code", label: "Result Code", names: results }),
  epoch: u32({ filter: "sssoe", label: "Seconds Since Start of Epoch" }),
};
const mapping: Fields = {
  internalPort: u16({ filter: "internal_port", label: "Internal Port" }),
  externalPort: u16({ filter: "external_port", label: "Requested External Port" }),
  lifetime: u32({ filter: "pml", label: "Requested Port Mapping Lifetime" }),
};
const group = (fields: Fields): AnyField => struct(fields, { filter: "" });
const asked = group({ reserved: u16({ label: "Reserved" }), ...mapping });
const mapped = group({ ...answer, ...mapping });

/** The NAT Port Mapping Protocol: a host asks its router for its address outside and for ports. */
export const NATPMP = protocol({
  name: "nat-pmp",
  path: "portcontrol",
  standsAlone: true,
  layer: "NATPMP",
  title: "NAT Port Mapping Protocol",
  short: "NAT-PMP",
  spec: "RFC 6886",
  carriedBy: { "udp.port": [5350, 5351] },
  startsWith: ["\0"],
  summary: "NAT-PMP {opcode}",
  fields: {
    version: u8({ label: "Version" }),
    opcode: u8({
      label: "Opcode",
      names: {
        "External Address Request": 0,
        "Map UDP Request": 1,
        "Map TCP Request": 2,
        "External Address Response": 128,
        "Map UDP Response": 129,
        "Map TCP Response": 130,
      },
    }),
    body: choice(
      "opcode",
      {
        "Map UDP Request": asked,
        "Map TCP Request": asked,
        "External Address Response": group({
          ...answer,
          address: ipv4({ filter: "external_ip", label: "External IP Address" }),
        }),
        "Map UDP Response": mapped,
        "Map TCP Response": mapped,
      },
      { otherwise: group({}) },
    ),
  },
});
