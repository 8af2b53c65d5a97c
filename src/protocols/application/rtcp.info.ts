import { infoText } from "../../definition/info-line.ts";
import { setupLine } from "../parts/media-setup.ts";
import { RTCP } from "./rtcp.ts";

const TYPES: { readonly [type: number]: string } = {
  200: "Sender Report",
  201: "Receiver Report",
  202: "Source description",
  203: "Goodbye",
  204: "Application specific",
  205: "Generic RTP Feedback",
  206: "Payload-specific Feedback",
  207: "Extended report (RFC 3611)",
};
const type = RTCP.slot("packet_type");

export const rtcpInfo = infoText(RTCP, {
  labels: {
    ...setupLine("rtcp"),
    "rtcp.length"(line, quad) {
      const words = line.number(quad);
      line.text(`Length: ${words} (${4 * words + 4} bytes)`);
    },
    // RFC 3550 6.4.1: in units of 1/65536 of a second.
    "rtcp.ssrc.dlsr"(line, quad) {
      const delay = line.number(quad);
      line.text(`Delay since last SR timestamp: ${delay} (${Math.floor((1000 * delay) / 65536)} milliseconds)`);
    },
  },
  again: "",
  info(line) {
    line.text(`${TYPES[line.slot(type)] ?? "Unknown packet type"}   `);
  },
});
