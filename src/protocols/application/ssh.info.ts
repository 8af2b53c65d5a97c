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
  clearsBegun: true,
  notes: noteVersion,
  info(line) {
    const banner = line.find("ssh.protocol");
    if (line.noted(connection(line)) === CLIENT_KNOWN) line.protocol = "SSHv2";
    const isFirst = line.layer < 2 || line.nameOf(line.layer - 1) !== "ssh";
    noteVersion(line);
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

/** The column names the version once the client has told its own. */
function noteVersion(line: InfoLine): void {
  if (!isServer(line) && line.has("ssh.protocol")) line.note(connection(line), CLIENT_KNOWN);
}
const CLIENT_KNOWN = 1;

function connection(line: InfoLine): string {
  const outer = line.outer("tcp");
  return `ssh ${outer < 0 ? -1 : line.valueAt(outer, "tcp.stream")}`;
}
