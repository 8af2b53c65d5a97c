import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { ScanError } from "./scan-error.ts";

/** Finds the addresses of a name, in text. */
export type LookUp = (name: string) => Promise<readonly string[]>;

/** Addresses beyond which a scan wants to be confirmed. */
export const MOST_ADDRESSES = 4096n;

/** Addresses each octet of which is within its bounds: one address, a network, `10.0.0-3.1-20`. */
interface Block {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** The interface of an address that is unique only there (`fe80::1%eth0`). */
  readonly zone: string;
  readonly count: bigint;
}

/** Which addresses to scan, made one by one as they are asked for. */
export class Targets {
  private readonly blocks: readonly Block[];
  private readonly excluded: readonly Block[];
  private readonly text: string;

  constructor(blocks: readonly Block[], excluded: readonly Block[], text: string) {
    this.blocks = blocks;
    this.excluded = excluded;
    this.text = text;
  }

  /** How many addresses there are at most: some may be excluded, or named twice. */
  get count(): bigint {
    return this.blocks.reduce((sum, { count }) => sum + count, 0n);
  }

  /** What is scanned, as `10.0.0.0/24 but 10.0.0.1 (256 addresses)`. */
  get description(): string {
    return `${this.text} (${this.count} ${this.count === 1n ? "address" : "addresses"})`;
  }

  /** The addresses in text, each once, in their order. */
  *[Symbol.iterator](): Generator<string> {
    for (const [place, block] of this.blocks.entries()) {
      const before = this.blocks.slice(0, place);
      for (const octets of addressesOf(block)) {
        const isIn = (other: Block): boolean => includes(other, octets, block.zone);
        if (before.some(isIn) || this.excluded.some(isIn)) continue;
        yield (octets.length === 4 ? formatIPv4(octets, 0) : formatIPv6(octets, 0)) + block.zone;
      }
    }
  }
}

/** How names among the targets become addresses. */
export interface TargetOptions {
  readonly lookUp: LookUp;
  readonly exclude?: readonly string[];
  /** Which of a name's addresses is taken (default: the first of IPv4, else the first). */
  readonly version?: 4 | 6 | undefined;
}

/**
 * Reads targets: addresses, networks (`10.0.0.0/24`), ranges of octets (`10.0.0-3.1-20`), names, lists of those with
 * commas. Throws ScanError for what is none of them.
 */
export async function parseTargets(words: readonly string[], options: TargetOptions): Promise<Targets> {
  const { exclude = [] } = options;
  const blocks = await blocksOf(words, options);
  const text = [...words.flatMap(partsOf), ...(exclude.length > 0 ? ["but", ...exclude.flatMap(partsOf)] : [])].join(
    " ",
  );
  if (blocks.length === 0) throw new ScanError("there is nothing to scan: name an address, a network or a host");
  return new Targets(blocks, await blocksOf(exclude, options), text);
}

const partsOf = (word: string): string[] => word.split(",").filter((part) => part !== "");

async function blocksOf(words: readonly string[], options: TargetOptions): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const part of words.flatMap(partsOf)) blocks.push(blockOf(part) ?? (await namedBlock(part, options)));
  return blocks;
}

async function namedBlock(text: string, { lookUp, version }: TargetOptions): Promise<Block> {
  const [name, ...suffix] = text.split("/");
  if (!/^[\w.-]*[a-z][\w.-]*$/i.test(name))
    throw new ScanError(`"${text}" is no address, network, range of octets (10.0.0.1-20) or name`);
  const addresses = await lookUp(name);
  const ipv4 = addresses.find((address) => !address.includes(":"));
  const ipv6 = addresses.find((address) => address.includes(":"));
  const address = version === undefined ? (ipv4 ?? ipv6) : version === 4 ? ipv4 : ipv6;
  const wanted = version === undefined ? "address" : `IPv${version} address`;
  if (address === undefined) throw new ScanError(`${name} has no ${wanted}: check the name, or give an address`);
  const block = blockOf([address, ...suffix].join("/"));
  if (block === undefined) throw new ScanError(`"${text}" is a name with no length of a network behind its /`);
  return block;
}

/** The block that a text stands for without asking anybody. */
function blockOf(text: string): Block | undefined {
  const [address, length, ...rest] = text.split("/");
  const percent = address.indexOf("%");
  const zone = percent < 0 ? "" : address.slice(percent);
  const bare = percent < 0 ? address : address.slice(0, percent);
  const octets = bare.includes(":") ? parseIPv6(bare) : undefined;
  const bounds = octets === undefined ? octetRanges(bare) : { from: octets, to: octets.slice() };
  if (bounds === undefined || rest.length > 0 || zone === "%" || (zone !== "" && octets === undefined))
    return undefined;
  if (length === undefined) return sized(bounds.from, bounds.to, zone);
  const bits = bounds.from.length * 8;
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits)
    throw new ScanError(`"${text}": the length of its network is 0 to ${bits}, not "${length}"`);
  if (octets === undefined && parseIPv4(bare) === undefined)
    throw new ScanError(`"${text}" has a range and a network's length: give one of them`);
  return network(bounds.from, Number(length), zone);
}

/** `10.0.0-3.1-20`, `10.0.0.*`: bounds for each of four octets. */
function octetRanges(text: string): Pick<Block, "from" | "to"> | undefined {
  const parts = text.split(".");
  const from = new Uint8Array(4);
  const to = new Uint8Array(4);
  if (parts.length !== 4) return undefined;
  for (const [place, part] of parts.entries()) {
    const [, low, dash, high] = /^(\d{0,3})(-?)(\d{0,3})$/.exec(part === "*" ? "-" : part) ?? [];
    if (low === undefined || (dash === "" && low === "")) return undefined;
    const [first, last] = [Number(low), dash === "" ? Number(low) : Number(high === "" ? 255 : high)];
    if (last > 255 || first > last) throw new ScanError(`"${text}": "${part}" is no range of octets from 0 to 255`);
    from[place] = first;
    to[place] = last;
  }
  return { from, to };
}

function network(address: Uint8Array, length: number, zone: string): Block {
  const from = address.slice();
  const to = address.slice();
  for (let place = 0; place < address.length; place++) {
    const hostBits = 0xff >> Math.min(8, Math.max(0, length - 8 * place));
    from[place] &= ~hostBits;
    to[place] |= hostBits;
  }
  return sized(from, to, zone);
}

function sized(from: Uint8Array, to: Uint8Array, zone: string): Block {
  return { from, to, zone, count: from.reduce((count, low, place) => count * BigInt(to[place] - low + 1), 1n) };
}

/** Counts through a block as an odometer does; the octets given are the block's own and change with the next. */
function* addressesOf({ from, to }: Block): Generator<Uint8Array> {
  const octets = from.slice();
  for (;;) {
    yield octets;
    let place = octets.length - 1;
    while (place >= 0 && octets[place] === to[place]) octets[place] = from[place--];
    if (place < 0) return;
    octets[place]++;
  }
}

function includes({ from, to, zone }: Block, octets: Uint8Array, zoneOfOctets: string): boolean {
  if (octets.length !== from.length || zone !== zoneOfOctets) return false;
  return octets.every((octet, place) => from[place] <= octet && octet <= to[place]);
}
