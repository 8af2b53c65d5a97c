import { infoText } from "../../definition/info-line.ts";
import { JuniperEthernet } from "./juniper.ts";

export const juniperInfo = infoText(JuniperEthernet, {
  column: "Juniper Ethernet",
  wholeHeading: true,
  heading: (line) => line.text("Juniper Ethernet"),
});
