import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { ISAKMP } from "./isakmp.ts";

const version = ISAKMP.slot("version");
const flags = ISAKMP.slot("flags");
const RESPONSE = 0x20;
const INITIATOR = 0x08;
const HIGHER = 0x10;

export const isakmpInfo = infoText(ISAKMP, {
  info(line) {
    line.named(line.find("isakmp.exchangetype"), "Unknown (%)");
    if (line.slot(version) >> 4 !== 2) return;
    const set = line.slot(flags);
    const id = String(line.value("isakmp.messageid")).padStart(2, "0");
    line.text(` MID=${id} ${set & INITIATOR ? "Initiator" : "Responder"} ${set & RESPONSE ? "Response" : "Request"}`);
  },
  labels: {
    "isakmp.version"(line, quad) {
      const value = line.number(quad);
      line.text(`Version: ${value >> 4}.${value & 0x0f}`);
    },
    "isakmp.flags"(line, quad) {
      const set = line.number(quad);
      line.text("Flags: 0x");
      line.hex(set, 2);
      if (line.slot(version) >> 4 !== 2) return;
      line.text(` (${set & INITIATOR ? "Initiator" : "Responder"}, `);
      line.text(`${set & HIGHER ? "A" : "No"} higher version${set & HIGHER ? " enabled" : ""}, `);
      line.text(`${set & RESPONSE ? "Response" : "Request"})`);
    },
    "isakmp.typepayload"(line, quad) {
      line.text("Payload: ");
      line.named(quad);
      line.text(` (${line.number(quad)})`);
      const number =
        ["prop.number", "trans.number"].map((name) => line.inside(quad, `isakmp.${name}`))[line.number(quad) - 2] ?? -1;
      if (number >= 0) line.text(` # ${line.number(number)}`);
      if (line.number(quad) === NOTIFY) {
        line.text(" - ");
        line.named(line.inside(quad, "isakmp.notify.msgtype"));
      }
      const vendor = line.inside(quad, "isakmp.vid_string");
      if (vendor >= 0) line.utf8(` : ${line.string(vendor)}`);
    },
    "isakmp.ike.attr": (line, quad) => attribute(line, quad, "ike", "IKE"),
    "isakmp.ike2.attr": (line, quad) => attribute(line, quad, "ike2", "Transform"),
    "isakmp.enc.data"(line, quad) {
      line.text("Encrypted Data");
      if (line.slot(version) >> 4 === 1) line.text(` (${line.octetsOf(quad).length} bytes)`);
    },
    "isakmp.id.data"(line, quad) {
      line.text("Identification Data:");
      for (const name of ["ipv4_addr", "ipv6_addr", "fqdn", "user_fqdn"]) {
        const value = line.inside(quad, `isakmp.id.data.${name}`);
        if (value >= 0) line.show(value);
      }
    },
  },
});
const NOTIFY = 41;

/** Writes the type, the length and the value of an attribute. */
function attribute(line: InfoLine, quad: number, name: string, title: string): void {
  const type = line.inside(quad, `isakmp.${name}.attr.type`);
  const value = line.inside(quad, `isakmp.${name}.attr.value`);
  line.text(`${title} Attribute (t=${line.number(type)},l=${line.octetsOf(value).length}): `);
  line.named(type, "Unknown");
  const meaning = meanings.map((part) => line.inside(quad, `isakmp.${name}.attr.${part}`)).find((found) => found >= 0);
  if (meaning === undefined) return;
  line.text(": ");
  line.named(meaning, "%");
}
const meanings = [
  "encryption_algorithm",
  "hash_algorithm",
  "authentication_method",
  "group_description",
  "life_type",
  "life_duration",
  "key_length",
];
