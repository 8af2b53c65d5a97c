import { infoText } from "../../definition/info-line.ts";
import { tlsLines } from "../parts/tls-lines.ts";
import { certificateLines } from "../parts/x509-lines.ts";
import { DTLSHandshake } from "./dtls-handshake.ts";

export const dtlsHandshakeInfo = infoText(DTLSHandshake, {
  labels: { ...certificateLines.labels, ...tlsLines("dtls") },
  column: "",
});
