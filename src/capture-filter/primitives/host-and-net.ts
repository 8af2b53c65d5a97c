import { any, type Condition } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import type { Frame } from "../frame.ts";
import { type Ipv4Network, ipv4Network, ipv4Text, leftJustified, prefixMask } from "../ipv4-text.ts";
import type { Operand } from "../syntax-tree.ts";
import { decnetHost } from "./decnet.ts";
import { hasIpv4Address, hasIpv6Address, HOLDERS_OF_IPV4, type Ipv6Network } from "./ip-address.ts";
import { checkQualifier, directionOf, type Identifier, invalidQualifier, spelled } from "./qualified.ts";

type Of<Kind extends Operand["kind"]> = Extract<Operand, { kind: Kind }>;

/** `host` and `net` with a number, or with numbers and dots. */
export function ipv4HostOrNet(id: Identifier, operand: Of<"number" | "ipv4">, frame: Frame): Condition {
  const { protocol, type } = id.qualifiers;
  if (protocol === "decnet") {
    if (type === "net") throw invalidQualifier("decnet", "net", id);
    return decnetHost(id, operand, frame);
  }
  const network = networkOf(operand, type === "net");
  if (protocol === "link") throw new FilterError(`illegal link-layer address '${operand.text}'`, operand.span);
  checkQualifier(id, HOLDERS_OF_IPV4, `${type ?? "host"} <IPv4 address>`);
  return hasIpv4Address(frame, protocol, directionOf(id), [network]);
}

/** A number is a whole address; for `net` it has as many octets as it needs, so that `net 10` is 10.0.0.0/8. */
function networkOf(operand: Of<"number" | "ipv4">, isNet: boolean): Ipv4Network {
  if (operand.kind === "ipv4") return ipv4Network(operand.text, operand.span);
  const { value } = operand;
  const octets = [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
  const leading = octets.findIndex((octet) => octet !== 0);
  return leftJustified(isNet && leading > 0 ? octets.slice(leading) : octets);
}

/** `net 10.0.0.0/8`, `net 10.0.0.0 mask 255.0.0.0`. */
export function ipv4Net(id: Identifier, operand: Of<"ipv4-prefix" | "ipv4-mask">, frame: Frame): Condition {
  const { protocol, type } = id.qualifiers;
  if (protocol === "decnet") throw invalidQualifier("decnet", type ?? "host", id);
  if (type !== "net") throw notANet(id);
  const { address } = ipv4Network(operand.text, operand.span);
  const mask = maskOf(operand);
  checkQualifier(id, HOLDERS_OF_IPV4, "net <IPv4 prefix>");
  if ((address & ~mask) !== 0) throw bitsOutside(operand, ipv4Text(address & mask));
  return hasIpv4Address(frame, protocol, directionOf(id), [{ address, mask }]);
}

function maskOf(operand: Of<"ipv4-prefix" | "ipv4-mask">): number {
  if (operand.kind === "ipv4-mask") return ipv4Network(operand.mask, operand.span).address;
  if (operand.length > 32)
    throw new FilterError(`netmask length ${operand.length} greater than maximum 32`, operand.span);
  return prefixMask(operand.length);
}

/** `host` and `net` with an IPv6 address, which for `host` must be whole. */
export function ipv6HostOrNet(id: Identifier, operand: Of<"ipv6" | "ipv6-prefix">, frame: Frame): Condition {
  const { type } = id.qualifiers;
  const length = operand.kind === "ipv6-prefix" ? operand.length : 128;
  if (length > 128) throw new FilterError(`netmask length ${length} greater than maximum 128`, operand.span);
  const whole = operand.address.map((octet, i) => octet & prefixOctet(length, i));
  if (!whole.every((octet, i) => octet === operand.address[i])) throw bitsOutside(operand);
  if (type !== "net" && length !== 128) throw notANet(id);
  checkQualifier(id, ["ip6"], type === "net" ? "net <IPv6 prefix>" : "host <IPv6 address>");
  return hasIpv6Address(frame, directionOf(id), [{ address: operand.address, length }]);
}

function prefixOctet(length: number, octet: number): number {
  return prefixMask(Math.max(0, Math.min(8, length - 8 * octet))) >>> 24;
}

function notANet(id: Identifier): FilterError {
  const text = spelled(id.operand);
  return new FilterError(`'host' is not a valid qualifier for '${text}'`, id.span, `did you mean \`net ${text}\`?`);
}

function bitsOutside(operand: Operand & { readonly length?: number }, network?: string): FilterError {
  const hint =
    network && operand.length !== undefined ? `did you mean \`net ${network}/${operand.length}\`?` : undefined;
  return new FilterError(`non-network bits set in "${spelled(operand)}"`, operand.span, hint);
}

/** `net` with a name of /etc/networks, whose number the system fills up to four octets that all count. */
export function netNamed(id: Identifier, operand: Of<"name">, frame: Frame): Condition {
  checkQualifier(id, HOLDERS_OF_IPV4, "net <IPv4 network name>");
  const direction = directionOf(id);
  const octets = frame.context.names.network(operand.text);
  if (octets === undefined) throw new FilterError(`unknown network '${operand.text}'`, operand.span);
  const { address } = leftJustified([...octets]);
  return hasIpv4Address(frame, id.qualifiers.protocol, direction, [{ address, mask: 0xffffffff }]);
}

/** `host` with a name: any of its addresses that the protocol can hold, in the order of their numbers. */
export function hostNamed(id: Identifier, operand: Of<"name">, frame: Frame): Condition {
  const { protocol } = id.qualifiers;
  checkQualifier(id, [...HOLDERS_OF_IPV4, "ip6"], "host <Internet hostname>");
  const direction = directionOf(id);
  const { ipv4, ipv6 } = addressesOf(operand, frame);
  const conditions: Condition[] = [];
  if (protocol !== "ip6" && ipv4.length > 0) conditions.push(hasIpv4Address(frame, protocol, direction, ipv4));
  if ((protocol === undefined || protocol === "ip6") && ipv6.length > 0)
    conditions.push(hasIpv6Address(frame, direction, ipv6));
  if (conditions.length > 0) return any(...conditions);
  const family = protocol === undefined ? "" : " for specified address family";
  throw new FilterError(`unknown host '${operand.text}'${family}`, operand.span);
}

/** The addresses of a host, sorted. */
export function addressesOf(
  { text, span }: Of<"name">,
  { context }: Frame,
): { readonly ipv4: readonly Ipv4Network[]; readonly ipv6: readonly Ipv6Network[] } {
  const known = context.names.hosts(text);
  if (known.length === 0) throw new FilterError(`unknown host '${text}'`, span);
  const sorted = [...known].sort(byOctets);
  return {
    ipv4: sorted.filter(({ length }) => length === 4).map((octets) => leftJustified([...octets])),
    ipv6: sorted.filter(({ length }) => length === 16).map((address) => ({ address, length: 128 })),
  };
}

function byOctets(a: Uint8Array, b: Uint8Array): number {
  const different = a.findIndex((octet, i) => octet !== b[i]);
  return different < 0 ? 0 : a[different] - b[different];
}
