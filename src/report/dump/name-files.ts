import { parseMac } from "../../bytes/addresses.ts";
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
  return entries(text).map(([address, name]) => ({ address, name }));
}

/** The ports of services(5). */
export function readServices(text: string): ServiceNames {
  const services: ServiceNames = { tcp: new Map(), udp: new Map() };
  for (const [name, place] of entries(text)) {
    const [port, protocol] = place.split("/");
    if (protocol === "tcp" || protocol === "udp") addFirst(services[protocol], Number(port), name);
  }
  return services;
}

/** The names of ethers(5), by address as a number. */
export function readEthers(text: string): Map<number, string> {
  const ethers = new Map<number, string>();
  for (const [address, name] of entries(text)) {
    const octets = parseMac(address);
    if (octets !== undefined) addFirst(ethers, uint(octets, 0, octets.length), name);
  }
  return ethers;
}

function addFirst(names: Map<number, string>, number: number, name: string): void {
  if (!names.has(number)) names.set(number, name);
}

/** The words of each line that has two or more, without comments. */
function entries(text: string): string[][] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim().split(/\s+/))
    .filter((words) => words.length >= 2);
}
