import { thisNetwork } from "../host/network/this-network.ts";
import type { ConnectionKind, ConnectionList } from "../monitor/connection.ts";
import { MonotonicCounters, totalCounters } from "../monitor/monotonic-counters.ts";
import type { ConnectionOptions, InterfaceAddress, InterfaceStats, IoCounters } from "../monitor/network-system.ts";

/** How to ask for counters. */
export interface IoCounterOptions {
  /** By interface, rather than the sum. Default false. */
  readonly perNic?: boolean | undefined;
  /** Counters that wrap or are reset go on from where they had been. Default true. */
  readonly noWrap?: boolean | undefined;
}

const monotonic = new MonotonicCounters();

/**
 * This host's sockets, as psutil's `net_connections`: `inet` (default), `inet4`, `inet6`, `tcp`, `tcp4`, `tcp6`, `udp`, `udp4`,
 * `udp6`, `unix` or `all`. Of the network namespace that this thread is in. Who is not root sees no pids of other users'
 * processes; `unseen` says whose. Throws `NetworkUnknownError` elsewhere than on Linux.
 */
export async function netConnections(
  kind: ConnectionKind = "inet",
  options: ConnectionOptions = {},
): Promise<ConnectionList> {
  return (await thisNetwork()).connections(kind, options);
}

/**
 * What has been sent and received: octets (`bytesSent`, `bytesRecv`), packets, errors and drops since the interfaces came
 * into being; of all together, or by interface with `perNic`. As psutil's `net_io_counters`. Throws `NetworkUnknownError`.
 */
export function netIoCounters(
  options: IoCounterOptions & { readonly perNic: true },
): Promise<Record<string, IoCounters>>;
export function netIoCounters(options?: IoCounterOptions): Promise<IoCounters>;
export async function netIoCounters(options: IoCounterOptions = {}): Promise<IoCounters | Record<string, IoCounters>> {
  const { perNic = false, noWrap = true } = options;
  const read = (await thisNetwork()).counters();
  const counters = noWrap ? monotonic.update(read) : read;
  return perNic ? Object.fromEntries(counters) : totalCounters(counters);
}

/** Forgets what `noWrap` goes by, as psutil's `net_io_counters.cache_clear`: counters are the system's again. */
export function forgetIoCounters(): void {
  monotonic.clear();
}

/** The addresses of each interface, as psutil's `net_if_addrs`. Throws `NetworkUnknownError`. */
export async function netIfAddrs(): Promise<Record<string, readonly InterfaceAddress[]>> {
  return Object.fromEntries((await thisNetwork()).addresses());
}

/** What each interface is and how it is doing, as psutil's `net_if_stats`. Throws `NetworkUnknownError`. */
export async function netIfStats(): Promise<Record<string, InterfaceStats>> {
  return Object.fromEntries((await thisNetwork()).stats());
}
