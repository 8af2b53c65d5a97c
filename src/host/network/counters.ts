import { readFileSync } from "node:fs";
import type { InterfaceCounters, IoCounters } from "../../monitor/network-system.ts";

/** What each interface has counted, by /proc/net/dev (proc_net(5)). */
export function readCounters(text: string = readFileSync("/proc/thread-self/net/dev", "latin1")): InterfaceCounters {
  const counters = new Map<string, IoCounters>();
  for (const line of text.split("\n")) {
    // A name may hold colons; numbers do not.
    const colon = line.lastIndexOf(":");
    if (colon < 0) continue;
    const words = line
      .slice(colon + 1)
      .trim()
      .split(/\s+/)
      .map(Number);
    const [bytesRecv, packetsRecv, errin, dropin, , , , , bytesSent, packetsSent, errout, dropout] = words;
    if (!Number.isFinite(dropout)) continue;
    counters.set(line.slice(0, colon).trim(), {
      bytesSent,
      bytesRecv,
      packetsSent,
      packetsRecv,
      errin,
      errout,
      dropin,
      dropout,
    });
  }
  return counters;
}
