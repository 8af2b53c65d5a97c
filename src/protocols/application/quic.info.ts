import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { QUIC } from "./quic.ts";

const longForm = slotAt(0, 1, 0);
const LONG = 0x80;

export const quicInfo = infoText(QUIC, {
  info(line) {
    // Of several packets in a datagram the last one is shown.
    line.clear();
    if ((line.slot(longForm) & LONG) === 0) line.text("Protected Payload (KP0)");
    else if (line.has("quic.supported_version")) line.text("Version Negotiation");
    else line.named(Math.max(line.find("quic.long.packet_type"), line.find("quic.long.packet_type_v2")));
    identifier(line, "DCID", "quic.dcid");
    identifier(line, "SCID", "quic.scid");
    if (line.has("quic.packet_number")) {
      line.text(", PKN: ");
      line.show(line.find("quic.packet_number"));
    }
    line.fence();
  },
});

function identifier(line: InfoLine, word: string, name: string): void {
  const octets = line.octetsOf(line.find(name));
  if (octets.length === 0) return;
  line.text(`, ${word}=`);
  for (const octet of octets) line.hex(octet, 2);
}
