import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { organizationLine } from "./organization-line.ts";

const CHASSIS = 1;
const PORT = 2;
const TIME = 3;
const DESCRIPTION = 4;
const NAME = 5;
const SYSTEM = 6;
const ORGANIZATION = 127;

/** What elements of these types begin with that say no more, by type. */
const TITLES: { readonly [type: number]: string } = {
  0: "End of LLDPDU",
  7: "Capabilities",
  8: "Management Address",
};

/** The fields that have the subtype of an organization's element. */
const SUBTYPES = ["ieee.802_1.subtype", "ieee.802_3.subtype", "media.subtype", "profinet.subtype"];

/** Organizations by their whole names, where Wireshark's short ones are other. */
const ORGANIZATIONS: { readonly [code: number]: string } = {
  0x00005e: "ICANN, IANA Department",
  0x000ecf: "PROFIBUS Nutzerorganisation e.V.",
  0x00120f: "Ieee 802.3",
  0x0012bb: "Telecommunications Industry Association TR-41 Committee",
  0x0080c2: "IEEE",
};

/** Writes the line that holds an element. */
function element(line: InfoLine, quad: number): void {
  const at = (name: string): number => line.inside(quad, `lldp.${name}`);
  const type = line.number(at("tlv.type"));
  switch (type) {
    case CHASSIS:
      identifier(line, quad, "Chassis", "chassis");
      return;
    case PORT:
      identifier(line, quad, "Port", "port");
      return;
    case TIME:
      line.text(`Time To Live = ${line.number(at("time_to_live"))} sec`);
      return;
    case DESCRIPTION:
      line.utf8(`Port Description = ${line.string(at("port.desc"))}`);
      return;
    case NAME:
      line.utf8(`System Name = ${line.string(at("tlv.system.name"))}`);
      return;
    case SYSTEM:
      line.utf8(`System Description = ${line.string(at("tlv.system.desc"))}`);
      return;
    case ORGANIZATION:
      organization(line, quad);
      return;
    default:
      line.text(TITLES[type] ?? "Unknown TLV");
  }
}

function identifier(line: InfoLine, quad: number, title: string, what: string): void {
  const at = (name: string): number => line.inside(quad, `lldp.${what}.${name}`);
  line.text(`${title} Subtype = `);
  line.named(at("subtype"), "Reserved");
  line.text(", Id: ");
  const text = at("id");
  if (text >= 0) line.utf8(textOf(line, text));
  else line.show([at("id.mac"), at("id.ip4"), at("id.ip6")].find((id) => id >= 0) ?? -1, false);
}

function textOf(line: InfoLine, quad: number): string {
  return new TextDecoder().decode(line.octetsOf(quad));
}

function organization(line: InfoLine, quad: number): void {
  const code = line.inside(quad, "lldp.orgtlv.oui");
  line.utf8(`${ORGANIZATIONS[line.number(code)] ?? line.maker(code) ?? "Unknown"} - `);
  for (const name of SUBTYPES) {
    const subtype = line.inside(quad, `lldp.${name}`);
    if (subtype < 0) continue;
    line.named(subtype, "Unknown subtype 0x%");
    return;
  }
  line.text("Unknown");
}

/** The type is the upper bits of a number of two octets. */
function type(line: InfoLine, quad: number): void {
  const number = line.number(quad);
  const bits = number.toString(2).padStart(7, "0");
  line.text(`${bits.slice(0, 4)} ${bits.slice(4)}. .... .... = TLV Type: `);
  line.named(quad, "Unknown");
  line.text(` (${number})`);
}

/** The lines of LLDP's elements, by Wireshark's names of fields. */
export const lldpLabels: NonNullable<InfoText["labels"]> = {
  "lldp.tlv": element,
  "lldp.tlv.type": type,
  // The first length is that of all elements.
  "lldp.media.civic.length"(line, quad) {
    const isFirst = line.find("lldp.media.civic.length") === quad;
    line.text(`${isFirst ? "LCI" : "CA"} Length: ${line.number(quad)}`);
  },
  "lldp.orgtlv.oui": (line, quad) => organizationLine(line, "Organization Unique Code", quad),
};
