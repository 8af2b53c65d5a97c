import { IP_TITLES, ipHeaders, type IpKind } from "../ip-headers.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `ip_hosts,tree`, `ipv6_hosts,tree`: packets from and to each address. */
export const ipAddresses = (kind: IpKind): TreeKind => ({
  title: `${IP_TITLES[kind]} Statistics/All Addresses`,
  begin(root, context) {
    const all = root.child("All Addresses");
    const visit = ipHeaders(kind, context);
    return (sight, time) =>
      visit(sight, (source, destination) => {
        all.tick(time);
        all.child(source).tick(time);
        all.child(destination).tick(time);
      });
  },
});
