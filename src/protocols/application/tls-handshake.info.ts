import { infoText } from "../../definition/info-line.ts";
import { TLSHandshake } from "./tls-handshake.ts";

export const tlsHandshakeInfo = infoText(TLSHandshake, { column: "" });
