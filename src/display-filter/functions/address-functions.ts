import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import type { FieldType } from "../../definition/kinds.ts";
import { ipv4Octets } from "../meaning/slices.ts";
import { spanOf, workedOut } from "../meaning/term.ts";
import { classOf } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import { onlyField, refused, type FilterFunction } from "./function.ts";
import { specialBlocks, type SpecialBlock } from "./special-addresses.ts";

interface Block {
  readonly octets: Uint8Array;
  readonly bits: number;
}

function blockOf(prefix: string): Block {
  const [address, bits] = prefix.split("/");
  return { octets: parseIPv4(address) ?? parseIPv6(address) ?? new Uint8Array(0), bits: Number(bits) };
}

function isIn(address: Uint8Array, { octets, bits }: Block): boolean {
  if (address.length !== octets.length) return false;
  for (let i = 0; 8 * i < bits; i++) {
    const mask = 0xff00 >> Math.min(8, bits - 8 * i);
    if (((address[i] ^ octets[i]) & mask & 255) !== 0) return false;
  }
  return true;
}

let special: readonly (Block & Pick<SpecialBlock, "name" | "mask">)[] | undefined;

/** The block of the registries that an address is in, by the longest prefix. */
function specialOf(address: Uint8Array): Pick<SpecialBlock, "name" | "mask"> | undefined {
  special ??= specialBlocks()
    .map(({ prefix, name, mask }) => ({ ...blockOf(prefix), name, mask }))
    .toSorted((one, other) => other.bits - one.bits);
  return special.find((block) => isIn(address, block));
}

type Families = readonly ("ipv4" | "ipv6")[];
const both: Families = ["ipv4", "ipv6"];

function onAddresses(
  usage: string,
  families: Families,
  type: FieldType,
  make: (address: Uint8Array) => Value | undefined,
): FilterFunction {
  return {
    least: 1,
    most: 1,
    usage,
    term(context, call) {
      const of = onlyField(context, call);
      if (!families.some((family) => classOf(of.type) === family)) return refused(context, call, of);
      return workedOut(spanOf(call), type, (subject, found) =>
        of.values(subject, (value) => {
          const made = make(value instanceof Uint8Array ? value : ipv4Octets(Number(value)));
          return made !== undefined && found(made);
        }),
      );
    },
  };
}

function within(usage: string, families: Families, prefixes: readonly string[]): FilterFunction {
  let blocks: readonly Block[] | undefined;
  return onAddresses(usage, families, "FT_BOOLEAN", (address) => {
    blocks ??= prefixes.map(blockOf);
    return blocks.some((block) => isIn(address, block)) ? 1 : 0;
  });
}

/** Tests of addresses; the private ones are those of RFC 1918, RFC 3927, RFC 4193, RFC 4291 and RFC 5771. */
export const addressFunctions: { readonly [name: string]: FilterFunction } = {
  ip_special_name: onAddresses("ip_special_name(ip)", both, "FT_STRING", (address) => specialOf(address)?.name),
  ip_special_mask: onAddresses("ip_special_mask(ip)", both, "FT_UINT32", (address) => specialOf(address)?.mask ?? 0),
  ip_linklocal: within("ip_linklocal(ip)", both, ["169.254.0.0/16", "fe80::/10"]),
  ip_multicast: within("ip_multicast(ip)", both, ["224.0.0.0/4", "ff00::/8"]),
  ip_rfc1918: within("ip_rfc1918(ipv4)", ["ipv4"], ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]),
  ip_ula: within("ip_ula(ipv6)", ["ipv6"], ["fc00::/7"]),
};
