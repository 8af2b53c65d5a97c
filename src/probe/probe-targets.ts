import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../bytes/addresses.ts";

/** A host that is probed: as the user calls it, and its address. */
export interface ProbeTarget {
  readonly name: string;
  readonly address: string;
}

/** The IP version that addresses are to have, where somebody says so. */
export type Family = 4 | 6 | undefined;

/** Finds the addresses of hosts, all at once; a name that is missing was not answered in time. */
export type LookUpNames = (names: readonly string[]) => Promise<ReadonlyMap<string, readonly Uint8Array[]>>;

/** A target is no address, and no host has it as a name. */
export class UnknownHostError extends Error {
  override readonly name = "UnknownHostError";
  readonly code = "UNKNOWN_HOST";
}

/** The hosts that words name: addresses, also with zones (`fe80::1%eth0`), or names. Throws UnknownHostError. */
export async function probeTargets(
  words: readonly string[],
  family: Family,
  lookUp: LookUpNames,
): Promise<ProbeTarget[]> {
  const names = words.filter((word) => familyOf(word) === undefined);
  const known = names.length === 0 ? new Map<string, readonly Uint8Array[]>() : await lookUp(names);
  return words.map((name) => {
    const own = familyOf(name);
    if (own !== undefined && family !== undefined && own !== family)
      throw new UnknownHostError(`${name} is an IPv${own} address, not one of IPv${family}`);
    return { name, address: own === undefined ? addressOf(name, known.get(name), family) : name };
  });
}

function addressOf(name: string, found: readonly Uint8Array[] | undefined, family: Family): string {
  if (found === undefined) throw new UnknownHostError(`${name}: nobody says in time what its address is`);
  const wanted = found.find(({ length }) => family === undefined || length === (family === 4 ? 4 : 16));
  if (wanted !== undefined) return wanted.length === 4 ? formatIPv4(wanted, 0) : formatIPv6(wanted, 0);
  if (found.length > 0) throw new UnknownHostError(`${name} has no IPv${family} address`);
  throw new UnknownHostError(`${name}: no such host, and no address`);
}

function familyOf(word: string): Family {
  if (parseIPv4(word) !== undefined) return 4;
  return parseIPv6(word.split("%")[0]) === undefined ? undefined : 6;
}
