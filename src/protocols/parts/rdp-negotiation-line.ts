import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { writeSetBits } from "./set-bits.ts";

const messages: { readonly [type: number]: string } = {
  1: "Negotiate Request",
  2: "Negotiate Response",
  3: "Negotiate Failure",
};

const setBits = (bits: readonly (readonly [mask: number, name: string])[]) => (line: InfoLine, quad: number) =>
  writeSetBits(line, quad, bits);

/** Lines of what a client and a server of RDP say while they connect. */
export const negotiationTexts: Omit<InfoText, "protocol"> = {
  info(line) {
    const cookie = line.find("rdp.rt_cookie");
    if (cookie >= 0) line.show(cookie);
    const message = messages[line.value("rdp.neg_type")];
    if (!message) return;
    if (cookie >= 0) line.text(", ");
    line.text(message);
  },
  endings: {
    "rdp.negReq.flags": setBits([
      [1, "Restricted admin mode required"],
      [8, "Correlation info present"],
    ]),
    "rdp.negReq.requestedProtocols": setBits([
      [1, "TLS security supported"],
      [2, "CredSSP supported"],
      [4, "RDSTLS supported"],
      [8, "CredSSP with Early User Authorization Result PDU supported"],
    ]),
    "rdp.negRsp.flags": setBits([
      [1, "Extended Client Data Blocks supported"],
      [2, "Graphics Pipeline Extension Protocol supported"],
      [8, "Restricted admin mode supported"],
      [16, "Restricted authentication mode supported"],
    ]),
  },
};
