import { decodeText, encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Field } from "../../definition/kinds.ts";

const LINE_FEED = 10;

/** A text to the end of what is there, each line of which Wireshark shows as a field of its own: `line`. */
export function textByLine(line: Field<string>): Field<string> {
  const codec: Custom<string> = {
    name: "text by line",
    beside: true,
    inner: [{ key: "line", field: line }],
    skip: (_bytes, _at, end) => end,
    read: ({ bytes }, start, end) => decodeText(bytes, start, end),
    write(writer, value = "") {
      writer.octets(encodeText(value));
    },
    visit(bytes, start, end, found) {
      for (let at = start; at < end;) {
        const feed = bytes.indexOf(LINE_FEED, at);
        const stop = feed < 0 || feed > end ? end : feed;
        found(0, at, stop);
        at = stop + 1;
      }
    },
  };
  return custom(codec, { filter: "" });
}
