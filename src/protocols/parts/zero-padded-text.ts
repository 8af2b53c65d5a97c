import { decodeText, encodeText } from "../../bytes/text.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

/** A text in a place of `size` octets, without the zeros behind it. */
export function zeroPaddedText(size: number, about: Common<string> = {}): Field<string> {
  return custom(
    {
      name: `text in ${size} octets`,
      skip: (_bytes, at) => at + size,
      read: ({ bytes }, start, end) => {
        let stop = end;
        while (stop > start && bytes[stop - 1] === 0) stop--;
        return decodeText(bytes, start, stop);
      },
      write: (writer, value) => {
        const octets = encodeText(value ?? "");
        if (octets.length > size) throw new RangeError(`"${value}" is longer than ${size} octets`);
        writer.octets(octets);
        writer.zeros(size - octets.length);
      },
    },
    about,
  );
}
