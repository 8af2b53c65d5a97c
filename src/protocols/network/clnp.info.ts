import { infoText } from "../../definition/info-line.ts";
import { CLNP } from "./clnp.ts";

const words: { readonly [type: number]: string } = { 1: "ER", 28: "DT", 29: "MD", 30: "ERQ", 31: "ERP" };

export const clnpInfo = infoText(CLNP, {
  info(line) {
    const type = line.slot(CLNP.slot("type"));
    line.text(`${words[type] ?? "Unknown"} NPDU `);
    if (line.slot(CLNP.slot("segmentation"))) line.text("S ");
    if (line.slot(CLNP.slot("more"))) line.text("M ");
    if (line.slot(CLNP.slot("report"))) line.text("E ");
  },
});
