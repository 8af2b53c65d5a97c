import { wordOf } from "../../../definition/value-strings.ts";
import { FieldSearch } from "../field-search.ts";
import type { TreeKind } from "../tree-statistic.ts";

/** `http2,tree`: frames by type. */
export const http2Frames: TreeKind = {
  title: "HTTP2",
  begin(root, context) {
    const all = root.child("HTTP2");
    const byType = all.child("Type");
    const type = new FieldSearch("http2.type", context);
    return (sight, time) => {
      let found = false;
      for (type.start(sight); type.next();) {
        found = true;
        const number = sight.values.number(type.layer, type.quad);
        const word = wordOf(sight.values.info(type.quad), number) ?? `Unknown type (${number})`;
        for (const node of [all, byType, byType.child(word)]) node.tick(time);
      }
      return found;
    };
  },
};
