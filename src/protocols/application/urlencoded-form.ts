import { decodeText, latin1 } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { shownText } from "../parts/shown-text.ts";

/** A word in which a plus sign is a blank and `%41` an octet. */
const word = derivedText("word of a form", (bytes, start, end) => {
  const octets = latin1(bytes, start, end)
    .replaceAll("+", " ")
    .replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const decoded = Uint8Array.from(octets, (character) => character.charCodeAt(0));
  return decodeText(decoded, 0, decoded.length);
});

/** Forms as browsers send them: `key=value&key=value`. */
export const UrlencodedForm = protocol({
  name: "urlencoded-form",
  layer: "UrlencodedForm",
  title: "HTML Form URL Encoded",
  short: "URL Encoded Form Data",
  spec: "WHATWG URL, application/x-www-form-urlencoded",
  mediaTypes: ["application/x-www-form-urlencoded"],
  summary: "Form",
  fields: {
    form: shownText("form", {
      inner: [
        { key: "item", field: custom(word, { filter: "", label: "Form item", line: "urlencoded-form.item" }) },
        { key: "key", field: custom(word, { filter: "key", label: "Key" }), depth: 1 },
        { key: "value", field: custom(word, { filter: "value", label: "Value" }), depth: 1 },
      ],
      visit(bytes, start, end, found) {
        for (let at = start; at < end;) {
          const stop = indexOf(bytes, 0x26, at, end);
          const equals = indexOf(bytes, 0x3d, at, stop);
          found(0, at, stop);
          found(1, at, equals);
          found(2, Math.min(equals + 1, stop), stop);
          at = stop + 1;
        }
      },
    }),
  },
});

/** Where an octet next stands, `end` where it does not. */
function indexOf(bytes: Uint8Array, octet: number, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== octet) at++;
  return at;
}
