import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { tlsRecordInfo } from "../parts/tls-info.ts";
import { TLS } from "./tls.ts";

export const tlsInfo = infoText(TLS, {
  again: ", ",
  info(line: InfoLine) {
    tlsRecordInfo(line, "tls", "TLSv");
  },
});
