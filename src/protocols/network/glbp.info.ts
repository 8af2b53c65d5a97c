import { infoText } from "../../definition/info-line.ts";
import { GLBP } from "./glbp.ts";

const FORWARDERS = 2;

export const glbpInfo = infoText(GLBP, {
  info(line) {
    line.text(`G: ${line.value("glbp.group")}`);
    for (let at = line.find("glbp.type"); at >= 0; at = line.find("glbp.type", at)) {
      line.text(", ");
      line.text(line.word(at) ?? String(line.number(at)));
      if (line.number(at) >= FORWARDERS) continue;
      const type = line.find("glbp.hello.addrtype", at);
      if (type >= 0) line.text(`, ${line.word(type) ?? line.number(type)}`);
    }
  },
  labels: {
    "glbp.tlv"(line, quad) {
      const type = line.inside(quad, "glbp.type");
      line.text(`TLV l=${line.number(line.inside(quad, "glbp.length"))}, t=${line.word(type) ?? line.number(type)}`);
    },
  },
});
