import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { aoeCommands } from "../parts/aoe-message.ts";
import { AOE } from "./aoe.ts";

const RESPONSE = 8;

export const aoeInfo = infoText(AOE, {
  info(line) {
    const command = line.find("aoe.cmd");
    if (command < 0) return;
    const number = line.number(command);
    line.text(aoeCommands[number] ?? `Unknown command<${number}>`);
    line.text(line.value("aoe.response") ? " Response" : " Request");
    const ata = line.find("aoe.ata.cmd");
    if (ata < 0) return;
    line.text(" ATA:");
    line.named(ata, `Unknown<0x${line.number(ata).toString(16).padStart(2, "0")}>`);
  },
  labels: {
    "aoe.flags": (line: InfoLine, quad: number) =>
      line.text(
        `Flags: ${line.number(quad) & RESPONSE ? "Response" : "Request"}${line.number(quad) & 4 ? " Error" : ""}`,
      ),
  },
});
