import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { organizationLine } from "./organization-line.ts";

/** What is told in the line that holds it, by its type: its label there and the field. */
const SAID: { readonly [type: number]: readonly [label: string, field: string] } = {
  0x01: ["Device ID", "deviceid"],
  0x03: ["Port ID", "portid"],
  0x06: ["Platform", "platform"],
  0x09: ["VTP Management Domain", "vtp_management_domain"],
  0x0a: ["Native VLAN", "native_vlan"],
  0x0b: ["Duplex", "duplex"],
  0x10: ["Power Consumption", "power_consumption"],
  0x11: ["MTU", "mtu"],
  0x12: ["Trust Bitmap", "trust_bitmap"],
  0x13: ["Untrusted port CoS", "untrusted_port_cos"],
  0x14: ["System Name", "system_name"],
  0x17: ["Location", "location"],
  0x19: ["Power Request", "power_requested"],
  0x1a: ["Power Available", "power_available"],
};
/** The same of what says no more. */
const TITLES: { readonly [type: number]: string } = {
  0x02: "Addresses",
  0x04: "Capabilities",
  0x05: "Software Version",
  0x15: "System Object Identifier",
  0x16: "Management Addresses",
};
const PREFIXES = 0x07;
const HELLO = 0x08;
const DUPLEX = 0x0b;
const POWERS = [0x10, 0x19, 0x1a];

/** Writes the line that holds what is told. */
function told(line: InfoLine, quad: number): void {
  const type = line.inside(quad, "cdp.tlv.type");
  const number = line.number(type);
  const said = SAID[number];
  if (said) {
    line.text(`${said[0]}: `);
    values(line, quad, number, `cdp.${said[1]}`);
  } else if (number === PREFIXES) prefixes(line, quad);
  else if (number === HELLO) hello(line, quad);
  else if (TITLES[number] !== undefined) line.text(TITLES[number]);
  else other(line, type);
}

function values(line: InfoLine, quad: number, type: number, name: string): void {
  for (let at = line.inside(quad, name), count = 0; at >= 0; at = line.inside(quad, name, at)) {
    if (count++ > 0) line.text(", ");
    if (type === DUPLEX) line.text(line.number(at) === 0 ? "Half" : "Full");
    else line.show(at);
    if (POWERS.includes(type)) line.text(" mW");
  }
}

function prefixes(line: InfoLine, quad: number): void {
  let count = 0;
  for (let at = line.inside(quad, "cdp.ip_prefix"); at >= 0; at = line.inside(quad, "cdp.ip_prefix", at)) count++;
  line.text(`IP Prefixes: ${count}`);
}

function hello(line: InfoLine, quad: number): void {
  line.text("Protocol Hello: ");
  line.named(line.inside(quad, "cdp.protocol_id"), "Unknown");
}

function other(line: InfoLine, type: number): void {
  line.text("Type: ");
  line.named(type, "Unknown (0x%)");
  const length = line.find("cdp.tlv.len", type);
  line.text(`, length: ${line.number(length)}`);
}

/** Writes the line that holds an address. */
function address(line: InfoLine, quad: number): void {
  const four = line.inside(quad, "cdp.nrgyz.ip_address");
  const six = line.inside(quad, "cdp.nrgyz.ipv6_address");
  line.text(`${four < 0 && six >= 0 ? "IPv6" : "IP"} address: `);
  line.show(four >= 0 ? four : six, false);
}

const IP = 0xcc;

function protocol(line: InfoLine, quad: number): void {
  const octets = line.octetsOf(quad);
  line.text("Protocol: ");
  if (octets.length === 1 && octets[0] === IP) line.text("IP");
  else line.show(quad);
}

/** The lines of CDP, by Wireshark's names of fields. */
export const cdpLabels: NonNullable<InfoText["labels"]> = {
  "cdp.tlv": told,
  "cdp.addresses": address,
  "cdp.protocol": protocol,
  "cdp.oui": (line, quad) => organizationLine(line, "OUI", quad),
};
