import { all, type Condition, not } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { type Frame, notSupported } from "../frame.ts";
import type { Operand } from "../syntax-tree.ts";
import { addressesOf } from "./host-and-net.ts";
import { hasIpv4Address, HOLDERS_OF_IPV4 } from "./ip-address.ts";
import { checkQualifier, type Identifier, invalidQualifier, spelled } from "./qualified.ts";
import { addressOfStation, hasMacs, macIs } from "./station.ts";

type Name = Extract<Operand, { kind: "name" }>;

/** `gateway NAME`: sent by way of the host, but neither from it nor to it: its station's address without its IP addresses. */
export function gateway(id: Identifier, operand: Name, frame: Frame): Condition {
  const { protocol } = id.qualifiers;
  checkQualifier(id, HOLDERS_OF_IPV4, "gateway");
  if (!hasMacs(frame)) throw notSupported(frame, "gateway");
  if (frame.inside?.kind === "tunnel")
    throw new FilterError("'gateway' cannot be used within VXLAN or Geneve", id.span);
  const station = macIs(frame, addressOfStation(operand, frame), "src or dst");
  const { ipv4 } = addressesOf(operand, frame);
  if (ipv4.length === 0) {
    const family = protocol === undefined ? "" : " for specified address family";
    throw new FilterError(`unknown host '${operand.text}'${family}`, operand.span);
  }
  return all(station, hasIpv4Address(frame, protocol, "src or dst", ipv4, not));
}

/** A gateway with a number has two addresses that nothing connects. */
export function gatewayNeedsName(id: Identifier): FilterError {
  const { protocol } = id.qualifiers;
  const text = spelled(id.operand);
  if (protocol === "decnet" && id.operand.kind.startsWith("ipv4-")) return invalidQualifier("decnet", "gateway", id);
  const hint = `name the host, or write \`ether host MAC and not host ${text}\` with its station's address`;
  return new FilterError(`'gateway' is not a valid qualifier for '${text}'`, id.span, hint);
}
