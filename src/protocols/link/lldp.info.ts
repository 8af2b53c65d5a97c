import { decodeText } from "../../bytes/text.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { lldpLabels } from "../parts/lldp-labels.ts";
import { LLDP } from "./lldp.ts";

/** Wireshark's short words for the kinds of identifiers (IEEE 802.1AB, tables 8-2 and 8-3). */
const CHASSIS = ["", "CC", "IA", "PC", "MA", "NA", "IN", "LA"];
const PORT = ["", "IA", "PC", "MA", "NA", "IN", "AC", "LA"];

export const lldpInfo = infoText(LLDP, {
  info(line) {
    identifier(line, "lldp.chassis", CHASSIS);
    identifier(line, "lldp.port", PORT);
    if (line.has("lldp.time_to_live")) line.text(`${line.value("lldp.time_to_live")} `);
    said(line, "SysN", "lldp.tlv.system.name");
    said(line, "SysD", "lldp.tlv.system.desc");
  },
  labels: lldpLabels,
});

function identifier(line: InfoLine, what: string, kinds: readonly string[]): void {
  const kind = line.find(`${what}.subtype`);
  if (kind < 0) return;
  line.text(`${kinds[line.number(kind)] ?? "??"}/`);
  const text = line.octetsOf(line.find(`${what}.id`));
  line.utf8(decodeText(text, 0, text.length));
  for (const name of ["mac", "ip4", "ip6"]) line.show(line.find(`${what}.id.${name}`));
  line.octet(32);
}

function said(line: InfoLine, word: string, name: string): void {
  if (!line.has(name)) return;
  line.text(`${word}=`);
  line.show(line.find(name));
  line.octet(32);
}
