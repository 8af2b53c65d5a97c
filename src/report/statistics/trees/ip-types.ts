import { IP_TITLES, ipHeaders, Transports, type IpKind } from "../ip-headers.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `ptype,tree`, `ipv6_ptype,tree`: IP packets by what transports them. */
export const ipTypes = (kind: IpKind): TreeKind => ({
  title: `${IP_TITLES[kind]} Statistics/IP Protocol Types`,
  begin(root, context) {
    const all = root.child("IP Protocol Types");
    const visit = ipHeaders(kind, context);
    const transports = new Transports(context);
    return (sight, time) =>
      visit(sight, () => {
        all.tick(time);
        all.child(transports.of(sight).name).tick(time);
      });
  },
});
