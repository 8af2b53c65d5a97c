import { infoText } from "../../definition/info-line.ts";
import { certificateLines } from "../parts/x509-lines.ts";
import { OCSP } from "./ocsp.ts";

export const ocspInfo = infoText(OCSP, {
  ...certificateLines,
  info(line) {
    line.text(line.has("ocsp.tbsRequest_element") ? "Request" : "Response");
  },
});
