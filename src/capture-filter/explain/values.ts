import type { FilterNames } from "../filter-names.ts";
import type { Operand, Primitive, ProtocolWord, Qualifiers } from "../syntax-tree.ts";
import { addressText, hostText, networkText } from "./addresses.ts";
import { protocolName } from "./protocol-names.ts";

type Id = Extract<Primitive, { kind: "id" }>;

/** Values named one by one; a longer list is only counted. */
const MOST_NAMED = 12;
const FIRST_NAMED = 3;

/** `is from or to the host 10.0.0.1`: values with the same qualifiers, any of which may be a packet's. */
export function valuesText(ids: readonly Id[], names: FilterNames): string {
  const { qualifiers } = ids[0];
  const { type, protocol } = qualifiers;
  switch (type) {
    case "port":
      return `has ${portText(qualifiers)} ${list(ids, (port) => numbered(port, servicePort(port, names)))} of ${transports(protocol)}`;
    case "portrange":
      return `has ${portText(qualifiers)} within ${list(ids, ({ text }) => text)} of ${transports(protocol)}`;
    case "proto": {
      const values = list(ids, (operand) => protocolText(operand, qualifiers, names));
      return protocol === "link"
        ? `has the link-level type ${values}`
        : `is ${families(protocol)} with protocol ${values}`;
    }
    case "protochain": {
      const values = list(ids, (operand) => protocolText(operand, qualifiers, names));
      return `is ${families(protocol)} with protocol ${values} somewhere in its chain of headers`;
    }
    case "gateway":
      return `has the gateway ${list(ids, ({ text }) => text)}: it is from or to that station, but not from or to its own address`;
    case "net":
      return addressText(ids, list(ids, (operand) => networkText(operand, names)), names); // oxfmt-ignore
    case "host":
    case undefined:
      return addressText(ids, list(ids, (operand) => hostText(operand, names)), names); // oxfmt-ignore
  }
}

function list(ids: readonly Id[], textOf: (operand: Operand) => string): string {
  const isLong = ids.length > MOST_NAMED;
  const texts = ids.slice(0, isLong ? FIRST_NAMED : MOST_NAMED).map(({ operand }) => textOf(operand));
  if (isLong) return `${texts.join(", ")} or one of ${ids.length - FIRST_NAMED} more`;
  return texts.length === 1 ? texts[0] : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)!}`;
}

function portText({ direction = "src or dst" }: Qualifiers): string {
  switch (direction) {
    case "src":
      return "source port";
    case "dst":
      return "destination port";
    case "src and dst":
      return "both source and destination port";
    default:
      return "source or destination port";
  }
}

function transports(protocol: ProtocolWord | undefined): string {
  return protocol === undefined ? "TCP, UDP or SCTP" : protocolName(protocol);
}

function families(protocol: ProtocolWord | undefined): string {
  return protocol === undefined ? "IPv4 or IPv6" : protocolName(protocol);
}

function servicePort(operand: Operand, names: FilterNames): number | undefined {
  if (operand.kind !== "name") return undefined;
  const service = names.service(operand.text);
  return service?.tcp ?? service?.udp ?? service?.sctp;
}

function protocolText(operand: Operand, { protocol }: Qualifiers, names: FilterNames): string {
  const isInternet = protocol === undefined || protocol === "ip" || protocol === "ip6";
  return numbered(operand, isInternet && operand.kind === "name" ? names.protocol(operand.text) : undefined);
}

function numbered({ text }: Operand, number: number | undefined): string {
  return number === undefined ? text : `${number} (${text})`;
}
