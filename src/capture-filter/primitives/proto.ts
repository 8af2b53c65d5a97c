import { any, type Condition } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { carries, checkMaximum, type Frame } from "../frame.ts";
import { ETHERTYPE, IP_PROTOCOL, NLPID, SAP } from "../protocol-numbers.ts";
import type { Operand, Primitive, ProtocolWord } from "../syntax-tree.ts";
import { transportOf } from "../transport.ts";
import { isisPduIs, isoCarries } from "./iso.ts";
import { FOLLOWED, protochain } from "./protochain.ts";
import { type Identifier, invalidQualifier } from "./qualified.ts";

/** `proto` and `protochain` with a number or a name. */
export function protoOrChain(id: Identifier, operand: Operand, frame: Frame): Condition {
  const type = id.qualifiers.type as "proto" | "protochain";
  const { protocol } = id.qualifiers;
  const number = operand.kind === "number" ? operand.value : numberOf(id, operand, frame);
  if (type === "proto") return protoIs(id, protocol, number, frame);
  if (protocol !== undefined && protocol !== "ip" && protocol !== "ip6") throw invalidQualifier(protocol, type, id);
  checkMaximum("protocol number", number, 0xff);
  return protochain(protocol, number, frame);
}

function protoIs(id: Identifier, protocol: ProtocolWord | undefined, number: number, frame: Frame): Condition {
  switch (protocol) {
    case "link":
      return carries(frame, number);
    case undefined:
    case "ip":
    case "ip6":
      checkMaximum("protocol number", number, 0xff);
      return ipProtocolIs(frame, protocol, number);
    case "iso":
      checkMaximum("ISO protocol", number, 0xff);
      return isoCarries(frame, number);
    case "isis":
      checkMaximum("IS-IS PDU type", number, 0x1f);
      return isisPduIs(frame, number);
    default:
      throw invalidQualifier(protocol, "proto", id);
  }
}

function ipProtocolIs(frame: Frame, protocol: "ip" | "ip6" | undefined, number: number): Condition {
  const { ipCarries, ip6Carries } = transportOf(frame);
  // What the filter looks behind by itself is not found at the end of the chain.
  const inChain = frame.found !== undefined && FOLLOWED.includes(number);
  const ip6 = () => (inChain ? protochain("ip6", number, frame) : ip6Carries(number));
  if (protocol === "ip") return ipCarries(number);
  return protocol === "ip6" ? ip6() : any(ipCarries(number), ip6());
}

/** Names for `ether proto`; `loopback`, `lldp` and `slow` are no words of the language elsewhere. */
const LINK_NAMES: Readonly<Record<string, number>> = {
  aarp: ETHERTYPE.aarp, arp: ETHERTYPE.arp, atalk: ETHERTYPE.atalk, decnet: ETHERTYPE.decnet, ip: ETHERTYPE.ip,
  ip6: ETHERTYPE.ip6, lat: ETHERTYPE.lat, lldp: ETHERTYPE.lldp, loopback: ETHERTYPE.loopback, mopdl: ETHERTYPE.mopdl,
  moprc: ETHERTYPE.moprc, rarp: ETHERTYPE.rarp, sca: ETHERTYPE.sca, slow: ETHERTYPE.slow,
  ipx: SAP.ipx, iso: SAP.iso, netbeui: SAP.netbeui, stp: SAP.stp,
}; // oxfmt-ignore
const ISO_NAMES: Readonly<Record<string, number>> = NLPID;

/** The number of a protocol that was named: which names there are depends on the word before. */
function numberOf({ qualifiers, span }: Identifier, { text }: Operand, { context }: Frame): number {
  const { protocol, type } = qualifiers;
  const number = ((): number | undefined => {
    switch (protocol) {
      case undefined:
      case "ip":
      case "ip6":
        return context.names.protocol(text);
      case "link":
        return Object.hasOwn(LINK_NAMES, text) ? LINK_NAMES[text] : undefined;
      case "iso":
        return Object.hasOwn(ISO_NAMES, text) ? ISO_NAMES[text] : undefined;
      default:
        return undefined;
    }
  })();
  if (number !== undefined) return number;
  const what = protocol === undefined ? type : `${protocol} ${type}`;
  throw new FilterError(`unknown '${what}' value '${text}'`, span);
}

/** What a protocol word alone stands for, where it is carried by the link. */
const LINK_WORDS: Partial<Readonly<Record<ProtocolWord, number>>> = {
  ip: ETHERTYPE.ip, arp: ETHERTYPE.arp, rarp: ETHERTYPE.rarp, ip6: ETHERTYPE.ip6, atalk: ETHERTYPE.atalk,
  aarp: ETHERTYPE.aarp, decnet: ETHERTYPE.decnet, sca: ETHERTYPE.sca, lat: ETHERTYPE.lat, mopdl: ETHERTYPE.mopdl,
  moprc: ETHERTYPE.moprc, iso: SAP.iso, stp: SAP.stp, ipx: SAP.ipx, netbeui: SAP.netbeui,
}; // oxfmt-ignore

/** Where it is carried by IP, and by which. */
const IP_WORDS: Partial<Readonly<Record<ProtocolWord, readonly [by: "ip" | "ip6" | undefined, number: number]>>> = {
  tcp: [undefined, IP_PROTOCOL.tcp], udp: [undefined, IP_PROTOCOL.udp], sctp: [undefined, IP_PROTOCOL.sctp],
  pim: [undefined, IP_PROTOCOL.pim], ah: [undefined, IP_PROTOCOL.ah], esp: [undefined, IP_PROTOCOL.esp],
  icmp: ["ip", IP_PROTOCOL.icmp], igmp: ["ip", IP_PROTOCOL.igmp], igrp: ["ip", IP_PROTOCOL.igrp],
  vrrp: ["ip", IP_PROTOCOL.vrrp], carp: ["ip", IP_PROTOCOL.carp], icmp6: ["ip6", IP_PROTOCOL.icmp6],
}; // oxfmt-ignore

/** Where it is carried by OSI. */
const ISO_WORDS: Partial<Readonly<Record<ProtocolWord, number>>> = NLPID;

/** PDU types of IS-IS. Source: ISO/IEC 10589. */
const ISIS_WORDS: Partial<Readonly<Record<ProtocolWord, readonly number[]>>> = {
  l1: [26, 24, 18, 15, 17], l2: [27, 25, 20, 16, 17], iih: [17, 15, 16], lsp: [18, 20], snp: [27, 26, 24, 25],
  csnp: [24, 25], psnp: [26, 27],
}; // oxfmt-ignore

/** The number by which IP knows what a word stands for. */
export function ipProtocolOf(word: ProtocolWord): number | undefined {
  return IP_WORDS[word]?.[1];
}

/** `tcp`, `arp`, `isis`: a protocol word alone. */
export function protocolWord({ protocol, span }: Extract<Primitive, { kind: "protocol" }>, frame: Frame): Condition {
  return packetIs(protocol, frame) ?? unusable(protocol, span);
}

function unusable(protocol: ProtocolWord, span: Primitive["span"]): never {
  throw new FilterError(
    `'${protocol}' cannot be used as an abbreviation`,
    span,
    "`link[…]` and `radio[…]` read octets",
  );
}

/** Whether a packet is of the protocol that a word stands for; undefined for `link` and `radio`. */
export function packetIs(word: ProtocolWord, frame: Frame): Condition | undefined {
  const linkNumber = LINK_WORDS[word];
  if (linkNumber !== undefined) return carries(frame, linkNumber);
  const ip = IP_WORDS[word];
  if (ip !== undefined) return ipProtocolIs(frame, ...ip);
  const iso = ISO_WORDS[word];
  if (iso !== undefined) return isoCarries(frame, iso);
  return ISIS_WORDS[word] && any(...ISIS_WORDS[word].map((type) => isisPduIs(frame, type)));
}
