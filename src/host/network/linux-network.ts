import type { InterfaceStats, NetworkSystem } from "../../monitor/network-system.ts";
import type { Linux } from "../native/linux.ts";
import { Netlink } from "../native/netlink.ts";
import { listConnections } from "../sockets/connections.ts";
import { readCounters } from "./counters.ts";
import { Ethtool } from "./ethtool.ts";
import { readAddresses, readDefaultRoutes, readLinks, type KernelLink } from "./route-netlink.ts";

const NETLINK_ROUTE = 0;
const RUNNING = 0x40;
/** IFF_ flags by bit, as netdevice(7) names them. */
const FLAGS = [
  "up",
  "broadcast",
  "debug",
  "loopback",
  "pointopoint",
  "notrailers",
  "running",
  "noarp",
  "promisc",
  "allmulti",
  "master",
  "slave",
  "multicast",
  "portsel",
  "automedia",
  "dynamic",
];

/** Linux's network, asked through netlink and /proc. */
export function linuxNetwork(system: Linux): NetworkSystem {
  return {
    connections: (kind, options = {}) => listConnections(kind, options, system),
    counters: () => readCounters(),
    addresses: () => asked(system, readAddresses),
    defaultRoutes: () => asked(system, readDefaultRoutes),
    stats() {
      const links = asked(system, readLinks);
      const ethtool = new Ethtool(system);
      try {
        return new Map(Array.from(links.values(), (link) => [link.name, statsOf(link, ethtool)]));
      } finally {
        ethtool.close();
      }
    },
  };
}

function asked<Answer>(system: Linux, ask: (route: Netlink) => Answer): Answer {
  const route = new Netlink(system, NETLINK_ROUTE);
  try {
    return ask(route);
  } finally {
    route.close();
  }
}

function statsOf({ name, index, flags, mtu, state, kind }: KernelLink, ethtool: Ethtool): InterfaceStats {
  return {
    isup: (flags & RUNNING) !== 0,
    ...ethtool.settings(name),
    mtu,
    flags: FLAGS.filter((_, bit) => (flags & (1 << bit)) !== 0),
    index,
    state,
    driver: ethtool.driver(name) ?? kind,
  };
}
