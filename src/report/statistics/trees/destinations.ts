import { IP_TITLES, ipHeaders, Transports, type IpKind } from "../ip-headers.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `dests,tree`, `ipv6_dests,tree`: IP packets by destination, transport and port. */
export const destinations = (kind: IpKind): TreeKind => ({
  title: `${IP_TITLES[kind]} Statistics/Destinations and Ports`,
  begin(root, context) {
    const all = root.child("Destinations and Ports");
    const visit = ipHeaders(kind, context);
    const transports = new Transports(context);
    return (sight, time) =>
      visit(sight, (_, destination) => {
        const { name, port } = transports.of(sight);
        const transport = all.child(destination).child(name);
        for (const node of [all, all.child(destination), transport, transport.child(String(port))]) node.tick(time);
      });
  },
});
