import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { modbusFunctions } from "../parts/modbus-fields.ts";
import { Modbus } from "./modbus.ts";

const exception = Modbus.slot("exception");
const code = Modbus.slot("funcCode");
const SERVER = 502;

export const modbusInfo = infoText(Modbus, {
  column: "",
  info(line) {
    const header = line.outer("mbtcp");
    const isResponse = line.headOf(line.outer("tcp"), "sport") === SERVER;
    line.text(isResponse ? "Response: " : "   Query: ");
    line.text(`Trans: ${padded(line.headOf(header, "transId"), 5)}; `);
    line.text(`Unit: ${padded(line.headOf(header, "unitId"), 3)}, Func: ${padded(line.slot(code), 3)}`);
    const isException = line.slot(exception) !== 0;
    const kind = isException ? undefined : kindOf(line);
    line.text(`${kind === undefined ? "" : "/  1"}: ${kind ? kind : nameOf(line.slot(code), "Unknown function")}`);
    if (isException) line.text(". Exception returned ");
  },
  wholeHeading: true,
  heading(line) {
    if (line.slot(exception) === 0) return line.text("Modbus");
    const name = functions[line.slot(code)] ?? "Unknown Function";
    line.text(`Function ${line.slot(code)}:  ${name}.  Exception: `);
    line.named(line.find("modbus.exception_code"), "Unknown Exception Code (%)");
  },
  labels: {
    "modbus.bitval"(line, quad) {
      const value = line.number(quad);
      line.text(`.... ...${value} = Bit Value: ${value === 1 ? "True" : "False"}`);
    },
    "modbus.bit"(line, quad) {
      line.text("Bit ");
      line.decimal(line.number(line.inside(quad, "modbus.bitnum")));
      line.text(` : ${line.number(line.inside(quad, "modbus.bitval"))}`);
    },
    "modbus.register"(line, quad) {
      line.text("Register ");
      line.decimal(line.number(line.inside(quad, "modbus.regnum16")));
      line.text(` (UINT16): ${line.number(line.inside(quad, "modbus.regval_uint16"))}`);
    },
  },
});

const functions: { readonly [code: number]: string } = modbusFunctions;

/** What a function with kinds is asked for, empty where that has no name; undefined where the function has no kinds. */
function kindOf(line: InfoLine): string | undefined {
  const number = line.slot(code);
  if (number === 8) return line.word(line.find("modbus.diagnostic_code")) ?? "";
  if (number === 43) return line.word(line.find("modbus.mei")) ?? "";
  return undefined;
}

const nameOf = (number: number, unknown: string): string => functions[number] ?? `${unknown} (${number})`;
const padded = (number: number, width: number): string => String(number).padStart(width);
