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

/** Info of one record of TLS or DTLS; the column says the version that was agreed on, as far as it is known. */
export function tlsRecordInfo(line: InfoLine, prefix: "tls" | "dtls", column: string): void {
  const type = line.value(`${prefix}.record.content_type`);
  column13(line, prefix, column);
  switch (type) {
    case CHANGE_CIPHER:
      line.text("Change Cipher Spec");
      return;
    case ALERT:
      alert(line, prefix);
      return;
    case HANDSHAKE:
      messages(line, prefix);
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

function column13(line: InfoLine, prefix: string, column: string): void {
  const transport = line.outer(prefix === "tls" ? "tcp" : "udp");
  const stream = transport < 0 ? -1 : line.valueAt(transport, prefix === "tls" ? "tcp.stream" : "udp.stream");
  const key = `${prefix} ${stream}`;
  const agreed = agreedVersion(line, prefix);
  if (agreed > 0) line.note(key, agreed);
  const version = line.noted(key) ?? line.value(`${prefix}.record.version`);
  const word = VERSIONS[version];
  if (word !== undefined) line.protocol = word.startsWith("SSL") ? word : column + word;
}

/** What a server's hello says; 0 where there is none. */
function agreedVersion(line: InfoLine, prefix: string): number {
  for (let message = line.find(`${prefix}.handshake.type`); message >= 0;) {
    if (line.number(message) === SERVER_HELLO) {
      const chosen = line.find(`${prefix}.handshake.extensions.supported_version`, message);
      const version = line.find(`${prefix}.handshake.version`, message);
      const newer = chosen >= 0 ? line.number(chosen) : 0;
      return newer >= VERSION13 ? newer : version < 0 ? 0 : line.number(version);
    }
    message = line.find(`${prefix}.handshake.type`, message);
  }
  return 0;
}

function messages(line: InfoLine, prefix: string): void {
  const first = line.find(`${prefix}.handshake.type`);
  if (first < 0) line.text("Encrypted Handshake Message");
  for (let message = first; message >= 0; message = line.find(`${prefix}.handshake.type`, message)) {
    if (message !== first) line.text(", ");
    line.text(messageNames.get(line.number(message)) ?? "Unknown Handshake Message");
  }
}

function alert(line: InfoLine, prefix: string): void {
  const level = line.find(`${prefix}.alert_message.level`);
  if (level < 0) {
    line.text("Encrypted Alert");
    return;
  }
  line.text("Alert (Level: ");
  line.named(level, "Unknown");
  line.text(", Description: ");
  line.named(line.find(`${prefix}.alert_message.desc`), "Unknown");
  line.text(")");
}
