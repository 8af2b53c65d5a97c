import { infoText } from "../../definition/info-line.ts";
import { recordInfo } from "../parts/tls-info.ts";
import { TLS } from "./tls.ts";

const version = TLS.slot("version");
const versions: { readonly [number: number]: string | undefined } = {
  0x0300: "SSLv3",
  0x0301: "TLSv1",
  0x0302: "TLSv1.1",
  0x0303: "TLSv1.2",
  0x0304: "TLSv1.3",
};

export const tlsInfo = infoText(TLS, {
  again: ", ",
  info(line) {
    // What a server chooses may stand in an extension of its hello.
    const chosen =
      line.value("tls.handshake.type") === 2 ? line.value("tls.handshake.extensions.supported_version") : 0;
    line.protocol = versions[chosen] ?? versions[line.slot(version)] ?? "TLS";
    recordInfo(line, "tls");
  },
});
