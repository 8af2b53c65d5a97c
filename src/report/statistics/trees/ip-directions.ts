import { IP_TITLES, ipHeaders, type IpKind } from "../ip-headers.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `ip_srcdst,tree`, `ipv6_srcdst,tree`: packets from each address, and to each. */
export const ipDirections = (kind: IpKind): TreeKind => ({
  title: `${IP_TITLES[kind]} Statistics/Source and Destination Addresses`,
  begin(root, context) {
    const sources = root.child(`Source ${IP_TITLES[kind]} Addresses`);
    const destinations = root.child(`Destination ${IP_TITLES[kind]} Addresses`);
    const visit = ipHeaders(kind, context);
    return (sight, time) =>
      visit(sight, (source, destination) => {
        for (const node of [sources, sources.child(source), destinations, destinations.child(destination)])
          node.tick(time);
      });
  },
});
