import { u16le } from "../../bytes/numbers.ts";
import { wholeLength } from "../../definition/auto.ts";
import { u16, u32, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { enipContext } from "../parts/enip-context.ts";
import { enipStatuses } from "../parts/enip-fields.ts";
import { enipItems } from "../parts/enip-items.ts";
import { ENIP_HEADER, enipExchange, holdsCip } from "../parts/enip-payload.ts";
import { enipExchangeFields } from "../parts/exchange-fields.ts";

/** EtherNet/IP: the encapsulation of the Common Industrial Protocol over TCP and UDP. */
export const ENIP = protocol({
  name: "enip",
  layer: "ENIPTCP",
  title: "EtherNet/IP (Industrial Protocol)",
  spec: "CIP Networks Library volume 2, chapter 2",
  carriedBy: { "tcp.port": 44818, "udp.port": 44818 },
  framing: {
    by: "measure",
    measure: (bytes, at, end) => (end - at < 4 ? 0 : ENIP_HEADER + u16le(bytes, at + 2)),
  },
  next: { table: "enip", told: true },
  tells: holdsCip,
  exchangeOf: enipExchange,
  summary: "EtherNet/IP {commandId}",
  fields: {
    commandId: u16({
      filter: "command",
      label: "Command",
      show: "hex",
      little: true,
      strings: {
        0: "NOP",
        0x04: "List Services",
        0x63: "List Identity",
        0x64: "List Interfaces",
        0x65: "Register Session",
        0x66: "Unregister Session",
        0x6f: "Send RR Data",
        0x70: "Send Unit Data",
        0xc8: "StartDTLS",
      },
    }),
    length: u16({ label: "Length", little: true, auto: wholeLength({ minus: ENIP_HEADER }) }),
    session: u32({ label: "Session Handle", show: "hex", little: true }),
    status: u32({ label: "Status", show: "hex", little: true, strings: enipStatuses }),
    senderContext: enipContext,
    options: u32({ label: "Options", show: "hex", little: true }),
    commandSpecificData: when({ left: 1 }, enipItems),
  },
  generated: enipExchangeFields,
});
