import { inetChecksum } from "../../definition/auto.ts";
import { bits, bytes, options, text, u16, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const data = bytes("rest", { filter: "data", label: "Data" });
const flag = (filter: string, label: string, mask: number): View => ({
  filter,
  label,
  type: "FT_UINT8",
  mask,
  show: "hex",
});

/** Cisco's Unidirectional Link Detection: stations echo whom they hear, so that each learns whether it is heard. */
export const UDLD = protocol({
  name: "udld",
  layer: "UDLD",
  title: "Unidirectional Link Detection",
  spec: "RFC 5171",
  carriedBy: { "snap.cisco": 0x0111, "chdlc.protocol": 0x0111 },
  summary: "UDLD {opcode}",
  fields: {
    version: bits(3, { label: "Version", default: 1 }),
    opcode: bits(5, { label: "Opcode", names: { Reserved: 0, Probe: 1, Echo: 2, Flush: 3 }, default: 1 }),
    flags: u8({
      label: "Flags",
      views: [flag("flags.rt", "Recommended timeout", 0x01), flag("flags.rsy", "ReSynch", 0x02)],
    }),
    checksum: u16({ label: "Checksum", show: "hex", auto: inetChecksum({ silent: true }) }),
    elements: options(
      {
        code: u16({
          filter: "tlv.type",
          label: "Type",
          show: "hex",
          strings: {
            1: "Device ID",
            2: "Port ID",
            3: "Echo",
            4: "Message interval",
            5: "Timeout interval",
            6: "Device name",
            7: "Sequence number",
          },
        }),
        length: u16({ filter: "tlv.len", label: "Length" }),
        counts: "whole",
        unknown: { data: "data", dataLabel: "Data" },
      },
      {
        "Device ID": { code: 1, value: text("rest", { filter: "device_id", label: "Device ID", type: "FT_STRINGZ" }) },
        "Port ID": {
          code: 2,
          value: text("rest", { filter: "sent_through_interface", label: "Sent through Interface" }),
        },
        Echo: { code: 3, value: data },
        "Message interval": { code: 4, value: data },
        "Timeout interval": { code: 5, value: data },
        "Device name": { code: 6, value: data },
        "Sequence number": { code: 7, value: data },
      },
      { filter: "" },
    ),
  },
});
