import { infoText } from "../../definition/info-line.ts";
import { UDLD } from "./udld.ts";

const devices = { "udld.device_id": "Device ID", "udld.sent_through_interface": "Port ID" } as const;

export const udldInfo = infoText(UDLD, {
  info(line) {
    for (const [name, label] of Object.entries(devices)) {
      for (let quad = line.find(name); quad >= 0; quad = line.find(name, quad)) {
        line.text(`${label}: `);
        line.show(quad);
        line.text("  ");
      }
    }
  },
});
