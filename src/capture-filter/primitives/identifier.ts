import type { Condition } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import type { Frame } from "../frame.ts";
import type { Operand } from "../syntax-tree.ts";
import { gateway, gatewayNeedsName } from "./gateway.ts";
import { hostNamed, ipv4HostOrNet, ipv4Net, ipv6HostOrNet, netNamed } from "./host-and-net.ts";
import { portOrRange } from "./port.ts";
import { protoOrChain } from "./proto.ts";
import { type Identifier, invalidQualifier } from "./qualified.ts";
import { oneOctetStation, stationNamed, stationWithAddress } from "./station.ts";

/** What kinds of values are called where they are not what a word takes. */
const VALUES: Partial<Readonly<Record<Operand["kind"], string>>> = {
  ipv4: "IPv4 address",
  "ipv4-prefix": "IPv4 address and prefix length",
  "ipv4-mask": "IPv4 address and netmask",
  ipv6: "IPv6 address",
  "ipv6-prefix": "IPv6 address and prefix length",
};

/** A value and the words before it: `tcp port 80`, `src net 10`, `host example`. */
export function identifier(id: Identifier, frame: Frame): Condition {
  const { operand } = id;
  const { type = "host" } = id.qualifiers;
  if (operand.kind === "mac") return stationWithAddress(id, operand, frame);
  if (operand.kind === "one-octet") return oneOctetStation(id, operand, frame);
  const isHostOrNet = type === "host" || type === "net";
  const value = VALUES[operand.kind];
  if (value !== undefined && !isHostOrNet && type !== "gateway")
    throw new FilterError(`'${type}' qualifier applied to ${value}`, id.span, hintFor(operand, type));
  if (type === "gateway") {
    if (operand.kind !== "name") throw gatewayNeedsName(id);
    return gateway(id, operand, frame);
  }
  switch (operand.kind) {
    case "name":
      return named(id, operand, frame);
    case "number":
      return isHostOrNet ? ipv4HostOrNet(id, operand, frame) : numberOrName(id, operand, frame);
    case "ipv4":
      return ipv4HostOrNet(id, operand, frame);
    case "ipv4-prefix":
    case "ipv4-mask":
      return ipv4Net(id, operand, frame);
    case "ipv6":
    case "ipv6-prefix":
      return ipv6HostOrNet(id, operand, frame);
  }
}

function named(id: Identifier, operand: Extract<Operand, { kind: "name" }>, frame: Frame): Condition {
  const { protocol, type = "host" } = id.qualifiers;
  if (protocol === "decnet") throw invalidQualifier("decnet", type, id);
  if (type === "net") return netNamed(id, operand, frame);
  if (type !== "host") return numberOrName(id, operand, frame);
  return protocol === "link" ? stationNamed(id, operand, frame) : hostNamed(id, operand, frame);
}

function numberOrName(id: Identifier, operand: Extract<Operand, { kind: "name" | "number" }>, frame: Frame): Condition {
  const { protocol, type } = id.qualifiers;
  if (protocol === "decnet" && type !== undefined) throw invalidQualifier("decnet", type, id);
  return type === "port" || type === "portrange" ? portOrRange(id, operand, frame) : protoOrChain(id, operand, frame);
}

function hintFor({ text }: Operand, type: string): string | undefined {
  return type === "port" || type === "portrange" ? `did you mean \`host ${text}\`?` : undefined;
}
