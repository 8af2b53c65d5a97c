import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import type { Custom } from "../../definition/custom.ts";
import { ipv4, ipv6 } from "../../definition/fields.ts";

/** Octets of the header before the addresses, and which of them counts those. */
const HEADER = 8;
const COUNT = 3;
/** Where the kind of authentication stands, the one that has a text behind the addresses, and the octets of that. */
const AUTHENTICATION = 4;
const SIMPLE_TEXT = 1;
const SECRET = 8;
const IPV4 = 4;
const IPV6 = 16;

/** The addresses of a virtual router: of IPv6 where there is room for so many and the version is 3, else of IPv4. */
export const vrrpAddresses: Custom<readonly string[]> = {
  name: "virtual router addresses",
  skip(bytes, at, end, layerStart) {
    const count = bytes[layerStart + COUNT];
    const wide = bytes[layerStart] >> 4 === 3 && at + IPV6 * count <= end;
    return at + count * (wide ? IPV6 : IPV4);
  },
  read({ bytes }, start, end) {
    const size = sizeOf(bytes, start, end);
    const addresses: string[] = [];
    for (let at = start; at < end; at += size)
      addresses.push(size === IPV6 ? formatIPv6(bytes, at) : formatIPv4(bytes, at));
    return addresses;
  },
  write(writer, addresses = []) {
    for (const address of addresses) {
      const octets = parseIPv4(address) ?? parseIPv6(address);
      if (!octets) throw new RangeError(`addrlist: "${address}" is not an address`);
      writer.octets(octets);
    }
  },
  inner: [
    { key: "ipv4", field: ipv4({ filter: "ip_addr", label: "IP Address" }) },
    { key: "ipv6", field: ipv6({ filter: "ipv6_addr", label: "IPv6 Address" }) },
  ],
  lacks: true,
  visit(bytes, start, end, found, layerStart, limit) {
    const size = sizeOf(bytes, start, end);
    for (let at = start; at < end; at += size) found(size === IPV6 ? 1 : 0, at, at + size);
    const isSecret = bytes[layerStart] >> 4 < 3 && bytes[layerStart + AUTHENTICATION] === SIMPLE_TEXT;
    return isSecret && limit - end < SECRET;
  },
};

function sizeOf(bytes: Uint8Array, start: number, end: number): number {
  return end - start === IPV6 * bytes[start - HEADER + COUNT] ? IPV6 : IPV4;
}
