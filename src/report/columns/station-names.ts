import { formatMac } from "../../bytes/addresses.ts";
import { shortMakerName } from "./maker-names.ts";
import { wellKnownStations } from "./well-known-stations.ts";

/** The files that names of stations come from; texts are empty where there is none. */
export interface StationFiles {
  /** ethers(5) */
  readonly ethers: string;
  /** Whose an address of twelve hexadecimal digits is. */
  maker(address: string): Maker | undefined;
  /** Wireshark's wka, addresses, and those that begin alike, with names of their own; `wellKnownStations` where it is empty. */
  readonly wellKnown: string;
}

/** Who has the addresses that begin with a prefix of so many bits; `short` where it does not follow from the name. */
export interface Maker {
  readonly bits: number;
  readonly name: string;
  readonly short: string | undefined;
}

/** Addresses whose names are kept. */
const LIMIT = 65536;
const BROADCAST = "ff:ff:ff:ff:ff:ff";
const OCTETS = 6;

interface Known {
  readonly address: number;
  readonly bits: number;
  readonly name: string;
}

/** Names of stations as Wireshark makes them: `Broadcast`, `IPv4mcast_fb`, the maker's with the rest of the address. */
export class StationNames {
  private readonly files: StationFiles;
  private readonly names = new Map<number, string>();
  private readonly makers = new Map<number, string | undefined>();
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

  /** Whose the address at `at` is, in full; undefined where nobody knows. */
  makerOf(bytes: Uint8Array, at: number): string | undefined {
    const prefix = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
    if (this.makers.has(prefix)) return this.makers.get(prefix);
    if (this.makers.size >= LIMIT) this.makers.clear();
    const name = this.files.maker(digits(prefix).slice(-6))?.name;
    this.makers.set(prefix, name);
    return name;
  }

  private make(number: number, text: string): string {
    if (text === BROADCAST) return "Broadcast";
    this.known ??= [...knownAddresses(this.files.ethers), ...knownAddresses(this.files.wellKnown || wellKnownStations)];
    const fit = this.known
      .filter(({ address, bits }) => masked(number, bits) === masked(address, bits))
      .toSorted((one, other) => other.bits - one.bits)[0];
    if (fit) return fit.bits === 48 ? fit.name : `${fit.name}_${rest(number, fit.bits, alike(number, fit))}`;
    return this.byMaker(number) ?? text;
  }

  private byMaker(number: number): string | undefined {
    const maker = this.files.maker(digits(number));
    return maker && `${maker.short ?? shortMakerName(maker.name)}_${rest(number, maker.bits)}`;
  }
}

/** How many bits an address has in common with a prefix that zeros follow, but not all: leading zeros are no part of a name. */
function alike(number: number, { address, bits }: Known): number {
  for (let most = 47; most > bits; most--) if (masked(number, most) === masked(address, bits)) return most;
  return bits;
}

/** What a prefix leaves of an address: whole octets from the bit `from` on, of which a divided one has only its bits behind the prefix. */
function rest(number: number, bits: number, from = bits): string {
  const left = digits(number - masked(number, bits));
  return (left.match(/../g) ?? []).slice(Math.floor(from / 8)).join(":");
}

function masked(number: number, bits: number): number {
  const unit = 2 ** (48 - bits);
  return Math.floor(number / unit) * unit;
}

function digits(number: number): string {
  return number.toString(16).padStart(12, "0");
}

/** Lines of addresses, with `/bits` behind those that stand for all that begin so, and names. */
function knownAddresses(text: string): Known[] {
  return text.split("\n").flatMap((line) => {
    const [, octets, bits, name] = /^([0-9A-Fa-f]{2}(?:[-:]?[0-9A-Fa-f]{2}){2,5})(?:\/(\d+))?\s+(\S+)/.exec(line) ?? [];
    if (octets === undefined) return [];
    const digits = octets.replace(/[-:]/g, "");
    return [{ address: Number(`0x${digits.padEnd(12, "0")}`), bits: Number(bits ?? 4 * digits.length), name }];
  });
}
