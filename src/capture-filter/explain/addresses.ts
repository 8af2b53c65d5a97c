import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import type { FilterNames } from "../filter-names.ts";
import type { DirectionWord, Operand, Primitive } from "../syntax-tree.ts";
import { protocolName } from "./protocol-names.ts";

type Id = Extract<Primitive, { kind: "id" }>;

const DIRECTIONS: Readonly<Record<DirectionWord, string>> = {
  src: "from the",
  dst: "to the",
  "src or dst": "from or to the",
  "src and dst": "both from and to the",
  ra: "received (RA) by the",
  ta: "transmitted (TA) by the",
  addr1: "with address 1 of the",
  addr2: "with address 2 of the",
  addr3: "with address 3 of the",
  addr4: "with address 4 of the",
};

/** `is from or to the host 10.0.0.1 (in IPv4, ARP or RARP)`; `values` is the list of hosts or networks in words. */
export function addressText(ids: readonly Id[], values: string, names: FilterNames): string {
  const { protocol, direction = "src or dst", type } = ids[0].qualifiers;
  const what = `${DIRECTIONS[direction]} ${type === "net" ? "network" : kindOfHost(ids[0])} ${values}`;
  if (protocol === "link") return `is ${what}`;
  if (protocol !== undefined) return `is ${protocolName(protocol)} ${what}`;
  return `is ${what} (in ${familiesOf(ids, names)})`;
}

function kindOfHost({ qualifiers, operand }: Id): string {
  return qualifiers.protocol === "link" || operand.kind === "mac" ? "station" : "host";
}

/** Where addresses without a protocol before them are looked for. */
function familiesOf(ids: readonly Id[], names: FilterNames): string {
  const lengths = new Set(ids.flatMap((id) => addressLengths(id, names)));
  if (!lengths.has(4)) return "IPv6";
  return lengths.has(16) ? "IPv4, IPv6, ARP or RARP" : "IPv4, ARP or RARP";
}

/** Octets in the addresses that a value stands for. */
function addressLengths({ qualifiers, operand }: Id, names: FilterNames): number[] {
  if (operand.kind === "ipv6" || operand.kind === "ipv6-prefix") return [16];
  if (operand.kind !== "name" || qualifiers.type === "net") return [4];
  return names.hosts(operand.text).map(({ length }) => length);
}

/** A name is followed by the addresses that it stands for. */
export function hostText(operand: Operand, names: FilterNames): string {
  if (operand.kind === "ipv6") return formatIPv6(operand.address, 0);
  if (operand.kind !== "name") return operand.text;
  const texts = names.hosts(operand.text).map((octets) => (octets.length === 4 ? formatIPv4 : formatIPv6)(octets, 0));
  return texts.length === 0 ? operand.text : `${operand.text} (${texts.join(", ")})`;
}

/** `10.1` is the network 10.1.0.0/16; a name stands for an address of which all bits count. */
export function networkText(operand: Operand, names: FilterNames): string {
  switch (operand.kind) {
    case "ipv4":
    case "number": {
      const parts = operand.text.split(".").map(Number);
      return `${ipv4Text(parts)}/${8 * parts.length}`;
    }
    case "ipv4-prefix":
      return `${operand.text}/${operand.length}`;
    case "ipv4-mask":
      return `${operand.text} mask ${operand.mask}`;
    case "ipv6-prefix":
      return `${formatIPv6(operand.address, 0)}/${operand.length}`;
    case "ipv6":
      return `${formatIPv6(operand.address, 0)}/128`;
    case "name": {
      const octets = names.network(operand.text);
      return octets === undefined ? operand.text : `${operand.text} (${ipv4Text([...octets])}/32)`;
    }
    case "mac":
    case "one-octet":
      return operand.text;
  }
}

function ipv4Text(octets: readonly number[]): string {
  return formatIPv4(
    Uint8Array.from({ length: 4 }, (_, i) => octets[i] ?? 0),
    0,
  );
}
