import type { InfoLine } from "../../definition/info-line.ts";
import { tlsHandshakeTypes } from "./tls-names.ts";

const CHANGE_CIPHER = 20;
const ALERT = 21;
const HANDSHAKE = 22;
const APPLICATION = 23;
const HEARTBEAT = 24;
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const VERSION13 = 0x0304;
const DRAFTS = 0x7f00;
const VERSIONS: { readonly [version: number]: string } = {
  0x0300: "SSLv3",
  0x0301: "1",
  0x0302: "1.1",
  0x0303: "1.2",
  0x0304: "1.3",
  0xfeff: "1.0",
  0xfefd: "1.2",
  0xfefc: "1.3",
};
const messageNames = new Map(Object.entries(tlsHandshakeTypes).map(([name, number]) => [number as number, name]));

/** Names of fields, put together once. */
function namesOf(prefix: "tls" | "dtls") {
  return {
    outer: prefix === "tls" ? "tcp" : "udp",
    stream: prefix === "tls" ? "tcp.stream" : "udp.stream",
    type: `${prefix}.record.content_type`,
    message: `${prefix}.handshake.type`,
    chosen: `${prefix}.handshake.extensions.supported_version`,
    helloVersion: `${prefix}.handshake.version`,
    level: `${prefix}.alert_message.level`,
    description: `${prefix}.alert_message.desc`,
  };
}
type Names = ReturnType<typeof namesOf>;
const names = { tls: namesOf("tls"), dtls: namesOf("dtls") };

/** Info of one record of TLS or DTLS; the column says the version that was agreed on, as far as it is known. */
export function tlsRecordInfo(line: InfoLine, prefix: "tls" | "dtls", column: string): void {
  const own = names[prefix];
  const type = line.headOf(line.layer, "type");
  noteTlsVersion(line, prefix);
  if (type === 0 && line.noted(`${connection(line, own)} settled`) === undefined) return continuation(line);
  const word = VERSIONS[version(line, prefix)];
  if (word !== undefined) line.protocol = word.startsWith("SSL") ? word : column + word;
  switch (type) {
    case CHANGE_CIPHER:
      line.text("Change Cipher Spec");
      return;
    case ALERT:
      alert(line, own);
      return;
    case HANDSHAKE:
      messages(line, own);
      return;
    case APPLICATION:
      line.text("Application Data");
      return;
    case HEARTBEAT:
      line.text("Heartbeat");
      return;
    default:
      line.text("Ignored Unknown Record");
  }
}

/** What the line of a record in a tree says. */
export function recordWords(line: InfoLine, prefix: "tls" | "dtls"): void {
  const own = names[prefix];
  const known = VERSIONS[version(line, prefix)];
  const type = line.headOf(line.layer, "type");
  const column = prefix === "tls" ? "TLSv" : "DTLSv";
  line.text(
    known === undefined ? (prefix === "tls" ? "SSL" : "DTLS") : known.startsWith("SSL") ? known : column + known,
  );
  line.text(" Record Layer: ");
  switch (type) {
    case CHANGE_CIPHER:
      line.text("Change Cipher Spec Protocol: Change Cipher Spec");
      return;
    case ALERT:
      alert(line, own);
      return;
    case HANDSHAKE: {
      line.text("Handshake Protocol: ");
      const first = line.find(own.message);
      if (first < 0) line.text("Encrypted Handshake Message");
      else if (line.find(own.message, first) >= 0) line.text("Multiple Handshake Messages");
      else line.text((messageNames.get(line.number(first)) ?? "Unknown") + pieceOf(line, first));
      return;
    }
    case APPLICATION: {
      line.text("Application Data Protocol: ");
      const protocol = line.find(`${prefix}.app_data_proto`);
      line.utf8(protocol < 0 ? "Application Data" : line.string(protocol));
      return;
    }
    case HEARTBEAT:
      line.text("Heartbeat ");
      line.named(line.find(`${prefix}.heartbeat_message.type`), "Unknown");
      return;
    default:
      line.text("Ignored Unknown Record");
  }
}

/** Notes which version a connection has: what was agreed on, else that of the latest record. */
export function noteTlsVersion(line: InfoLine, prefix: "tls" | "dtls"): void {
  const own = names[prefix];
  if (!VERSIONS[line.headOf(line.layer, "version")]) return;
  const key = connection(line, own);
  const isHandshake = line.headOf(line.layer, "type") === HANDSHAKE;
  const agreed = isHandshake ? agreedVersion(line, own) : 0;
  if (agreed > 0) line.note(`${key} agreed`, agreed);
  // A first hello says only what the client can do.
  const isHello = isHandshake && line.value(own.message) === CLIENT_HELLO;
  const written = line.headOf(line.layer, "version");
  if (prefix === "tls" || !isHello) line.note(`${key} seen`, written);
  if (!isHello) line.note(`${key} settled`, written);
}

function connection(line: InfoLine, own: Names): string {
  const transport = line.outer(own.outer);
  return `${own.outer} ${transport < 0 ? -1 : line.valueAt(transport, own.stream)}`;
}

function version(line: InfoLine, prefix: "tls" | "dtls"): number {
  const key = connection(line, names[prefix]);
  return line.noted(`${key} agreed`) ?? line.noted(`${key} seen`) ?? 0;
}

/** What is no record, in a connection of which none was seen that settles the version. */
function continuation(line: InfoLine): void {
  line.protocol = "SSL";
  line.text("Continuation Data");
}

/** What a server's hello says; 0 where there is none. */
function agreedVersion(line: InfoLine, own: Names): number {
  for (let message = line.find(own.message); message >= 0;) {
    if (line.number(message) === SERVER_HELLO) {
      const chosen = line.find(own.chosen, message);
      const version = line.find(own.helloVersion, message);
      // Of DTLS Wireshark knows no later version.
      const newer = chosen >= 0 && own === names.tls ? line.number(chosen) : 0;
      const agreed = newer >= VERSION13 ? newer : version < 0 ? 0 : line.number(version);
      // Drafts of 1.3 count as it.
      return (agreed & 0xff00) === DRAFTS ? VERSION13 : agreed;
    }
    message = line.find(own.message, message);
  }
  return 0;
}

function messages(line: InfoLine, own: Names): void {
  const first = line.find(own.message);
  if (first < 0) line.text("Encrypted Handshake Message");
  for (let message = first; message >= 0; message = line.find(own.message, message)) {
    if (message !== first) line.text(", ");
    line.text(messageNames.get(line.number(message)) ?? "Unknown Handshake Message");
    line.text(pieceOf(line, message));
  }
}

/** Of a message of DTLS that is a piece of a longer one: whether it is the last. */
export function pieceOf(line: InfoLine, message: number): string {
  const piece = line.find("dtls.handshake.fragment_length", message);
  if (piece < 0) return "";
  const [whole, offset] = ["length", "fragment_offset"].map((name) =>
    line.number(line.find(`dtls.handshake.${name}`, message)),
  );
  if (line.number(piece) === whole) return "";
  return offset + line.number(piece) === whole ? " (Reassembled)" : " (Fragment)";
}

function alert(line: InfoLine, own: Names): void {
  const level = line.find(own.level);
  if (level < 0) {
    line.text("Encrypted Alert");
    return;
  }
  line.text("Alert (Level: ");
  line.named(level, "Unknown");
  line.text(", Description: ");
  line.named(line.find(own.description), "Unknown");
  line.text(")");
}
