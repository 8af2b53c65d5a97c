import { infoText } from "../../definition/info-line.ts";
import { callText, contentsLines, procedureText } from "../parts/rpc-info.ts";
import { Mount } from "./mount.ts";

export const mountInfo = infoText(Mount, {
  labels: contentsLines,
  info(line) {
    callText(line, procedureText(line, "mount"), "");
    const path = line.find("mount.path");
    if (path >= 0) {
      line.text(" ");
      line.show(path);
    }
    const status = line.find("mount.status");
    if (status < 0 || line.number(status) === 0) return;
    line.text(" Error:");
    line.utf8(line.word(status) ?? `Unknown (0x${line.number(status).toString(16).padStart(8, "0")})`);
  },
});
