import { IPv4Headers } from "../ip-headers.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `ip_hosts,tree`: packets from and to each IPv4 address. */
export const ipAddresses: TreeKind = {
  title: "IPv4 Statistics/All Addresses",
  begin(root, context) {
    const all = root.child("All Addresses");
    const headers = new IPv4Headers(context);
    return (sight, time) =>
      headers.visit(sight, (source, destination) => {
        all.tick(time);
        all.child(source).tick(time);
        all.child(destination).tick(time);
      });
  },
};
