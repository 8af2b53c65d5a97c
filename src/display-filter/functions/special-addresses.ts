/** What a block of addresses may be used for; the order is that of the bits of `ip_special_mask`, highest first. */
const uses = ["source", "destination", "forwardable", "global", "reserved"] as const;

/**
 * The IANA registries "IPv4 and IPv6 Special-Purpose Address": prefix, name, and a digit for each use of `uses` in order.
 * What is not applicable counts as no.
 */
const blocks: readonly (readonly [prefix: string, name: string, uses: string])[] = [
  ["0.0.0.0/8", "This network", "10001"],
  ["0.0.0.0/32", "This host on this network", "10001"],
  ["10.0.0.0/8", "Private-Use", "11100"],
  ["100.64.0.0/10", "Shared Address Space", "11100"],
  ["127.0.0.0/8", "Loopback", "00001"],
  ["169.254.0.0/16", "Link Local", "11001"],
  ["172.16.0.0/12", "Private-Use", "11100"],
  ["192.0.0.0/24", "IETF Protocol Assignments", "00000"],
  ["192.0.0.0/29", "IPv4 Service Continuity Prefix", "11100"],
  ["192.0.0.8/32", "IPv4 dummy address", "10000"],
  ["192.0.0.9/32", "Port Control Protocol Anycast", "11110"],
  ["192.0.0.10/32", "Traversal Using Relays around NAT Anycast", "11110"],
  ["192.0.0.170/32", "NAT64/DNS64 Discovery", "00001"],
  ["192.0.0.171/32", "NAT64/DNS64 Discovery", "00001"],
  ["192.0.2.0/24", "Documentation (TEST-NET-1)", "00000"],
  ["192.31.196.0/24", "AS112-v4", "11110"],
  ["192.52.193.0/24", "AMT", "11110"],
  ["192.88.99.0/24", "Deprecated (6to4 Relay Anycast)", "00000"],
  ["192.168.0.0/16", "Private-Use", "11100"],
  ["192.175.48.0/24", "Direct Delegation AS112 Service", "11110"],
  ["198.18.0.0/15", "Benchmarking", "11100"],
  ["198.51.100.0/24", "Documentation (TEST-NET-2)", "00000"],
  ["203.0.113.0/24", "Documentation (TEST-NET-3)", "00000"],
  ["240.0.0.0/4", "Reserved", "00001"],
  ["255.255.255.255/32", "Limited Broadcast", "01001"],
  ["::1/128", "Loopback Address", "00001"],
  ["::/128", "Unspecified Address", "10001"],
  ["::ffff:0:0/96", "IPv4-mapped Address", "00001"],
  ["64:ff9b::/96", "IPv4-IPv6 Translat.", "11110"],
  ["64:ff9b:1::/48", "IPv4-IPv6 Translat.", "11100"],
  ["100::/64", "Discard-Only Address Block", "11100"],
  ["100:0:0:1::/64", "Dummy IPv6 Prefix", "10000"],
  ["2001::/23", "IETF Protocol Assignments", "00000"],
  ["2001::/32", "TEREDO", "11100"],
  ["2001:1::1/128", "Port Control Protocol Anycast", "11110"],
  ["2001:1::2/128", "Traversal Using Relays around NAT Anycast", "11110"],
  ["2001:1::3/128", "DNS-SD Service Registration Protocol Anycast", "11110"],
  ["2001:2::/48", "Benchmarking", "11100"],
  ["2001:3::/32", "AMT", "11110"],
  ["2001:4:112::/48", "AS112-v6", "11110"],
  ["2001:10::/28", "Deprecated (previously ORCHID)", "00000"],
  ["2001:20::/28", "ORCHIDv2", "11110"],
  ["2001:30::/28", "Drone Remote ID Protocol Entity Tags (DETs) Prefix", "11110"],
  ["2001:db8::/32", "Documentation", "00000"],
  ["2002::/16", "6to4", "11000"],
  ["2620:4f:8000::/48", "Direct Delegation AS112 Service", "11110"],
  ["3fff::/20", "Documentation", "00000"],
  ["5f00::/16", "Segment Routing (SRv6) SIDs", "11100"],
  ["fc00::/7", "Unique-Local", "11100"],
  ["fe80::/10", "Link-Local Unicast", "11001"],
]; // oxfmt-ignore

export interface SpecialBlock {
  readonly prefix: string;
  readonly name: string;
  readonly mask: number;
}

export function specialBlocks(): readonly SpecialBlock[] {
  return blocks.map(([prefix, name, digits]) => ({ prefix, name, mask: parseInt(digits.slice(0, uses.length), 2) }));
}
