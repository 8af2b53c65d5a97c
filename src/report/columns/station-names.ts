import { formatMac } from "../../bytes/addresses.ts";

/** The files that names of stations come from, as texts; empty where there is none. */
export interface StationFiles {
  /** ethers(5) */
  readonly ethers: string;
  /** Wireshark's manuf: prefixes of addresses, and whose they are. */
  readonly manufacturers: string;
  /** Wireshark's wka: addresses, and those that begin alike, with names of their own. */
  readonly wellKnown: string;
}

/** Addresses whose names are kept. */
const LIMIT = 65536;
const BROADCAST = "ff:ff:ff:ff:ff:ff";
const OCTETS = 6;
/** Bits of the prefixes that makers have. */
const PREFIXES = [36, 28, 24];

interface Known {
  readonly address: number;
  readonly bits: number;
  readonly name: string;
}

/** Names of stations as Wireshark makes them: `Broadcast`, `IPv4mcast_fb`, the maker's with the rest of the address. */
export class StationNames {
  private readonly files: StationFiles;
  private readonly names = new Map<number, string>();
  private known: readonly Known[] | undefined;

  constructor(files: StationFiles) {
    this.files = files;
  }

  /** The name of the address at `at`; the address itself where it has none. */
  of(bytes: Uint8Array, at: number): string {
    let number = 0;
    for (let i = 0; i < OCTETS; i++) number = number * 256 + bytes[at + i];
    const kept = this.names.get(number);
    if (kept !== undefined) return kept;
    if (this.names.size >= LIMIT) this.names.clear();
    const name = this.make(number, formatMac(bytes, at));
    this.names.set(number, name);
    return name;
  }

  private make(number: number, text: string): string {
    if (text === BROADCAST) return "Broadcast";
    this.known ??= [...knownAddresses(this.files.ethers), ...knownAddresses(this.files.wellKnown)];
    const fit = this.known
      .filter(({ address, bits }) => masked(number, bits) === masked(address, bits))
      .toSorted((one, other) => other.bits - one.bits)[0];
    if (fit) return fit.bits === 48 ? fit.name : `${fit.name}_${rest(text, alike(number, fit))}`;
    return this.byMaker(number, text) ?? text;
  }

  /** The file is searched as it is: there are far fewer addresses in a capture than lines in it. */
  private byMaker(number: number, text: string): string | undefined {
    const { manufacturers } = this.files;
    const keys = PREFIXES.map((bits) => {
      const prefix = hex(masked(number, bits)).toUpperCase();
      return { bits, key: bits === 24 ? `\n${prefix.slice(0, 8)}\t` : `\n${prefix}/${bits}\t` };
    });
    const found = new Map<number, string>();
    // All begin alike, so that the file is gone through once.
    const beginning = keys[0].key.slice(0, 9);
    for (let at = manufacturers.indexOf(beginning); at >= 0; at = manufacturers.indexOf(beginning, at + 1)) {
      const fit = keys.find(({ key }) => manufacturers.startsWith(key, at));
      if (!fit || found.has(fit.bits)) continue;
      const from = at + fit.key.length;
      const name = /^[^\t\n]*/.exec(manufacturers.slice(from, from + 64))?.[0].trim();
      if (name) found.set(fit.bits, name);
    }
    const bits = PREFIXES.find((one) => found.has(one));
    return bits === undefined ? undefined : `${found.get(bits)}_${rest(text, bits)}`;
  }
}

/** How many bits an address has in common with a prefix that zeros follow, but not all: leading zeros are no part of a name. */
function alike(number: number, { address, bits }: Known): number {
  for (let most = 47; most > bits; most--) if (masked(number, most) === masked(address, bits)) return most;
  return bits;
}

/** What a prefix leaves of an address: whole octets. */
function rest(text: string, bits: number): string {
  return text.slice(3 * Math.floor(bits / 8));
}

function masked(number: number, bits: number): number {
  const unit = 2 ** (48 - bits);
  return Math.floor(number / unit) * unit;
}

function hex(number: number): string {
  return (number.toString(16).padStart(12, "0").match(/../g) ?? []).join(":");
}

/** Lines of addresses, with `/bits` behind those that stand for all that begin so, and names. */
function knownAddresses(text: string): Known[] {
  return text.split("\n").flatMap((line) => {
    const [, octets, bits, name] = /^([0-9A-Fa-f]{2}(?:[-:][0-9A-Fa-f]{2}){2,5})(?:\/(\d+))?\s+(\S+)/.exec(line) ?? [];
    if (octets === undefined) return [];
    const digits = octets.replace(/[-:]/g, "");
    return [{ address: Number(`0x${digits.padEnd(12, "0")}`), bits: Number(bits ?? 4 * digits.length), name }];
  });
}
