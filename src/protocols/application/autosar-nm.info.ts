import { infoText } from "../../definition/info-line.ts";
import { AutosarNm } from "./autosar-nm.ts";

const control = AutosarNm.slot("ctrl");
const source = AutosarNm.slot("src");
const BITS: readonly (readonly [bit: number, name: string])[] = [
  [0x01, "Repeat Message Request"],
  [0x08, "NM Coordinator Sleep Ready"],
  [0x10, "Active Wakeup"],
  [0x40, "Partial Network Information"],
];

export const autosarNmInfo = infoText(AutosarNm, {
  info(line) {
    line.text("NM (CBV: 0x");
    line.hex(line.slot(control), 2);
    line.text(", SNI: 0x");
    line.hex(line.slot(source), 2);
    line.text(")");
  },
  heading(line) {
    line.text(", Control Bit Vector: 0x");
    line.hex(line.slot(control), 2);
    line.text(`, Source Node: ${line.slot(source)}`);
  },
  labels: {
    "autosar-nm.ctrl": (line, quad) => {
      const bits = line.number(quad);
      line.text("Control Bit Vector: 0x");
      line.hex(bits, 2);
      for (const [bit, name] of BITS) if ((bits & bit) !== 0) line.text(`, ${name}`);
    },
  },
});
