import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { PFCP } from "./pfcp.ts";

export const pfcpInfo = infoText(PFCP, {
  info: (line) => line.named(line.find("pfcp.msg_type"), "Unknown"),
  labels: {
    "pfcp.element"(line: InfoLine, quad: number) {
      const type = line.inside(quad, "pfcp.ie_type");
      if (type >= 0) line.named(type, "Unknown");
      else line.text("Enterprise specific IE");
      line.text(" : ");
    },
  },
});
