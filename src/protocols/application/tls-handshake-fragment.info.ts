import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { tlsHandshakeTypes } from "../parts/tls-names.ts";
import { TLSHandshakeFragment } from "./tls-handshake-fragment.ts";

const typeNames = new Map<number, string>(Object.entries(tlsHandshakeTypes).map(([name, type]) => [type, name]));

export const tlsHandshakeFragmentInfo = infoText(TLSHandshakeFragment, {
  column: "",
  wholeHeading: true,
  heading(line) {
    line.text("TLSv1.3 Record Layer: ");
    messagePiece(line);
  },
  labels: { "tls.fragment": messagePiece },
});

/** Of which message it is a piece the octets do not say: it was told. */
function messagePiece(line: InfoLine): void {
  line.text(`Handshake Protocol: ${typeNames.get(line.told) ?? "Unknown"} (fragment)`);
}
