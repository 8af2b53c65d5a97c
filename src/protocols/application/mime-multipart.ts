import { multipart } from "../../bytes/multipart.ts";
import { decodeText, encodeText } from "../../bytes/text.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const line = (filter: string, label: string) => text("rest", { filter, label });
const named = (name: string, label: string) =>
  custom(derivedText("header", compacted), { filter: `header.${name.toLowerCase()}`, label });
/** A header in one line, as Wireshark has it: no white space beside separators that stand in no quotation. */
function compacted(bytes: Uint8Array, start: number, end: number): string {
  return decodeText(bytes, start, end).replaceAll(/("(?:[^"\\]|\\.)*")|\s*([;,=])\s*|\s+/g, (_all, quoted, separator) =>
    String(quoted ?? separator ?? " "),
  );
}

const headerNames = [
  "Content-Description",
  "Content-Disposition",
  "Content-Encoding",
  "Content-Id",
  "Content-Language",
  "Content-Length",
  "Content-Transfer-Encoding",
  "Content-Type",
  "OriginalContent",
];
const headers = headerNames.map((name): Inner => ({ key: name.toLowerCase(), field: named(name, name), depth: 1 }));
const inner: readonly Inner[] = [
  { key: "first", field: line("first_boundary", "First boundary") },
  { key: "middle", field: line("boundary", "Boundary") },
  { key: "last", field: line("last_boundary", "Last boundary") },
  {
    key: "part",
    field: custom(
      derivedText("part", () => ""),
      { filter: "part", label: "Encapsulated multipart part" },
    ),
  },
  ...headers,
];
const numbers = new Map(inner.map(({ key }, number) => [key, number]));

const parts: Custom<string> = {
  name: "parts",
  skip: (_bytes, _at, end) => end,
  read: ({ bytes }, start, end) => decodeText(bytes, start, end),
  write: (writer, value) => writer.octets(encodeText(value)),
  inner,
  visit(bytes, start, end, found) {
    const body = multipart(bytes, start, end);
    for (const [at, delimiter] of body.delimiters.entries()) {
      found(numbers.get(delimiter.kind)!, delimiter.start, delimiter.end);
      const part = body.parts[at];
      if (!part) continue;
      found(numbers.get("part")!, part.start, part.end);
      for (const { name, valueStart, valueEnd } of part.headers) {
        const number = numbers.get(name);
        if (number !== undefined) found(number, valueStart, valueEnd);
      }
    }
  },
};

/** A body of several parts, each with headers of its own; what the parts are is layers behind it. */
export const MIMEMultipart = protocol({
  name: "mime_multipart",
  layer: "MIMEMultipart",
  title: "MIME Multipart Media Encapsulation",
  short: "MIME multipart",
  spec: "RFC 2046",
  mediaTypes: ["multipart/*"],
  summary: "MIME multipart",
  fields: { parts: custom(parts, { filter: "", label: "Parts", default: "" }) },
});
