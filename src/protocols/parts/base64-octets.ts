import { toBase64 } from "../../bytes/base64.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

/** So many octets (a key), which Wireshark shows in base64. */
export function base64Octets(size: number, about: Common<Uint8Array>): Field<Uint8Array> {
  return custom<Uint8Array>(
    {
      name: "octets in base64",
      single: true,
      skip: (_bytes, at) => at + size,
      read: ({ bytes }, start, end) => bytes.slice(start, end),
      write: (writer, value) => writer.octets(value ?? new Uint8Array(size)),
      text: (bytes, start, end) => toBase64(bytes.subarray(start, end)),
    },
    { type: "FT_STRING", ...about },
  );
}
