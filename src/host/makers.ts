import { existsSync, readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { nameFiles, nameLines, type NameFilePaths } from "./name-files.ts";

/** Who has the addresses that begin with a prefix of so many bits; `short` where it does not follow from the name. */
export interface Maker {
  readonly bits: number;
  readonly name: string;
  readonly short: string | undefined;
}

/** Finds the maker of an address of twelve hexadecimal digits, or whom a prefix of six belongs to. */
export type FindMaker = (address: string) => Maker | undefined;

/** Packed by `npm run makers`: lines of prefix, name and sometimes short name, in the order of the prefixes. */
const REGISTRY = new URL("../../data/makers.br", import.meta.url);
const LINE_FEED = 10;
const TAB = 9;
/** Hexadecimal digits of the prefixes that there are, longest first: all of an address begin with the same six. */
const PREFIXES = [9, 7, 6];

/** The makers of Wireshark's manuf where that is installed, else of the registry that comes with this program. */
export function makers(paths: NameFilePaths = nameFiles): FindMaker {
  return existsSync(paths.manufacturers ?? nameFiles.manufacturers) ? listedMakers(paths) : registeredMakers();
}

/** The makers of Wireshark's manuf. */
function listedMakers(paths: NameFilePaths): FindMaker {
  const find = nameLines("manufacturers", paths);
  return (address) => {
    const lines = find(octets(address.slice(0, 6)));
    for (const digits of PREFIXES) {
      if (digits > address.length) continue;
      const prefix = octets(address.slice(0, digits).padEnd(digits === 6 ? 6 : 12, "0"));
      const key = digits === 6 ? `${prefix}\t` : `${prefix}/${4 * digits}\t`;
      const line = lines.find((one) => one.startsWith(key));
      if (line === undefined) continue;
      const [short, name = ""] = Buffer.from(line.slice(key.length), "latin1").toString().split("\t");
      return { bits: 4 * digits, name: name || short.trim(), short: short.trim() };
    }
    return undefined;
  };
}

function octets(digits: string): string {
  return (digits.match(/../g) ?? []).join(":").toUpperCase();
}

/** The makers of the registry; it is unpacked when somebody is first asked for. */
export function registeredMakers(unpacked: () => Buffer = unpackRegistry): FindMaker {
  let table: Buffer | undefined;
  return (address) => {
    table ??= unpacked();
    for (const digits of PREFIXES) {
      if (digits > address.length) continue;
      const line = lineOf(table, address.slice(0, digits).toUpperCase());
      if (line === undefined) continue;
      const [, name, short] = line.split("\t");
      return { bits: 4 * digits, name, short };
    }
    return undefined;
  };
}

function unpackRegistry(): Buffer {
  try {
    return brotliDecompressSync(readFileSync(REGISTRY));
  } catch {
    return Buffer.alloc(0);
  }
}

/** The line of exactly this prefix. */
function lineOf(table: Buffer, prefix: string): string | undefined {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : table.lastIndexOf(LINE_FEED, middle - 1) + 1;
    const next = table.indexOf(LINE_FEED, middle);
    const end = next < 0 ? table.length : next;
    const here = table.toString("latin1", start, table.indexOf(TAB, start));
    if (here === prefix) return table.toString("utf8", start, end);
    if (here < prefix) low = end + 1;
    else high = start;
  }
  return undefined;
}
