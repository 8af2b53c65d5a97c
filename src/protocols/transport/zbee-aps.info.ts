import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { zbeeSecurityFields } from "../parts/zbee-security.ts";
import { eui64Labels } from "../parts/eui64-line.ts";
import { writeViews } from "../parts/views-line.ts";
import { ZigbeeAppDataPayload } from "./zbee-aps.ts";

const TYPES = ["Data", "Command", "Ack", "Interpan"];

export const zbeeApsInfo = infoText(ZigbeeAppDataPayload, {
  info(line) {
    const command = line.find("zbee_aps.cmd.id");
    if (command >= 0) return line.named(command, "Unknown Command");
    line.text("APS: ");
    title(line);
  },
  heading(line) {
    line.octet(32);
    title(line);
  },
  endings: {
    "zbee.sec.field": (line, quad) => writeViews(line, quad, "zbee_aps", zbeeSecurityFields.securityField.views),
  },
  labels: {
    ...eui64Labels({
      "zbee.sec.src64": "Extended Source",
      "zbee_aps.cmd.initiator": "Initiator Address",
      "zbee_aps.cmd.responder": "Responder Address",
      "zbee_aps.cmd.partner": "Partner Address",
      "zbee_aps.cmd.device": "Device Address",
      "zbee_aps.cmd.dst": "Extended Destination",
      "zbee_aps.cmd.src": "Extended Source",
    }),
    "zbee_aps.fcf"(line, quad) {
      const number = line.number(quad);
      line.text(`Frame Control Field: ${TYPES[number & 3]} (0x`);
      line.hex(number, 2);
      line.text(")");
    },
    "zbee_aps.command_frame"(line) {
      line.text("Command Frame: ");
      line.named(line.find("zbee_aps.cmd.id"), "Unknown");
    },
    "zbee.sec.mic"(line, quad) {
      line.text("Message Integrity Code: ");
      for (const octet of line.octetsOf(quad)) line.hex(octet, 2);
    },
  },
});

function title(line: InfoLine): void {
  line.text(TYPES[line.value("zbee_aps.type")]);
  if (line.has("zbee_aps.dst")) line.text(`, Dst Endpt: ${line.value("zbee_aps.dst")}`);
  if (line.has("zbee_aps.group")) line.text(`, Group: 0x${line.value("zbee_aps.group").toString(16).padStart(4, "0")}`);
  if (line.has("zbee_aps.src")) line.text(`, Src Endpt: ${line.value("zbee_aps.src")}`);
}
