import type { InfoLine } from "../../definition/info-line.ts";
import { tlsHandshakeTypes } from "./tls-names.ts";

const CHANGE_CIPHER = 20;
const ALERT = 21;
const HANDSHAKE = 22;
const APPLICATION = 23;
const HEARTBEAT = 24;
const SERVER_HELLO = 2;
const VERSION13 = 0x0304;
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
    version: `${prefix}.record.version`,
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
  const type = line.value(own.type);
  column13(line, prefix, column);
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

function column13(line: InfoLine, prefix: "tls" | "dtls", column: string): void {
  const own = names[prefix];
  const transport = line.outer(own.outer);
  const stream = transport < 0 ? -1 : line.valueAt(transport, own.stream);
  const key = `${prefix} ${stream}`;
  const agreed = agreedVersion(line, own);
  if (agreed > 0) line.note(key, agreed);
  const version = line.noted(key) ?? line.value(own.version);
  const word = VERSIONS[version];
  if (word !== undefined) line.protocol = word.startsWith("SSL") ? word : column + word;
}

/** What a server's hello says; 0 where there is none. */
function agreedVersion(line: InfoLine, own: Names): number {
  for (let message = line.find(own.message); message >= 0;) {
    if (line.number(message) === SERVER_HELLO) {
      const chosen = line.find(own.chosen, message);
      const version = line.find(own.helloVersion, message);
      const newer = chosen >= 0 ? line.number(chosen) : 0;
      return newer >= VERSION13 ? newer : version < 0 ? 0 : line.number(version);
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
  }
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
