import { infoText } from "../../definition/info-line.ts";
import { Kerberos } from "./kerberos.ts";

const words: { readonly [type: number]: string } = {
  10: "AS-REQ",
  11: "AS-REP",
  12: "TGS-REQ",
  13: "TGS-REP",
  14: "AP-REQ",
  15: "AP-REP",
  30: "KRB Error",
};
const ERROR = 30;

export const kerberosInfo = infoText(Kerberos, {
  info(line) {
    // Inside a security token it says nothing.
    if (line.outer("spnego") >= 0 || line.outer("gss-api") >= 0) return;
    const type = line.value("kerberos.msg_type", -1);
    line.text(words[type] ?? "");
    if (type !== ERROR) return;
    line.text(": ");
    line.named(line.find("kerberos.error_code"), "Unknown error code (%)");
  },
});
