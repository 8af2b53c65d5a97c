import { infoText } from "../../definition/info-line.ts";
import { VTP } from "./vtp.ts";

const code = VTP.slot("code");
const [SUMMARY, SUBSET] = [1, 2] as const;

export const vtpInfo = infoText(VTP, {
  info(line) {
    line.named(line.find("vtp.code"), "Unexpected code (0x%)");
    const message = line.slot(code);
    if (message !== SUMMARY && message !== SUBSET) return;
    line.text(`, Revision: ${line.value("vtp.conf_rev_num")}`);
    if (message === SUBSET) line.text(`, Seq: ${line.value("vtp.seq_num")}`);
    else if (line.value("vtp.followers") > 0) line.text(`, Followers: ${line.value("vtp.followers")}`);
  },
  labels: {
    "vtp.upd_ts"(line, quad) {
      const [year, month, day, hour, minute, second] = line.string(quad).match(/../g) ?? [];
      line.text(`Update Timestamp: ${year}-${month}-${day} ${hour}:${minute}:${second}`);
    },
  },
});
