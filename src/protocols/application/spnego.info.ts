import { infoText } from "../../definition/info-line.ts";
import { SPNEGO } from "./spnego.ts";

/** The columns stay with what carries it. */
export const spnegoInfo = infoText(SPNEGO, { column: "" });
