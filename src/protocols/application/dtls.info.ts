import { infoText } from "../../definition/info-line.ts";
import { recordInfo } from "../parts/tls-info.ts";
import { DTLS } from "./dtls.ts";

const version = DTLS.slot("version");
const versions: { readonly [number: number]: string | undefined } = {
  0xfeff: "DTLSv1.0",
  0xfefd: "DTLSv1.2",
  0xfefc: "DTLSv1.3",
};

export const dtlsInfo = infoText(DTLS, {
  again: ", ",
  info(line) {
    line.protocol = versions[line.slot(version)] ?? "DTLS";
    recordInfo(line, "dtls");
  },
});
