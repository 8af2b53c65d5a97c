import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { tlsLines } from "../parts/tls-lines.ts";
import { certificateLines } from "../parts/x509-lines.ts";
import { TLSHandshake } from "./tls-handshake.ts";

export const tlsHandshakeInfo = infoText(TLSHandshake, {
  labels: { ...certificateLines.labels, ...tlsLines("tls") },
  column: "",
  wholeHeading: true,
  heading(line) {
    // What QUIC carries has no records, but Wireshark calls it so.
    if (line.outer("quic") < 0) return line.text(TLSHandshake.title);
    line.text("TLSv1.3 Record Layer: Handshake Protocol: ");
    messageNames(line);
  },
});

/** The names of the messages; of several, `Multiple Handshake Messages`. */
function messageNames(line: InfoLine): void {
  const first = line.find("tls.handshake.type");
  if (line.find("tls.handshake.type", first) >= 0) line.text("Multiple Handshake Messages");
  else line.named(first, "Unknown");
}
