import type { Choice, FieldComparison, Primitive, ProtocolWord } from "../syntax-tree.ts";
import { comparisonText } from "./comparison.ts";
import { protocolName } from "./protocol-names.ts";

/** What is true of a packet that a primitive matches: a phrase that begins with `is` or `has`; `text` is the whole filter's. */
export function primitiveText(primitive: Exclude<Primitive, { kind: "id" }>, text: string): string {
  switch (primitive.kind) {
    case "protocol":
      return `is ${protocolName(primitive.protocol)}${carriers(primitive.protocol)}`;
    case "relation":
      return comparisonText(primitive, text);
    case "broadcast":
    case "multicast":
      return `is ${levelName(primitive.protocol)} ${primitive.kind}`;
    case "less":
      return `is at most ${octets(primitive.length)} long`;
    case "greater":
      return `is at least ${octets(primitive.length)} long`;
    case "byte":
      return byteText(primitive);
    case "inbound":
      return "is inbound: sent to this machine";
    case "outbound":
      return "is outbound: sent by this machine";
    case "pppoed":
      return "is PPPoE discovery";
    case "ifindex":
      return `is from the interface with index ${primitive.index}`;
    case "vlan":
      return `has a VLAN tag${numberText("ID", primitive.number)}; what comes after it in the filter looks behind the tag`;
    case "mpls":
      return `has an MPLS label${numberText("number", primitive.number)}; what comes after it in the filter looks behind the label`;
    case "pppoes":
      return `is in a PPPoE session${numberText("number", primitive.number)}; what comes after it in the filter looks inside`;
    case "geneve":
    case "vxlan":
      return `is ${primitive.kind === "geneve" ? "Geneve" : "VXLAN"}${numberText("network", primitive.number)}; what comes after it in the filter looks at the packet inside`;
    case "pf":
      return `has been logged by PF with the ${PF_FIELDS[primitive.field]} ${choiceText(primitive.value)}`;
    case "pf-rule":
      return `has been logged by PF for ${primitive.field === "rnr" ? "rule" : "sub-rule"} ${primitive.number}`;
    case "wlan-type": {
      const type = primitive.type === undefined ? "" : ` of type ${choiceText(primitive.type)}`;
      const subtype = primitive.subtype === undefined ? "" : `, subtype ${choiceText(primitive.subtype)}`;
      return `is an 802.11 frame${type}${subtype}`;
    }
    case "wlan-direction":
      return `is an 802.11 frame with the direction ${choiceText(primitive.direction)}`;
    case "llc":
      return `has an 802.2 LLC header${primitive.frame === undefined ? "" : ` of a frame of type ${primitive.frame}`}`;
    case "atm":
      return `is ATM traffic of the kind ${primitive.word}`;
    case "mtp2":
      return `is an SS7 unit of the kind ${primitive.word.toUpperCase()}`;
    case "atm-field":
    case "mtp3-field":
      return `has ${primitive.field} ${primitive.comparisons.map(fieldText).join(" or ")}`;
  }
}

const PF_FIELDS = { ifname: "interface", rset: "rule set", reason: "reason", action: "action" } as const;
const BYTE_RELATIONS = { "=": "equal to", "<": "less than", ">": "greater than" } as const;
/** Transport protocols that libpcap's words find behind both. */
const OVER_BOTH: ReadonlySet<ProtocolWord> = new Set(["tcp", "udp", "sctp", "ah", "esp", "pim"]);
const OVER_IPV4: ReadonlySet<ProtocolWord> = new Set(["icmp", "igmp", "igrp", "vrrp", "carp"]);

function carriers(word: ProtocolWord): string {
  if (OVER_BOTH.has(word)) return " over IPv4 or IPv6";
  return OVER_IPV4.has(word) ? " over IPv4" : "";
}

function levelName(protocol: ProtocolWord | undefined): string {
  return protocol === undefined ? protocolName("link") : protocolName(protocol);
}

function byteText({ at, operator, value }: Extract<Primitive, { kind: "byte" }>): string {
  if (operator === "&") return `has one of the bits ${hex(value)} in octet ${at}`;
  if (operator === "|") return `has an octet ${at} that is not zero once ored with ${hex(value)}`;
  return `has an octet ${at} ${BYTE_RELATIONS[operator]} ${value}`;
}

function fieldText({ relation, value }: FieldComparison): string {
  return `${relation} ${value}`;
}

function numberText(what: string, number: number | undefined): string {
  return number === undefined ? "" : ` with ${what} ${number}`;
}

function choiceText({ text }: Choice): string {
  return text;
}

function octets(count: number): string {
  return count === 1 ? "1 octet" : `${count} octets`;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
