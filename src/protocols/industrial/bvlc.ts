import { wholeLength } from "../../definition/auto.ts";
import { choice, ipv4, struct, u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Octets of the header, which is what Wireshark shows of the length. */
const HEADER = 4;
const headerLength = { filter: "length", label: "BVLC-Length", type: "FT_UINT16", size: 2 } as const;
const others = Array.from({ length: 256 }, (_, number) => number).filter((number) => ![0, 4, 5].includes(number));
const nothing = struct({}, { filter: "" });

/** BACnet over UDP. */
export const BVLC = protocol({
  name: "bvlc",
  layer: "BVLC",
  title: "BACnet Virtual Link Control",
  spec: "ASHRAE 135, annex J",
  carriedBy: { "udp.port": 47808 },
  startsWith: [[0x81]],
  next: { table: "bvlc", by: ["function"] },
  summary: "BVLC {function}",
  fields: {
    type: u8({ label: "Type", show: "hex", default: 0x81, strings: { 0x81: "BACnet/IP (Annex J)" } }),
    function: u8({
      label: "Function",
      show: "hex",
      default: 10,
      strings: {
        0: "BVLC-Result",
        1: "Write-Broadcast-Distribution-Table",
        2: "Read-Broadcast-Distribution-Table",
        3: "Read-Broadcast-Distribution-Table-Ack",
        4: "Forwarded-NPDU",
        5: "Register-Foreign-Device",
        6: "Read-Foreign-Device-Table",
        7: "Read-Foreign-Device-Table-Ack",
        8: "Delete-Foreign-Device-Table-Entry",
        9: "Distribute-Broadcast-To-Network",
        10: "Original-Unicast-NPDU",
        11: "Original-Broadcast-NPDU",
        12: "Secured-BVLL",
      },
    }),
    length: u16({
      filter: "",
      auto: wholeLength(),
      views: [
        { ...headerLength, number: () => HEADER, shown: { function: others } },
        { ...headerLength, number: () => HEADER + 2, shown: { function: [0, 5] } },
        { ...headerLength, number: () => HEADER + 6, shown: { function: [4] } },
      ],
    }),
    body: choice(
      "function",
      {
        0: u16({ filter: "result", label: "Result", show: "hex" }),
        4: struct(
          { ip: ipv4({ filter: "fwd_ip", label: "IP" }), port: u16({ filter: "fwd_port", label: "Port" }) },
          { filter: "" },
        ),
        5: u16({ filter: "reg_ttl", label: "TTL" }),
      },
      { otherwise: nothing },
    ),
  },
});
