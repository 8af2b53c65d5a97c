import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { setupLine } from "../parts/media-setup.ts";
import { RTP } from "./rtp.ts";

const type = RTP.slot("payload_type");
const marker = RTP.slot("marker");
const sequence = RTP.slot("sequence");
const timestamp = RTP.slot("timestamp");
const source = RTP.slot("sourcesync");
const DYNAMIC = 96;

export const rtpInfo = infoText(RTP, {
  labels: {
    ...setupLine("rtp"),
    "rtp.p_type"(line, quad) {
      line.text("Payload type: ");
      payloadType(line, quad);
      line.text(` (${line.number(quad)})`);
    },
  },
  info(line) {
    line.text("PT=");
    payloadType(line, line.find("rtp.p_type"));
    line.text(", SSRC=0x");
    line.text(line.slot(source).toString(16).toUpperCase());
    line.text(`, Seq=${line.slot(sequence)}, Time=${line.slot(timestamp)}`);
    if (line.slot(marker) === 1) line.text(", Mark");
  },
});

function payloadType(line: InfoLine, quad: number): void {
  if (line.slot(type) >= DYNAMIC) line.text(`DynamicRTP-Type-${line.slot(type)}`);
  else line.named(quad, "Unassigned");
}
