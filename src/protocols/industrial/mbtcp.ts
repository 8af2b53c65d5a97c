import { payloadLength } from "../../definition/auto.ts";
import { u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** The header of Modbus over TCP. */
export const ModbusTCP = protocol({
  name: "mbtcp",
  layer: "ModbusADU",
  title: "Modbus/TCP",
  short: "Modbus/TCP",
  spec: "Modbus Messaging on TCP/IP Implementation Guide V1.0b",
  carriedBy: { "tcp.port": 502 },
  startsWith: [[[0, 255], [0, 255], 0, 0]],
  framing: { by: "length" },
  next: { table: "mbtcp", always: 1 },
  tells: (_bytes, _start, _headerEnd, _end, _captured, told) => told,
  summary: "Modbus/TCP {transId}",
  fields: {
    transId: u16({ filter: "trans_id", label: "Transaction Identifier" }),
    protoId: u16({ filter: "prot_id", label: "Protocol Identifier" }),
    // It counts the unit, too.
    len: u16({ label: "Length", auto: payloadLength({ minus: -1 }) }),
    unitId: u8({ filter: "unit_id", label: "Unit Identifier" }),
  },
});
