import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { objectName } from "../parts/object-names.ts";
import { GSSAPI } from "./gss-api.ts";

const named = (line: InfoLine, quad: number): void => line.utf8(` (${objectName(line.string(quad))})`);

/** The columns stay with what carries it. */
export const gssApiInfo = infoText(GSSAPI, {
  column: "",
  endings: { "gss-api.OID": named, "spnego.krb5_oid": named },
});
