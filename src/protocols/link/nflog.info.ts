import { infoText } from "../../definition/info-line.ts";
import { Nflog } from "./nflog.ts";

export const nflogInfo = infoText(Nflog, {
  labels: {
    "nflog.tlv": (line, quad) => {
      line.text("TLV Type: ");
      line.named(line.inside(quad, "nflog.tlv_type"), "Unknown");
      line.text(` (${line.number(line.inside(quad, "nflog.tlv_type"))}), `);
      line.text(`Length: ${line.number(line.inside(quad, "nflog.tlv_length"))}`);
    },
  },
});
