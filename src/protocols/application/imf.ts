import { mailHeaders } from "../../bytes/mail-headers.ts";
import { decodeText, encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { InnerFields } from "../parts/inner-fields.ts";
import { mailHeaderFields, otherMailHeader, peopleHeaders } from "../parts/mail-header-fields.ts";

const fields = new InnerFields();
for (const [name, field] of Object.entries({ ...mailHeaderFields, ...peopleHeaders, extension: otherMailHeader }))
  fields.add(name, field);

/** The headers of a message with the blank line behind them. */
const headers: Custom<string> = {
  name: "headers of a message",
  skip: (bytes, at, end) => mailHeaders(bytes, at, end).bodyStart,
  read: ({ bytes }, start, end) => decodeText(bytes, start, end),
  write: (writer, value) => writer.octets(encodeText(value)),
  inner: fields.list,
  visit(bytes, start, end, found, layerStart) {
    for (const header of mailHeaders(bytes, start, end).headers) {
      const { name, start: at, nameEnd, valueStart, valueEnd, end: stop } = header;
      const people = peopleHeaders[name];
      const known = mailHeaderFields[name];
      if (people) fields.found(people, bytes, valueStart, stop, found, layerStart);
      else if (known) fields.found(known, bytes, valueStart, valueEnd, found, layerStart);
      else fields.found(otherMailHeader, bytes, at, valueEnd > valueStart ? valueEnd : nameEnd + 1, found, layerStart);
    }
  },
};

/** A message of electronic mail: its headers; the body is a layer of its own. */
export const IMF = protocol({
  name: "imf",
  holds: ["data-text-lines", "mime_multipart"],
  layer: "IMF",
  title: "Internet Message Format",
  spec: "RFC 5322",
  mediaTypes: ["message/rfc822"],
  summary: "IMF",
  fields: { headers: custom(headers, { filter: "", label: "Headers", default: "" }) },
});
