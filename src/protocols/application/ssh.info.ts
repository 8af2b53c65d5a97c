import { infoText } from "../../definition/info-line.ts";
import { SSH } from "./ssh.ts";

export const sshInfo = infoText(SSH, {
  again: ", ",
  info(line) {
    const segment = line.outer("tcp");
    const toServer = segment >= 0 && line.headOf(segment, "dport") <= line.headOf(segment, "sport");
    // Of several packets in a segment only the first says who sends.
    if (line.outer("ssh") < 0) line.text(toServer ? "Client: " : "Server: ");
    const banner = line.find("ssh.protocol");
    const message = line.find("ssh.message_code");
    if (banner >= 0) return line.utf8(`Protocol (${line.string(banner)})`);
    line.protocol = "SSHv2";
    if (message >= 0) return line.named(message, "Unknown (%)");
    const packet = line.find("ssh.encrypted_packet");
    if (packet >= 0) line.text(`Encrypted packet (len=${line.octetsOf(packet).length})`);
  },
});
