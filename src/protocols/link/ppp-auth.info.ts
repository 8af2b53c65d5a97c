import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { CHAP, PAP } from "./ppp-auth.ts";

const code = CHAP.slot("code");

export const papInfo = infoText(PAP, {
  info(line) {
    line.named(line.find("pap.code"), "Unknown");
    const peer = line.find("pap.peer_id");
    const message = line.find("pap.message");
    if (peer >= 0) {
      line.text(" (Peer-ID='");
      line.show(peer);
      line.text("', Password='");
      line.show(line.find("pap.password"));
      line.text("')");
    } else if (message >= 0) quoted(line, " (Message='", message);
  },
});

export const chapInfo = infoText(CHAP, {
  info(line) {
    line.named(line.find("chap.code"), "Unknown");
    if (line.slot(code) > 2) quoted(line, " (MESSAGE='", line.find("chap.message"));
    else {
      line.text(" (NAME='");
      line.show(line.find("chap.name"));
      const value = line.find("chap.value");
      line.text("', VALUE=0x");
      const octets = value < 0 ? new Uint8Array(0) : line.octetsOf(value);
      line.hexOctets(octets, 0, octets.length);
      line.text(")");
    }
  },
});

function quoted(line: InfoLine, before: string, quad: number): void {
  line.text(before);
  line.show(quad);
  line.text("')");
}
