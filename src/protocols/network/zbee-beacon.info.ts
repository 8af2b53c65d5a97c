import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { eui64Labels } from "../parts/eui64-line.ts";
import { writeViews } from "../parts/views-line.ts";
import { zbeeStackViews, ZigbeeBeacon } from "./zbee-beacon.ts";

export const zbeeBeaconInfo = infoText(ZigbeeBeacon, {
  column: "ZigBee",
  info(line) {
    line.text("Beacon");
    for (const layer of ["wpan", "wpan-nofcs"]) {
      const outer = line.outer(layer);
      const source = outer < 0 ? -1 : line.valueAt(outer, "wpan.src16");
      if (source >= 0) line.text(`, Src: 0x${source.toString(16).padStart(4, "0")}`);
      if (outer >= 0) break;
    }
    network(line);
  },
  heading(line) {
    const profile = line.find("zbee_beacon.profile");
    if (profile < 0) return;
    line.text(", ");
    line.named(profile, "Unknown Profile");
    network(line);
  },
  labels: {
    ...eui64Labels({ "zbee_beacon.ext_panid": "Extended PAN ID" }),
    "zbee_beacon.stack"(line, quad) {
      line.text("Beacon: ");
      writeViews(line, quad, "zbee_beacon", zbeeStackViews, { first: "" });
    },
  },
});

function network(line: InfoLine): void {
  const quad = line.find("zbee_beacon.ext_panid");
  if (quad < 0) return;
  line.text(", EPID: ");
  line.show(quad);
}
