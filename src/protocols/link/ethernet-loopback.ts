import { u16le } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, choice, custom, mac, repeated, struct, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const functions = { Reply: 1, "Forward Data": 2 } as const;

/** The function of the hop that the frame visits: behind those that it has left. */
const relevantFunction: Custom<undefined> = {
  name: "relevant function",
  skip: (_octets, at) => at,
  read: () => undefined,
  write: () => undefined,
  number: (octets, at) => u16le(octets, at + u16le(octets, at - 2)),
};

/**
 * The Configuration Testing Protocol: a list of hops that a frame visits, of which the first `skipCount` octets are
 * behind it. Its numbers are little-endian.
 */
export const EthernetLoopback = protocol({
  name: "loop",
  path: "loop:data",
  layer: "EthernetLoopback",
  title: "Configuration Test Protocol (loopback)",
  spec: "DEC/Intel/Xerox Ethernet 2.0, 8",
  carriedBy: { ethertype: 0x9000 },
  summary: "Loopback",
  fields: {
    skipCount: u16({ filter: "skipcount", label: "skipCount", little: true }),
    relevant: custom(relevantFunction, {
      filter: "relevant_function",
      label: "Relevant function",
      type: "FT_UINT16",
      strings: { 1: "Reply", 2: "Forward Data" },
      evenEmpty: true,
    }),
    messages: repeated(
      struct({
        function: u16({ label: "Function", little: true, names: functions }),
        body: choice(
          "function",
          {
            Reply: struct({
              receipt: u16({ filter: "receipt_number", label: "Receipt number", little: true }),
              data: bytes("rest", { filter: "=data.data", label: "Data" }),
            }),
            "Forward Data": mac({ filter: "forwarding_address", label: "Forwarding address" }),
          },
          { otherwise: bytes("rest", { filter: "" }) },
        ),
      }),
    ),
  },
});
