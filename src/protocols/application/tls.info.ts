import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { noteTlsVersion, tlsRecordInfo } from "../parts/tls-info.ts";
import { tlsLines } from "../parts/tls-lines.ts";
import { certificateLines } from "../parts/x509-lines.ts";
import { TLS } from "./tls.ts";

export const tlsInfo = infoText(TLS, {
  labels: { ...certificateLines.labels, ...tlsLines("tls") },
  again: ", ",
  clearsBegun: true,
  notes: (line) => noteTlsVersion(line, "tls"),
  info(line: InfoLine) {
    tlsRecordInfo(line, "tls", "TLSv");
  },
});
