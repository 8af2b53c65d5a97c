import { formatIPv4, formatIPv6, formatMac, parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { u24, u32, uint } from "../../bytes/numbers.ts";
import type { LineNames } from "../../definition/dump-line.ts";
import { ouiTexts } from "../../protocols/parts/oui-texts.ts";
import { ipProtocolNames } from "./ip-protocol-names.ts";
import { readEthers, readHosts, readServices, type ServiceNames } from "./name-files.ts";

/** What the system's files hold; an empty text stands for a file that is missing. */
export interface NameFiles {
  readonly hosts: string;
  readonly services: string;
  readonly ethers: string;
}

/** Ethernet addresses whose text is kept. */
const ETHER_LIMIT = 65536;
/** Addresses without a name that are noted at a time. */
const WANTED_LIMIT = 4096;
const BROADCAST = 0xffffffffffff;

/**
 * The names that tcpdump prints without -n: what the system's files say, and what is learnt later. While `noting` is
 * true, addresses of hosts that a line needed and nobody knew are put into `wanted`.
 */
export class SystemNames implements LineNames {
  readonly wanted = new Set<string>();
  noting = false;
  private readonly shorten: boolean;
  private readonly hosts4 = new Map<number, string>();
  private readonly hosts6 = new Map<string, string>();
  private readonly files: NameFiles;
  private ports: ServiceNames | undefined;
  private ethers: Map<number, string> | undefined;
  private readonly etherTexts = new Map<number, string>();

  /** `shorten` leaves the domain out of the names of hosts. */
  constructor(files: NameFiles, shorten: boolean) {
    this.shorten = shorten;
    for (const { address, name } of readHosts(files.hosts)) this.learn(address, name);
    this.files = files;
  }

  /** Notes the name of a host, unless it has one. */
  learn(address: string, name: string): void {
    const shown = this.shorten ? name.replace(/\..*/, "") : name;
    const ipv4 = parseIPv4(address);
    const ipv6 = ipv4 === undefined ? parseIPv6(address) : undefined;
    if (ipv4 !== undefined) addFirst(this.hosts4, u32(ipv4, 0), shown);
    else if (ipv6 !== undefined) addFirst(this.hosts6, formatIPv6(ipv6, 0), shown);
  }

  ipv4(bytes: Uint8Array, at: number): string | undefined {
    const name = this.hosts4.get(u32(bytes, at));
    if (name === undefined && this.noting) this.want(formatIPv4(bytes, at));
    return name;
  }

  ipv6(bytes: Uint8Array, at: number): string | undefined {
    if (this.hosts6.size === 0 && !this.noting) return undefined;
    const address = formatIPv6(bytes, at);
    const name = this.hosts6.get(address);
    if (name === undefined && this.noting) this.want(address);
    return name;
  }

  ether(bytes: Uint8Array, at: number): string {
    const address = uint(bytes, at, 6);
    const known = this.etherTexts.get(address);
    if (known !== undefined) return known;
    const vendor = ouiTexts[u24(bytes, at)] ?? "Unknown";
    this.ethers ??= this.readEthers();
    const text = this.ethers.get(address) ?? `${formatMac(bytes, at)} (oui ${vendor})`;
    if (this.etherTexts.size >= ETHER_LIMIT) this.etherTexts.clear();
    this.etherTexts.set(address, text);
    return text;
  }

  port(protocol: "tcp" | "udp", number: number): string | undefined {
    this.ports ??= readServices(this.files.services);
    return this.ports[protocol].get(number);
  }

  /** tcpdump has its own names for these: it does not read protocols(5). */
  protocol(number: number): string | undefined {
    return ipProtocolNames[number];
  }

  private readEthers(): Map<number, string> {
    const ethers = readEthers(this.files.ethers);
    if (!ethers.has(BROADCAST)) ethers.set(BROADCAST, "Broadcast");
    return ethers;
  }

  private want(address: string): void {
    if (this.wanted.size < WANTED_LIMIT) this.wanted.add(address);
  }
}

function addFirst<Key>(names: Map<Key, string>, key: Key, name: string): void {
  if (!names.has(key)) names.set(key, name);
}
