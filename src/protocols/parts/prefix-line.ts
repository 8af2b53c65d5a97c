import type { DumpLine } from "../../definition/dump-line.ts";

/** Columns of an IPv4 address in lists. */
const WIDE = 15;

/** How many bits of a mask are set, from the first on; -1 where others are. */
export function maskBits(mask: number): number {
  const bits = Math.clz32(~mask);
  return mask >>> 0 === (bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0) ? bits : -1;
}

/** An IPv4 address of a list, or its name, flush right. */
export function wideHost(line: DumpLine, at: number): void {
  line.need(at, 4);
  wideAddress(line, line.bytes.subarray(at, at + 4));
}

/** The IPv4 prefix of whose address as many octets stand at `at` as its bits need; flush right. */
export function widePrefix(line: DumpLine, at: number, bits: number): void {
  const octets = Math.ceil(bits / 8);
  line.need(at, octets);
  const address = new Uint8Array(4);
  address.set(line.bytes.subarray(at, at + octets));
  wideAddress(line, address);
  line.text(`/${bits}`);
}

function wideAddress(line: DumpLine, address: Uint8Array): void {
  line.text((line.names.ipv4(address, 0) ?? address.join(".")).padStart(WIDE));
}
