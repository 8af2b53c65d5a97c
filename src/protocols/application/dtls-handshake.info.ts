import { infoText } from "../../definition/info-line.ts";
import { certificateLines } from "../parts/x509-lines.ts";
import { DTLSHandshake } from "./dtls-handshake.ts";

export const dtlsHandshakeInfo = infoText(DTLSHandshake, { ...certificateLines, column: "" });
