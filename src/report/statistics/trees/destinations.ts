import { IPv4Headers, Transports } from "../ip-headers.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `dests,tree`: IPv4 packets by destination, transport and port. */
export const destinations: TreeKind = {
  title: "IPv4 Statistics/Destinations and Ports",
  begin(root, context) {
    const all = root.child("Destinations and Ports");
    const headers = new IPv4Headers(context);
    const transports = new Transports(context);
    return (sight, time) =>
      headers.visit(sight, (_, destination) => {
        const { name, port } = transports.of(sight);
        const transport = all.child(destination).child(name);
        for (const node of [all, all.child(destination), transport, transport.child(String(port))]) node.tick(time);
      });
  },
};
