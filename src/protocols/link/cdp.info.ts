import { infoText } from "../../definition/info-line.ts";
import { cdpLabels } from "../parts/cdp-labels.ts";
import { CDP } from "./cdp.ts";

export const cdpInfo = infoText(CDP, {
  labels: cdpLabels,
  info(line) {
    const device = line.find("cdp.deviceid");
    if (device >= 0) {
      line.text("Device ID: ");
      line.show(device);
      line.text("  ");
    }
    const port = line.find("cdp.portid");
    if (port >= 0) {
      line.text("Port ID: ");
      line.show(port);
      line.text("  ");
    }
  },
});
