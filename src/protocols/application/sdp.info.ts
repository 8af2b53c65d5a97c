import { infoText } from "../../definition/info-line.ts";
import { SDP } from "./sdp.ts";

export const sdpInfo = infoText(SDP, { column: "/SDP" });
