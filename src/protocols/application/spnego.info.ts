import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { objectName } from "../parts/object-names.ts";
import { SPNEGO } from "./spnego.ts";

const named = (line: InfoLine, quad: number): void => line.utf8(` (${objectName(line.string(quad))})`);

/** The columns stay with what carries it. */
export const spnegoInfo = infoText(SPNEGO, {
  column: "",
  endings: { "spnego.MechType": named, "spnego.supportedMech": named, "spnego.krb5_oid": named },
});
