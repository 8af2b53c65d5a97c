import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { SSH } from "./ssh.ts";

const PORT = 22;
/** Messages that are told by their codes, in Wireshark's words. */
const MESSAGES: { readonly [code: number]: string } = {
  1: "Disconnect",
  20: "Key Exchange Init",
  21: "New Keys",
  30: "Diffie-Hellman Key Exchange Init",
  31: "Diffie-Hellman Key Exchange Reply",
  32: "Diffie-Hellman Group Exchange Init",
  33: "Diffie-Hellman Group Exchange Reply",
  34: "Diffie-Hellman Group Exchange Request",
};

export const sshInfo = infoText(SSH, {
  again: "",
  info(line) {
    const banner = line.find("ssh.protocol");
    const isFirst = line.layer < 2 || line.nameOf(line.layer - 1) !== "ssh";
    version(line, banner);
    if (isFirst) line.text(isServer(line) ? "Server: " : "Client: ");
    if (banner >= 0) {
      line.text("Protocol (");
      line.utf8(line.string(banner).replace(/[\r\n]+$/, ""));
      line.text(")");
      return;
    }
    const code = line.find("ssh.message_code");
    const word = code < 0 ? undefined : MESSAGES[line.number(code)];
    // Of what is encrypted nothing is said.
    if (word === undefined) return;
    if (!isFirst) line.text(", ");
    if (line.has("ssh.ecdh.q_c") || line.has("ssh.ecdh.q_s")) line.text("Elliptic Curve ");
    line.text(word);
  },
});

function isServer(line: InfoLine): boolean {
  const outer = line.outer("tcp");
  const [source, destination] = [line.headOf(outer, "sport"), line.headOf(outer, "dport")];
  return source === PORT || (destination !== PORT && source < destination);
}

/** The column names the version once both sides have told theirs. */
function version(line: InfoLine, banner: number): void {
  const outer = line.outer("tcp");
  const key = `ssh ${outer < 0 ? -1 : line.valueAt(outer, "tcp.stream")}`;
  const known = line.noted(key) ?? 0;
  if (banner >= 0) line.note(key, known + 1);
  if (known + (banner >= 0 ? 1 : 0) > 1) line.protocol = "SSHv2";
}
