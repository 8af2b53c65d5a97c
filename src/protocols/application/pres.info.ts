import { infoText } from "../../definition/info-line.ts";
import { PRES } from "./pres.ts";

/** What the session layer wrote stays. */
export const presInfo = infoText(PRES, {});
