import { infoText } from "../../definition/info-line.ts";
import { tlsLines } from "../parts/tls-lines.ts";
import { certificateLines } from "../parts/x509-lines.ts";
import { TLSHandshake } from "./tls-handshake.ts";

export const tlsHandshakeInfo = infoText(TLSHandshake, {
  labels: { ...certificateLines.labels, ...tlsLines("tls") },
  column: "",
});
