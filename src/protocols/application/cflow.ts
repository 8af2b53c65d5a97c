import { frameNumber, mark, u16, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { cflowMessage } from "../parts/cflow-message.ts";

/** NetFlow of versions 1, 5 and 9, and IPFIX: what went through a router. */
export const Cflow = protocol({
  name: "cflow",
  layer: "NetflowHeader",
  title: "Cisco NetFlow/IPFIX",
  short: "CFLOW",
  spec: "RFC 3954, RFC 7011",
  carriedBy: { "udp.port": [2055, 4739, 9996] },
  startsWith: [
    [0, 1],
    [0, 5],
    [0, 9],
    [0, 10],
  ],
  summary: "NetFlow {version}",
  fields: {
    version: u16({ filter: "version", label: "Version", default: 1 }),
    message: cflowMessage,
  },
  generated: {
    unexpected: mark({
      filter: "unexpected_sequence_number",
      label: "Unexpected flow sequence for domain ID",
      expert: { severity: "Warn", group: "Sequence" },
    }),
    expected: u32({ filter: "sequence_analysis.expected_sn", label: "Expected Sequence Number" }),
    previous: frameNumber({ filter: "sequence_analysis.previous_frame", label: "Previous Frame in Sequence" }),
  },
});
