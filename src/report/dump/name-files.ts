import { parseMac } from "../../bytes/addresses.ts";
import { lineWords } from "../../bytes/line-words.ts";
import { uint } from "../../bytes/numbers.ts";

/** An address as hosts(5) writes it, and its first name. */
export interface HostEntry {
  readonly address: string;
  readonly name: string;
}

/** Service names by port; where a port has several, the first. */
export interface ServiceNames {
  readonly tcp: Map<number, string>;
  readonly udp: Map<number, string>;
}

/** The entries of hosts(5) in their order. */
export function readHosts(text: string): HostEntry[] {
  return lineWords(text).map(([address, name]) => ({ address, name }));
}

/** The ports of services(5). */
export function readServices(text: string): ServiceNames {
  const services: ServiceNames = { tcp: new Map(), udp: new Map() };
  for (const [name, place] of lineWords(text)) {
    const [port, protocol] = place.split("/");
    if (protocol === "tcp" || protocol === "udp") addFirst(services[protocol], Number(port), name);
  }
  return services;
}

/** The names of ethers(5), by address as a number. */
export function readEthers(text: string): Map<number, string> {
  const ethers = new Map<number, string>();
  for (const [address, name] of lineWords(text)) {
    const octets = parseMac(address);
    if (octets !== undefined) addFirst(ethers, uint(octets, 0, octets.length), name);
  }
  return ethers;
}

function addFirst(names: Map<number, string>, number: number, name: string): void {
  if (!names.has(number)) names.set(number, name);
}
