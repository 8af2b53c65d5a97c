import type { InfoLine } from "../../definition/info-line.ts";

const HANDSHAKE = 22;
const ALERT = 21;
const CHANGE_CIPHER_SPEC = 20;
const APPLICATION_DATA = 23;
const HEARTBEAT = 24;

/** What one record holds, for protocols whose fields begin with `prefix`. */
export function recordInfo(line: InfoLine, prefix: "tls" | "dtls"): void {
  switch (line.value(`${prefix}.record.content_type`, line.value(`${prefix}.record.opaque_type`))) {
    case HANDSHAKE:
      return handshakes(line, prefix);
    case ALERT:
      return alert(line, prefix);
    case CHANGE_CIPHER_SPEC:
      return line.text("Change Cipher Spec");
    case APPLICATION_DATA:
      return line.text("Application Data");
    case HEARTBEAT:
      return line.text("Heartbeat");
    default:
      line.text("Ignored Unknown Record");
  }
}

function handshakes(line: InfoLine, prefix: string): void {
  let type = line.find(`${prefix}.handshake.type`);
  if (type < 0) return line.text("Encrypted Handshake Message");
  for (let separator = ""; type >= 0; type = line.find(`${prefix}.handshake.type`, type), separator = ", ") {
    line.text(separator);
    line.named(type, "Unknown Handshake Type (%)");
  }
}

function alert(line: InfoLine, prefix: string): void {
  const level = line.find(`${prefix}.alert_message.level`);
  const description = line.find(`${prefix}.alert_message.desc`);
  if (level < 0 || description < 0) return line.text("Encrypted Alert");
  line.text("Alert (Level: ");
  line.named(level, "Unknown");
  line.text(", Description: ");
  line.named(description, "Unknown");
  line.text(")");
}
