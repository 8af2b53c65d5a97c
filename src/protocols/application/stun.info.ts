import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { stunAttributes, stunClasses, stunErrors, stunMethods } from "../parts/stun-names.ts";
import { STUN } from "./stun.ts";

const CLASS = 0x0110;
const METHOD = 0x3eef;
const names = new Map<number, string>(
  Object.entries(stunAttributes).map(([name, number]) => [number, name.replace(/ \(.*/, "")]),
);
/** Attributes whose text says of their line what they hold. */
const texts: { readonly [name: string]: string } = {
  USERNAME: "username",
  REALM: "realm",
  NONCE: "nonce",
};

export const stunInfo = infoText(STUN, {
  info(line) {
    if (line.has("stun.channel")) return line.text("ChannelData TURN Message");
    message(line);
    for (let quad = line.find("stun.attribute"); quad >= 0; quad = line.find("stun.attribute", quad))
      attributeInfo(line, quad);
  },
  heading(line) {
    if (line.has("stun.channel")) line.text(", TURN ChannelData Message");
  },
  labels: {
    "stun.type"(line, quad) {
      line.text("Message Type: 0x");
      line.hex(line.number(quad), 4);
      line.text(" (");
      message(line);
      line.text(")");
    },
    "stun.type.class"(line, quad) {
      const bits = line.number(quad);
      line.text(`${bitsOfType(line, CLASS)}Message Class: 0x`);
      line.hex(bits, 2);
      line.text(` ${stunClasses[bits]} (${((bits >> 3) & 2) | (bits & 1)})`);
    },
    "stun.type.method"(line, quad) {
      const method = line.number(quad);
      line.text(`${bitsOfType(line, METHOD)}Message Method: 0x`);
      line.hex(method, 4);
      line.text(` ${stunMethods[method] ?? "Unknown"} (0x`);
      line.hex(method, 3);
      line.text(")");
    },
    "stun.att.type"(line, quad) {
      line.text("Attribute Type: ");
      line.text(names.get(line.number(quad)) ?? "Unknown");
    },
    "stun.att.crc32"(line, quad) {
      line.text("CRC-32: 0x");
      line.hex(line.number(quad), 8);
      line.text(line.value("stun.att.crc32.status") === 1 ? " [correct]" : " [incorrect]");
    },
    "stun.attribute"(line, quad) {
      const name = nameOf(line, quad);
      line.text(name);
      const held = texts[name];
      if (held !== undefined) line.utf8(`: ${line.string(line.inside(quad, `stun.att.${held}`))}`);
      else if (address(line, quad, ": ")) return;
      else if (name === "LIFETIME") line.text(` ${line.number(line.inside(quad, "stun.att.lifetime"))}`);
      else if (name === "ERROR-CODE") {
        line.text(` ${error(line, quad)}: `);
        line.utf8(line.string(line.inside(quad, "stun.att.error.reason")));
      } else if (name === "CHANNEL-NUMBER") {
        line.text(": 0x");
        line.hex(line.number(line.inside(quad, "stun.att.channelnum")), 4);
      } else if (name === "REQUESTED-TRANSPORT") {
        line.text(": ");
        line.named(line.inside(quad, "stun.att.transp"), "Unknown");
      } else if (name === "MS-VERSION") {
        line.text(": ");
        line.named(line.inside(quad, "stun.att.ms.version"), "Unknown %");
      }
    },
  },
});

function message(line: InfoLine): void {
  const type = line.value("stun.type");
  const method = stunMethods[type & METHOD] ?? "Unknown";
  line.text(`${method} ${stunClasses[(type & CLASS) >> 4]}`);
}

/** Those bits of the type that a mask names, in fours. */
function bitsOfType(line: InfoLine, mask: number): string {
  const type = line.value("stun.type");
  const bits = Array.from({ length: 16 }, (_, i) => ((mask >> (15 - i)) & 1 ? String((type >> (15 - i)) & 1) : "."));
  return `${bits.join("").replace(/(?<=.)(?=(?:.{4})+$)/g, " ")} = `;
}

function nameOf(line: InfoLine, attribute: number): string {
  const type = line.number(line.inside(attribute, "stun.att.type"));
  return names.get(type) ?? `Unknown attribute 0x${type.toString(16).padStart(4, "0")}`;
}

function error(line: InfoLine, attribute: number): string {
  const kind = line.number(line.inside(attribute, "stun.att.error.class"));
  const code = kind * 100 + line.number(line.inside(attribute, "stun.att.error"));
  return `${code} (${stunErrors[code] ?? "Unknown"})`;
}

/** Writes an address and its port, where the attribute holds one. */
function address(line: InfoLine, attribute: number, before: string): boolean {
  const four = line.inside(attribute, "stun.att.ipv4");
  const host = four >= 0 ? four : line.inside(attribute, "stun.att.ipv6");
  if (host < 0) return false;
  line.text(before);
  line.show(host);
  line.text(`:${line.number(line.inside(attribute, "stun.att.port"))}`);
  return true;
}

function attributeInfo(line: InfoLine, quad: number): void {
  const name = nameOf(line, quad);
  const inside = (field: string): number => line.inside(quad, `stun.${field}`);
  if (inside("att.ipv4") >= 0 || inside("att.ipv6") >= 0) {
    line.text(` ${name}`);
    address(line, quad, ": ");
  } else if (name === "USERNAME") line.utf8(` user: ${line.string(inside("att.username"))}`);
  else if (name === "REALM") line.utf8(` realm: ${line.string(inside("att.realm"))}`);
  else if (name === "NONCE") line.text(" with nonce");
  else if (name === "LIFETIME") line.text(` lifetime: ${line.number(inside("att.lifetime"))}`);
  else if (name === "BANDWIDTH") line.text(` bandwidth: ${line.number(inside("port.bandwidth"))}`);
  else if (name === "REQUESTED-TRANSPORT") {
    line.text(" ");
    line.named(inside("att.transp"), "Unknown (%)");
  } else if (name === "CHANNEL-NUMBER") {
    line.text(" ChannelNumber=0x");
    line.hex(line.number(inside("att.channelnum")), 4);
  } else if (name === "ERROR-CODE") {
    line.text(` error-code: ${error(line, quad)}`);
    const reason = inside("att.error.reason");
    if (reason >= 0) line.utf8(` ${line.string(reason)}`);
  }
}
