import { infoText } from "../../definition/info-line.ts";
import { SNAP } from "./snap.ts";

export const snapInfo = infoText(SNAP, { column: "LLC" });
