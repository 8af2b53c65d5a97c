import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../bytes/addresses.ts";
import { nameTable } from "../capture-filter/names/name-table.ts";
import { readNameFile } from "../host/name-files.ts";
import type { CommandIo } from "./io.ts";
import { lookUpHosts } from "./look-up-hosts.ts";
import { Refusal } from "./refusal.ts";

/** Milliseconds that the names of targets are waited for. */
const LOOKUP_MS = 5000;

/** A host that is probed: as the user calls it, and its address. */
export interface ProbeTarget {
  readonly name: string;
  readonly address: string;
}

/** IP version that addresses are to have, where the user says so. */
export type Family = 4 | 6 | undefined;

/** The hosts that words name: addresses, also with zones (`fe80::1%eth0`), or names. Throws a Refusal for what is neither. */
export async function probeTargets(words: readonly string[], family: Family, io: CommandIo): Promise<ProbeTarget[]> {
  const files = nameTable((file) => readNameFile(file, io.nameFiles));
  const names = words.filter((word) => versionOf(word) === undefined && files.hosts(word).length === 0);
  const lookUp = io.lookUpHosts ?? lookUpHosts;
  const known = names.length === 0 ? new Map<string, readonly Uint8Array[]>() : await lookUp(names, LOOKUP_MS);
  return words.map((name) => {
    const own = versionOf(name);
    if (own !== undefined) {
      if (family !== undefined && own !== family)
        throw new Refusal(`${name} is an IPv${own} address, not one of IPv${family}`);
      return { name, address: name };
    }
    const found = known.get(name) ?? files.hosts(name);
    const wanted = found.find(({ length }) => family === undefined || length === (family === 4 ? 4 : 16));
    if (wanted !== undefined)
      return { name, address: wanted.length === 4 ? formatIPv4(wanted, 0) : formatIPv6(wanted, 0) };
    if (found.length > 0) throw new Refusal(`${name} has no IPv${family} address`);
    throw new Refusal(`${name}: no such host, and no address`);
  });
}

function versionOf(word: string): Family {
  const [address] = word.split("%");
  if (parseIPv4(word) !== undefined) return 4;
  return parseIPv6(address) === undefined ? undefined : 6;
}
