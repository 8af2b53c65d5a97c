import { bits } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { modbusExchangeFields } from "../parts/exchange-fields.ts";
import { modbusFunctions } from "../parts/modbus-fields.ts";
import { modbusMessage } from "../parts/modbus-message.ts";

/** A request or response of Modbus: which it is, whoever carries it tells (`packModbus`). */
export const Modbus = protocol({
  name: "modbus",
  layer: "ModbusPDU",
  title: "Modbus",
  short: "Modbus",
  spec: "Modbus Application Protocol Specification V1.1b3",
  carriedBy: { mbtcp: 1 },
  summary: "Modbus {funcCode}",
  fields: {
    exception: bits(1, { filter: "" }),
    funcCode: bits(7, { filter: "func_code", label: "Function Code", strings: modbusFunctions, default: 1 }),
    data: modbusMessage,
  },
  generated: modbusExchangeFields,
});
