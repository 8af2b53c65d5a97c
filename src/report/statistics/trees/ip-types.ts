import { IPv4Headers, Transports } from "../ip-headers.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `ptype,tree`: IPv4 packets by what transports them. */
export const ipTypes: TreeKind = {
  title: "IPv4 Statistics/IP Protocol Types",
  begin(root, context) {
    const all = root.child("IP Protocol Types");
    const headers = new IPv4Headers(context);
    const transports = new Transports(context);
    return (sight, time) =>
      headers.visit(sight, () => {
        all.tick(time);
        all.child(transports.of(sight).name).tick(time);
      });
  },
};
