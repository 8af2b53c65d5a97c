import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { tlsRecordInfo } from "../parts/tls-info.ts";
import { DTLS } from "./dtls.ts";

export const dtlsInfo = infoText(DTLS, {
  again: ", ",
  info(line: InfoLine) {
    tlsRecordInfo(line, "dtls", "DTLSv");
  },
});
