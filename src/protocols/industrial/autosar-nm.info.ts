import { infoText } from "../../definition/info-line.ts";
import { AutosarNM } from "./autosar-nm.ts";

const hex = (octet: number): string => `0x${octet.toString(16).padStart(2, "0")}`;

export const autosarNmInfo = infoText(AutosarNM, {
  info: (line) =>
    line.text(`NM (CBV: ${hex(line.value("autosar-nm.ctrl"))}, SNI: ${hex(line.value("autosar-nm.src"))})`),
});
