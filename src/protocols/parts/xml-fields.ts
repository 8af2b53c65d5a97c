import { latin1 } from "../../bytes/text.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import { text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { InnerFields } from "./inner-fields.ts";
import { partedText } from "./text-parts.ts";

/** Elements within elements; those that are deeper stand beside one another. */
const DEPTH_LIMIT = 60;

/** Elements of documents that Wireshark has protocols of their own for; what is in them has none of the fields here. */
const OTHERS: ReadonlySet<string> = new Set([
  "presence",
  "reginfo",
  "rss",
  "smil",
  "watcherinfo",
  "MediaServerControl",
]);

const declaration = partedText(
  { filter: "xmlpi.xml", label: "xml.xmlpi.xml" },
  /\s(?:version\s*=\s*["'](?<version>[^"']*)|encoding\s*=\s*["'](?<encoding>[^"']*)|standalone\s*=\s*["'](?<standalone>[^"']*))/dg,
  {
    version: text("rest", { filter: "xmlpi.xml.version", label: "version" }),
    encoding: text("rest", { filter: "xmlpi.xml.encoding", label: "encoding" }),
    standalone: text("rest", { filter: "xmlpi.xml.standalone", label: "standalone" }),
  },
);
const tag = partedText({ filter: "tag", label: "Tag" }, /(?<=\s)(?<attribute>[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))/dg, {
  attribute: text("rest", { filter: "attribute", label: "Attribute" }),
});
const content = text("rest", { filter: "cdata", label: "CDATA" });
const comment = text("rest", { filter: "comment", label: "Comment" });
const doctype = text("rest", { filter: "doctype", label: "Doctype" });

const pieces =
  /<\?xml\b[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>]*>|<\/(?<closing>[^>]*)>|<(?<tag>[A-Za-z_:][^<>]*?(?:"[^"]*"|'[^']*'|[^<>"'])*)>|[^<]+/gs;

/** The fields that elements at each depth have. */
const levels = Array.from({ length: DEPTH_LIMIT + 1 }, (_, depth) => {
  const fields = new InnerFields();
  for (const field of [declaration, tag, content, comment, doctype]) fields.add("part", field, depth);
  return fields;
});
const firsts = levels.map((_, depth) => levels.slice(0, depth).reduce((sum, fields) => sum + fields.list.length, 0));
const inner: readonly Inner[] = levels.flatMap(({ list }) => list);

/** The fields of a text that is XML: declarations, tags with their attributes, and what stands between them. */
export const xmlFields: Pick<Custom<string>, "inner" | "visit"> = {
  inner,
  visit(bytes, start, end, found, layerStart) {
    let depth = 0;
    let isOther = false;
    const show = (field: AnyField, from: number, to: number): void => {
      if (isOther) return;
      const level = Math.min(depth, DEPTH_LIMIT);
      levels[level].found(field, bytes, from, to, (n, a, b) => found(firsts[level] + n, a, b), layerStart);
    };
    for (const match of latin1(bytes, start, end).matchAll(pieces)) {
      const [piece] = match;
      const from = start + match.index;
      const to = from + piece.length;
      if (piece.startsWith("<?xml")) show(declaration, from, to);
      else if (piece.startsWith("<!--")) show(comment, from, to);
      else if (piece.startsWith("<!DOCTYPE")) show(doctype, from, to);
      else if (match.groups?.["closing"] !== undefined) {
        depth = Math.max(0, depth - 1);
        isOther &&= depth > 0;
      } else if (match.groups?.["tag"] !== undefined) {
        isOther ||= depth === 0 && OTHERS.has(/^[^\s/]+/.exec(match.groups["tag"])![0]);
        show(tag, from, to);
        if (!piece.endsWith("/>")) depth++;
        isOther &&= depth > 0;
      } else {
        const trimmed = piece.trim();
        const at = from + piece.indexOf(trimmed);
        if (trimmed !== "") show(content, at, at + trimmed.length);
      }
    }
  },
};
