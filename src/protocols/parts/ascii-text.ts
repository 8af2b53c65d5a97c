import { decodeAscii, encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";

/** All that is left as text in ASCII: what is not is shown as such. */
export const asciiText: Custom<string> = {
  name: "text in ASCII",
  single: true,
  skip: (_bytes, _at, end) => end,
  read: ({ bytes }, start, end) => decodeAscii(bytes, start, end),
  write: (writer, value) => writer.octets(encodeText(value ?? "")),
};
