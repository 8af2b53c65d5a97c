import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { SNMP, SNMP_BINDING } from "./snmp.ts";

/** What a flag of version 3 says, and where it is in its octet. */
const FLAGS = [
  ["snmp.v3.flags.report", "Reportable", ".... .#.."],
  ["snmp.v3.flags.crypt", "Encrypted", ".... ..#."],
  ["snmp.v3.flags.auth", "Authenticated", ".... ...#"],
] as const;

/** `.... .1.. = Reportable: Set`. */
const bitLine = (text: string, pattern: string, words: readonly [string, string]) => (line: InfoLine, quad: number) => {
  const set = line.number(quad) === 0 ? 0 : 1;
  line.text(`${pattern.replace("#", String(set))} = ${text}: ${words[set]}`);
};

export const snmpInfo = infoText(SNMP, {
  info(line) {
    const kind = line.find("snmp.data");
    if (kind < 0) return line.text(line.has("snmp.encryptedPDU") ? "encryptedPDU: privKey Unknown" : "");
    line.named(kind, "Unknown");
    for (let name = line.find("snmp.name"); name >= 0; name = line.find("snmp.name", name)) {
      line.octet(32);
      line.show(name);
    }
  },
  labels: {
    "snmp.data"(line, quad) {
      line.text("data: ");
      line.named(quad, "Unknown");
      line.text(` (${line.number(quad)})`);
    },
    "snmp.variable_bindings"(line, quad) {
      const count = line.number(quad);
      line.text(`variable-bindings: ${count} item${count === 1 ? "" : "s"}`);
    },
    "snmp.name"(line, quad) {
      line.text("Object Name: ");
      line.show(quad);
      line.utf8(` (iso${line.string(quad).slice(1)})`);
    },
    "snmp.value.octets"(line, quad) {
      line.text("Value (OctetString): ");
      octetsOrText(line, quad);
    },
    [SNMP_BINDING]: bindingLine,
    ...Object.fromEntries(FLAGS.map(([name, text, pattern]) => [name, bitLine(text, pattern, ["Not set", "Set"])])),
    "snmp.engineid.conform": bitLine("Engine ID Conformance", "#... ....", [
      "RFC1910 (Non-SNMPv3)",
      "RFC3411 (SNMPv3)",
    ]),
  },
});

/** Values of a binding, by the ends of their names. */
const VALUES = ["int", "counter", "g32", "timeticks", "u32", "ipv4", "oid"];

/** `1.3.6.1.2.1.1.5.0: "R1"`. */
function bindingLine(line: InfoLine, binding: number): void {
  line.show(line.inside(binding, "snmp.name"));
  line.text(": ");
  const octets = line.inside(binding, "snmp.value.octets");
  if (octets >= 0) return octetsOrText(line, octets);
  for (const kind of VALUES) {
    const value = line.inside(binding, `snmp.value.${kind}`);
    if (value >= 0) return line.show(value);
  }
  for (const [name, text] of [
    ["snmp.value.null", "Value (Null)"],
    ["snmp.noSuchObject", "noSuchObject"],
    ["snmp.noSuchInstance", "noSuchInstance"],
    ["snmp.endOfMibView", "endOfMibView"],
  ])
    if (line.inside(binding, name) >= 0) return line.text(text);
}

/** Octets that are all letters are a text in quotes; others are shown in hexadecimal. */
function octetsOrText(line: InfoLine, quad: number): void {
  const octets = line.octetsOf(quad);
  if (octets.length === 0) return line.text("<MISSING>");
  if (octets.every((octet) => octet >= 0x20 && octet < 0x7f)) return line.utf8(`"${String.fromCharCode(...octets)}"`);
  for (const octet of octets.subarray(0, 36)) line.hex(octet, 2);
  if (octets.length > 36) line.text("…");
}
