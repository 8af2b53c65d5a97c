import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { noteTlsVersion, tlsRecordInfo } from "../parts/tls-info.ts";
import { tlsLines } from "../parts/tls-lines.ts";
import { certificateLines } from "../parts/x509-lines.ts";
import { DTLS } from "./dtls.ts";

export const dtlsInfo = infoText(DTLS, {
  labels: { ...certificateLines.labels, ...tlsLines("dtls") },
  again: ", ",
  notes: (line) => noteTlsVersion(line, "dtls"),
  info(line: InfoLine) {
    tlsRecordInfo(line, "dtls", "DTLSv");
  },
});
