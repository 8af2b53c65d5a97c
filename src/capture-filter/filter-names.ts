/**
 * What names stand for. The compiler is pure and synchronous, so whoever calls it fills the table before; every lookup
 * answers an empty list or undefined where the name is not known. Names are compared without regard to case.
 */
export interface FilterNames {
  /** Addresses of a host: 4 octets each for IPv4, 16 for IPv6, in the resolver's order. */
  hosts(name: string): readonly Uint8Array[];
  /** The number of a network in /etc/networks: octets without trailing zero octets, at least one. */
  network(name: string): Uint8Array | undefined;
  /** The ports of a service, for each transport that has it. */
  service(name: string): { readonly tcp?: number; readonly udp?: number; readonly sctp?: number } | undefined;
  /** The number of an IP protocol. */
  protocol(name: string): number | undefined;
  /** A station's address in /etc/ethers. */
  ether(name: string): Uint8Array | undefined;
}
