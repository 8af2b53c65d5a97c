import { infoText } from "../../definition/info-line.ts";
import { RTSP } from "./rtsp.ts";

export const rtspInfo = infoText(RTSP, {
  info(line) {
    const reply = line.find("rtsp.response");
    const request = line.find("rtsp.request");
    const start = reply >= 0 ? `Reply: ${line.string(reply)}` : request >= 0 ? line.string(request) : "Continuation";
    line.utf8(start.replace(/(\\r)?\\n$/, ""));
  },
});
