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

/** Lists of names, which are often long, with their labels. */
const LISTS: readonly (readonly [name: string, label: string])[] = [
  ...[
    "kex_algorithms",
    "server_host_key_algorithms",
    "encryption_algorithms_client_to_server",
    "encryption_algorithms_server_to_client",
    "mac_algorithms_client_to_server",
    "mac_algorithms_server_to_client",
  ].map((name) => [`ssh.${name}`, `${name} string`] as const),
  ["ssh.kex.hassh_algorithms", "hasshAlgorithms"],
  ["ssh.kex.hasshserver_algorithms", "hasshServerAlgorithms"],
];
const ROOM = 239;

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
    exchangeWord(line, word);
  },
  labels: {
    ...Object.fromEntries(
      LISTS.map(([name, label]) => [name, (line: InfoLine, quad: number) => cutLine(line, label, quad)]),
    ),
    "ssh.message_code"(line, quad) {
      const code = line.number(quad);
      line.text("Message Code: ");
      const word = MESSAGES[code];
      if (word === undefined) line.named(quad, "Unknown");
      else exchangeWord(line, word);
      line.text(` (${code})`);
    },
  },
});

function exchangeWord(line: InfoLine, word: string): void {
  if (line.has("ssh.ecdh.q_c") || line.has("ssh.ecdh.q_s")) line.text("Elliptic Curve ");
  line.text(word);
}

/** Writes a list of names behind its label; Wireshark has room for so many characters, and says where that is too few. */
function cutLine(line: InfoLine, label: string, quad: number): void {
  const names = line.string(quad);
  const whole = `${label}: ${names}`;
  line.utf8(whole.length > ROOM ? `${label} [truncated]: ${names}`.slice(0, ROOM - 1) : whole);
}

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
