import type { CounterNode } from "../counter-tree.ts";
import { FieldSearch } from "../field-search.ts";
import { HttpMessages } from "../http-messages.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** Addresses whose place in the tree is remembered; further ones begin again. */
const ADDRESS_LIMIT = 100_000;

/** A node with those that it is inside of, the outermost first. */
type Path = readonly CounterNode[];

/** `http_seq,tree`: what is requested by which page, or by what sent on to it. */
export const httpSequences: TreeKind = {
  title: "HTTP/Request Sequences",
  begin(root, context) {
    const all = root.child("HTTP Request Sequences");
    const messages = new HttpMessages(context);
    const [referer, address, location, asked] = ["referer", "request.full_uri", "location", "response_for.uri"].map(
      (name) => new FieldSearch(`http.${name}`, context),
    );
    const paths = new Map<string, Path>();

    function tick(time: number, from: string, to: string): void {
      const path = paths.get(from) ?? [all.child(from)];
      // As in tshark, who sent here counts twice.
      for (const node of [all, ...path, path[path.length - 1], path[path.length - 1].child(to)]) node.tick(time);
      if (paths.size >= ADDRESS_LIMIT) return;
      paths.set(from, path);
      paths.set(to, [...path, path[path.length - 1].child(to)]);
    }

    return (sight, time) =>
      messages.visit(sight, ({ layer }) => {
        const own = address.textIn(sight, layer);
        const from = own !== undefined && referer.textIn(sight, layer);
        const to = location.textIn(sight, layer);
        const base = own ?? asked.textIn(sight, layer);
        if (own !== undefined && from) tick(time, from, own);
        if (to !== undefined && base !== undefined) tick(time, base, absolute(to, base));
      });
  },
};

/** An address as it is meant at another one (RFC 3986 5.2). */
function absolute(address: string, base: string): string {
  const [, scheme = "", authority = "", path = ""] = /^([^:/]+:)(\/\/[^/?#]*)?([^?#]*)/.exec(base) ?? [];
  if (/^[A-Za-z][\w+.-]*:/.test(address)) return address;
  if (address.startsWith("//")) return scheme + address;
  if (address.startsWith("/")) return scheme + authority + address;
  const folder = address.startsWith("?") ? path : path.slice(0, path.lastIndexOf("/") + 1) || "/";
  return scheme + authority + folder + address;
}
