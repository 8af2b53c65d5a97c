import { infoText } from "../../definition/info-line.ts";
import { GSSAPI } from "./gss-api.ts";

/** The columns stay with what carries it. */
export const gssApiInfo = infoText(GSSAPI, { column: "" });
