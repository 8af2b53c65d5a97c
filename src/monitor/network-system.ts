import type { ConnectionKind, ConnectionList } from "./connection.ts";

/** What an interface has counted since it came into being. */
export interface IoCounters {
  readonly bytesSent: number;
  readonly bytesRecv: number;
  readonly packetsSent: number;
  readonly packetsRecv: number;
  /** Packets that were received, or sent, with errors. */
  readonly errin: number;
  readonly errout: number;
  /** Packets that were dropped on their way in, or out. */
  readonly dropin: number;
  readonly dropout: number;
}

/** Counters by the name of the interface, in the system's order. */
export type InterfaceCounters = ReadonlyMap<string, IoCounters>;

/** An address of an interface. */
export interface InterfaceAddress {
  /** AF_PACKET is the address of the link layer. */
  readonly family: "AF_INET" | "AF_INET6" | "AF_PACKET";
  /** Link-local IPv6 addresses with their zone: `fe80::1%eth0`. */
  readonly address: string;
  readonly netmask: string | undefined;
  readonly broadcast: string | undefined;
  /** The other end of a point-to-point link. */
  readonly ptp: string | undefined;
}

/** What an interface is and how it is doing. */
export interface InterfaceStats {
  /** Whether it is up and has a carrier (IFF_RUNNING). */
  readonly isup: boolean;
  readonly duplex: "full" | "half" | "unknown";
  /** Megabits a second; 0 where it is unknown. */
  readonly speed: number;
  /** Largest packet, in octets. */
  readonly mtu: number;
  /** IFF_ flags as netdevice(7) has them, in lower case. */
  readonly flags: readonly string[];
  readonly index: number;
  /** RFC 2863 operational state: up, down, dormant, … or unknown. */
  readonly state: string;
  /** The kernel's driver, or for an interface without a device what kind it is; undefined where it has none. */
  readonly driver: string | undefined;
}

/** Where packets go for which there is no better route. */
export interface DefaultRoute {
  readonly family: "AF_INET" | "AF_INET6";
  readonly gateway: string | undefined;
  readonly interface: string;
  readonly metric: number;
}

/** What else is wanted of connections than psutil gives. */
export interface ConnectionOptions {
  /** Ask the kernel for `tcp` of each connection. Default false. */
  readonly tcpInfo?: boolean | undefined;
  /** The sockets of this process alone, those that it shares with others among them, as psutil's `Process.net_connections`. */
  readonly pid?: number | undefined;
}

/** A system's network as it is now: what another operating system has to tell to be watched. */
export interface NetworkSystem {
  connections(kind: ConnectionKind, options?: ConnectionOptions): ConnectionList;
  counters(): InterfaceCounters;
  addresses(): ReadonlyMap<string, readonly InterfaceAddress[]>;
  stats(): ReadonlyMap<string, InterfaceStats>;
  defaultRoutes(): readonly DefaultRoute[];
}
