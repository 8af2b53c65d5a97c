import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { ARP, operationTexts } from "./arp.ts";

const operation = ARP.slot("op");
const REQUEST = 1;
const REPLY = 2;
const REVERSE_REQUEST = 3;
const REVERSE_REPLY = 4;
const INVERSE_REQUEST = 8;
const INVERSE_REPLY = 9;
const DETECTED = "arp.duplicate-address-detected";

export const arpInfo = infoText(ARP, {
  column: "ARP",
  info(line) {
    const code = line.slot(operation);
    const isReverse = code === REVERSE_REQUEST || code === REVERSE_REPLY;
    if (isReverse) line.protocol = "RARP";
    if (code === INVERSE_REQUEST || code === INVERSE_REPLY) line.protocol = "Inverse ARP";
    const source = protocolAddress(line, "src");
    const target = protocolAddress(line, "dst");
    const isSame = source >= 0 && target >= 0 && same(line.octetsOf(source), line.octetsOf(target));
    const isOpen = isZero(line, hardwareAddress(line, "dst"));
    if (code === REQUEST && isSame && isOpen) say(line, "ARP Announcement for ", target, "");
    else if (code === REQUEST && isSame) say(line, "Gratuitous ARP for ", target, " (Request)");
    else if (code === REQUEST && isOpen && isZero(line, source)) say(line, "Who has ", target, "? (ARP Probe)");
    else if (code === REQUEST) say(line, "Who has ", target, "? Tell ", source);
    else if (code === REPLY && isSame) say(line, "Gratuitous ARP for ", source, " (Reply)");
    else if (code === REPLY) say(line, "", source, " is at ", hardwareAddress(line, "src"));
    else if (code === REVERSE_REQUEST || code === INVERSE_REQUEST) {
      say(line, "Who is ", hardwareAddress(line, "dst"), "? Tell ", isReverse ? hardwareAddress(line, "src") : source);
    } else if (code === REVERSE_REPLY) say(line, "", hardwareAddress(line, "dst"), " is at ", target);
    else if (code === INVERSE_REPLY) say(line, "", hardwareAddress(line, "src"), " is at ", source);
    else line.named(line.find("arp.opcode"), "Unknown ARP opcode 0x%");
    duplicate(line);
  },
  heading(line) {
    const code = line.slot(operation);
    const source = protocolAddress(line, "src");
    const target = protocolAddress(line, "dst");
    const isSame = source >= 0 && target >= 0 && same(line.octetsOf(source), line.octetsOf(target));
    const isOpen = code === REQUEST && isZero(line, hardwareAddress(line, "dst"));
    line.text(" (");
    if (isOpen && isSame) line.text("ARP Announcement");
    else if (isOpen && isZero(line, source)) line.text("ARP Probe");
    else {
      const quad = line.find("arp.opcode");
      if (quad < 0) line.text("unknown");
      else if (operationTexts[code] === undefined) line.text(`opcode 0x${code.toString(16).padStart(4, "0")}`);
      else line.named(quad);
      if (isSame && (code === REQUEST || code === REPLY)) line.text("/gratuitous ARP");
    }
    line.text(")");
  },
  labels: {
    "arp.duplicate": (line, quad) => line.utf8(`Duplicate IP address detected for ${line.string(quad)}`),
  },
});

/** Says which address another station used earlier: of two the target's. */
function duplicate(line: InfoLine): void {
  let last = -1;
  for (let next = line.find(DETECTED); next >= 0; next = line.find(DETECTED, next)) last = next;
  const address = /\((.*)\)/.exec(line.string(last))?.[1];
  if (address !== undefined) line.text(` (duplicate use of ${address} detected!)`);
}

function say(line: InfoLine, before: string, one: number, between: string, other = -1): void {
  line.text(before);
  line.show(one);
  line.text(between);
  line.show(other);
}

function protocolAddress(line: InfoLine, whose: string): number {
  const known = line.find(`arp.${whose}.proto_ipv4`);
  return known >= 0 ? known : line.find(`arp.${whose}.proto`);
}

function hardwareAddress(line: InfoLine, whose: string): number {
  const known = line.find(`arp.${whose}.hw_mac`);
  return known >= 0 ? known : line.find(`arp.${whose}.hw`);
}

function isZero(line: InfoLine, quad: number): boolean {
  return quad >= 0 && line.octetsOf(quad).every((octet) => octet === 0);
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}
