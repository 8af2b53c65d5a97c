import type { FilterContext } from "../filter-context.ts";
import type { Arithmetic, Expression, ProtocolWord } from "../syntax-tree.ts";

const ETHERNET = 1;

/**
 * What a filter asks about that is not everywhere where a reader would look for it: addresses and protocols behind the
 * link-level header; what IP carries; its ports; its octets; VLAN tags, labels and tunnels; any of the first four under
 * `not`.
 */
type Interest = "network" | "transport" | "ports" | "payload" | "encapsulation" | "negated";

/** Sentences on what a filter does not see although its words do not say so. */
export function limitsOf(expression: Expression, { anywhere, linkType }: FilterContext): string[] {
  const interests = new Set<Interest>();
  note(expression, interests);
  const limits: string[] = [];
  if (interests.has("payload"))
    limits.push("Of what IP carries, octets are read behind IPv4 only, and not in fragments after the first.");
  if (interests.has("ports")) limits.push("Ports are seen in the first fragment of a packet only, where they stand.");
  if (!anywhere && interests.has("network") && !interests.has("encapsulation") && linkType === ETHERNET)
    limits.push("What is behind a VLAN tag is not seen: `vlan and …` looks there alone, --anywhere there too.");
  if (!anywhere && interests.has("transport"))
    limits.push("What is behind IPv6 extension headers is not seen: --anywhere looks there too.");
  if (interests.has("negated") && limits.length > 0)
    limits.push("What is not seen is not what stands after `not`: it is selected.");
  return limits;
}

const LINK_LEVEL: ReadonlySet<ProtocolWord> = new Set(["link", "radio", "stp"]);
const TRANSPORTS: ReadonlySet<ProtocolWord> = new Set(["tcp", "udp", "sctp", "icmp6", "ah", "esp", "pim"]);
const PAYLOADS: ReadonlySet<ProtocolWord> = new Set([
  "tcp",
  "udp",
  "sctp",
  "icmp",
  "igmp",
  "igrp",
  "pim",
  "vrrp",
  "carp",
]);

function note(expression: Expression, interests: Set<Interest>): void {
  switch (expression.kind) {
    case "and":
    case "or":
      for (const part of expression.of) note(part, interests);
      break;
    case "not": {
      const inside = new Set<Interest>();
      note(expression.of, inside);
      if (inside.has("network")) interests.add("negated");
      for (const interest of inside) interests.add(interest);
      break;
    }
    case "protocol":
      if (!LINK_LEVEL.has(expression.protocol)) interests.add("network");
      if (TRANSPORTS.has(expression.protocol)) interests.add("transport");
      break;
    case "id": {
      const { protocol, type } = expression.qualifiers;
      const isPort = type === "port" || type === "portrange";
      if (protocol !== "link") interests.add("network");
      if (isPort) interests.add("ports");
      if (isPort || (type === "proto" && protocol === "ip6")) interests.add("transport");
      break;
    }
    case "relation":
      noteOctets(expression.left, interests);
      noteOctets(expression.right, interests);
      break;
    case "vlan":
    case "mpls":
    case "pppoes":
    case "geneve":
    case "vxlan":
      interests.add("encapsulation");
  }
}

function noteOctets(arithmetic: Arithmetic, interests: Set<Interest>): void {
  switch (arithmetic.kind) {
    case "octets":
      if (!LINK_LEVEL.has(arithmetic.protocol)) interests.add("network");
      if (PAYLOADS.has(arithmetic.protocol)) interests.add("payload");
      return noteOctets(arithmetic.at, interests);
    case "operation":
      noteOctets(arithmetic.left, interests);
      return noteOctets(arithmetic.right, interests);
    case "negative":
      return noteOctets(arithmetic.of, interests);
    case "number":
    case "length":
  }
}
