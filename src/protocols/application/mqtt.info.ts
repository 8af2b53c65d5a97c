import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { MQTT } from "./mqtt.ts";

export const mqttInfo = infoText(MQTT, {
  again: ", ",
  info(line) {
    line.named(line.find("mqtt.msgtype"), "Unknown");
    const id = line.find("mqtt.msgid");
    if (id >= 0) line.text(` (id=${line.number(id)})`);
    for (let topic = line.find("mqtt.topic"); topic >= 0; topic = line.find("mqtt.topic", topic))
      line.utf8(` [${line.string(topic)}]`);
  },
  heading(line) {
    line.text(", ");
    line.named(line.find("mqtt.msgtype"), "Unknown");
  },
  labels: {
    "mqtt.hdrflags": (line, quad) =>
      listed(line, quad, "Header Flags", [
        ["msgtype", "Message Type: %"],
        ["dupflag", "DUP Flag"],
        ["qos", "QoS Level: %"],
        ["retain", "Retain"],
      ]),
    "mqtt.conflags": (line, quad) =>
      listed(line, quad, "Connect Flags", [
        ["conflag.uname", "User Name Flag"],
        ["conflag.passwd", "Password Flag"],
        ["conflag.retain", "Will Retain"],
        ["conflag.qos", "QoS Level: %"],
        ["conflag.willflag", "Will Flag"],
        ["conflag.cleansess", "Clean Session Flag"],
        ["conflag.reserved", "(Reserved)"],
      ]),
    "mqtt.conack.flags": (line, quad) =>
      listed(line, quad, "Acknowledge Flags", [
        ["conack.flags.reserved", "Reserved"],
        ["conack.flags.sp", "Session Present"],
      ]),
    "mqtt.subscription_options": (line, quad) =>
      listed(line, quad, "Subscription Options", [
        ["subscription_options_retain", "Retain Handling: %"],
        ["subscription_options_rap", "Retain As Published"],
        ["subscription_options_nl", "No Local"],
        ["subscription_options_qos", "QoS: %"],
      ]),
  },
});

/** Writes a field of bits with those that are set, and with the words of numbers in it. */
function listed(
  line: InfoLine,
  quad: number,
  label: string,
  parts: readonly (readonly [name: string, text: string])[],
): void {
  line.text(`${label}: 0x`);
  line.hex(line.number(quad), 2);
  for (const [name, text] of parts) {
    const part = line.inside(quad, `mqtt.${name}`);
    if (part < 0) continue;
    const word = text.includes("%") ? line.word(part) : undefined;
    if (word === undefined ? line.number(part) !== 0 : true) line.text(`, ${text.replace("%", word ?? "")}`);
  }
}
