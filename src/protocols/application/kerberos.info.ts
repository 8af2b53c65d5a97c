import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { Kerberos, KerberosRecord } from "./kerberos.ts";

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
/** Errors below this are the key distribution centre's, those from the second on anybody's, the others of who is shown a ticket. */
const FIRST_OF_TICKETS = 30;
const FIRST_OF_ALL = 50;

/** A line with what `name` inside says behind the label. */
const naming = (label: string, name: string) => (line: InfoLine, quad: number) => {
  line.text(label);
  const place = line.inside(quad, name);
  if (place < 0) return;
  line.text(" ");
  line.named(place);
};

/** Of a message that goes on in later segments nothing is said. */
export const kerberosRecordInfo = infoText(KerberosRecord, { begun() {} });

export const kerberosInfo = infoText(Kerberos, {
  labels: { "kerberos.PA_DATA_element": naming("PA-DATA", "kerberos.padata_type") },
  info(line) {
    // Inside a security token it says nothing.
    if (line.outer("spnego") >= 0 || line.outer("gss-api") >= 0) return;
    const type = line.value("kerberos.msg_type", -1);
    line.text(words[type] ?? "");
    if (type !== ERROR) return;
    line.text(": ");
    const code = line.find("kerberos.error_code");
    const number = line.number(code);
    const service = number < FIRST_OF_TICKETS ? "KRB5KDC_" : number < FIRST_OF_ALL ? "KRB5KRB_AP_" : "KRB5KRB_";
    const word = line.word(code);
    line.text(word ? service + word.replace(/^e/, "E").replaceAll("-", "_") : `Unknown error code ${number}`);
  },
});
