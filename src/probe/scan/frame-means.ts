import { formatMac } from "../../bytes/addresses.ts";
import { groupMac } from "../../link/groups.ts";
import { NoNeighbourError, type Outlet } from "../outlet.ts";
import { FrameProber, type Reached } from "./frame-prober.ts";
import type { Means, Reachable } from "./means.ts";
import { inquiry, type Question } from "./question.ts";

const MAC_LENGTH = 6;

/**
 * Scans with frames over an outlet. `random` gives 32 bits at a time. A host behind a router is there when it answers an
 * echo request, or a segment to a port of the web, which firewalls let through by rule.
 */
export function frameMeans(outlet: Outlet, random: () => number): Means<Reached & Reachable> {
  const asked: readonly Question[] = [{ kind: "echo" }, { kind: "tcp", flags: "S" }, { kind: "tcp", flags: "A" }];
  const discovery = inquiry([0, 443, 80], (_, place) => asked[place]);
  return {
    discovery,
    async reach(address) {
      const before = outlet.now();
      try {
        const way = await outlet.way(address);
        if (groupMac(way.nextHop, way.link.addresses) !== undefined) return "broadcast";
        const isThere = way.nextHop === address.split("%")[0];
        const tookMs = Number(outlet.now() - before) / 1e6;
        // On the loopback interface frames have addresses of zeros.
        const hasMac = isThere && way.header.subarray(0, MAC_LENGTH).some((octet) => octet !== 0);
        const mac = hasMac ? formatMac(way.header, 0) : undefined;
        return { address, way, isThere, mac, roundTripMs: isThere && before !== 0n ? tookMs : undefined };
      } catch (fault) {
        if (fault instanceof NoNeighbourError) return "no-arp-response";
        throw fault;
      }
    },
    prober: (hosts, inquired) => new FrameProber(outlet, hosts, inquired, random),
  };
}
