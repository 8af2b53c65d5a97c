import { parseIPv4, parseIPv6, parseMac } from "../../bytes/addresses.ts";
import { lineWords } from "../../bytes/line-words.ts";
import type { FilterNames } from "../filter-names.ts";

/** The text of the file of a Unix system that holds such names; empty where there is none. */
export type ReadNames = (file: "hosts" | "networks" | "services" | "protocols" | "ethers") => string;

/** Addresses of hosts that somebody has looked up elsewhere, by name. */
export type KnownHosts = ReadonlyMap<string, readonly Uint8Array[]>;

type Service = { tcp?: number; udp?: number; sctp?: number };

/** Names from the system's files, each read when a filter first needs it, and addresses that are known besides. */
export function nameTable(read: ReadNames, known: KnownHosts = new Map()): FilterNames {
  const hosts = once(() => readHosts(read("hosts")));
  const networks = once(() => readNetworks(read("networks")));
  const services = once(() => readServices(read("services")));
  const protocols = once(() => readProtocols(read("protocols")));
  const ethers = once(() => readEthers(read("ethers")));
  return {
    hosts: (name) => hosts().get(name.toLowerCase()) ?? known.get(name) ?? [],
    network: (name) => networks().get(name.toLowerCase()),
    service: (name) => services().get(name.toLowerCase()),
    protocol: (name) => protocols().get(name.toLowerCase()),
    ether: (name) => ethers().get(name.toLowerCase()),
  };
}

function once<Table>(make: () => Table): () => Table {
  let table: Table | undefined;
  return () => (table ??= make());
}

/** A host may have several lines, and several addresses. */
function readHosts(text: string): Map<string, Uint8Array[]> {
  const hosts = new Map<string, Uint8Array[]>();
  for (const [address, ...names] of lineWords(text)) {
    const octets = parseIPv4(address) ?? parseIPv6(address);
    if (octets === undefined) continue;
    for (const name of names) hosts.set(name.toLowerCase(), [...(hosts.get(name.toLowerCase()) ?? []), octets]);
  }
  return hosts;
}

/** `loopback 127.0.0.0`: the zeros at the end are no part of the network's number. */
function readNetworks(text: string): Map<string, Uint8Array> {
  const networks = new Map<string, Uint8Array>();
  for (const [name, number, ...aliases] of lineWords(text)) {
    const octets = parseIPv4(number + ".0".repeat(Math.max(0, 4 - number.split(".").length)));
    if (octets === undefined) continue;
    const length = octets.findLastIndex((octet) => octet !== 0) + 1;
    addFirst(networks, [name, ...aliases], octets.slice(0, Math.max(1, length)));
  }
  return networks;
}

/** `domain 53/udp`: a line for each transport. */
function readServices(text: string): Map<string, Service> {
  const services = new Map<string, Service>();
  for (const [name, place, ...aliases] of lineWords(text)) {
    const [, port, transport] = /^(\d+)\/(tcp|udp|sctp)$/.exec(place) ?? [];
    if (port === undefined) continue;
    for (const each of [name, ...aliases]) {
      const service = services.get(each.toLowerCase()) ?? {};
      service[transport as keyof Service] ??= Number(port);
      services.set(each.toLowerCase(), service);
    }
  }
  return services;
}

function readProtocols(text: string): Map<string, number> {
  const protocols = new Map<string, number>();
  for (const [name, number, ...aliases] of lineWords(text))
    if (/^\d+$/.test(number)) addFirst(protocols, [name, ...aliases], Number(number));
  return protocols;
}

function readEthers(text: string): Map<string, Uint8Array> {
  const ethers = new Map<string, Uint8Array>();
  for (const [address, name] of lineWords(text)) {
    const octets = parseMac(address);
    if (octets !== undefined) addFirst(ethers, [name], octets);
  }
  return ethers;
}

function addFirst<Value>(table: Map<string, Value>, names: readonly string[], value: Value): void {
  for (const name of names) {
    const key = name.toLowerCase();
    if (!table.has(key)) table.set(key, value);
  }
}
