import { infoText } from "../../definition/info-line.ts";
import { NBIPX, NMPI } from "./netbios-ipx.ts";

export const nbipxInfo = infoText(NBIPX, { info: (line) => line.named(line.find("nmpi.packettype")) });

export const nmpiInfo = infoText(NMPI, { info: (line) => line.named(line.find("nmpi.opcode")) });
